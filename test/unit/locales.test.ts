import { assert } from '@open-wc/testing';
import { direction } from '../../src/i18n/direction.js';
import { loaders, matchLocale, sourceLocale } from '../../src/i18n/locales.js';

describe('the language for a reader', () => {
  for (const [tags, locale] of [
    [['de'], 'de'],
    [['de-AT'], 'de'],
    [['DE-at'], 'de'],
    [['de-Latn-AT-1996'], 'de'],
    [['ar-EG'], 'ar'],
    [['en-GB'], 'en'],
    [['xx', 'de-CH', 'ar'], 'de'],
    [['xx-YY', 'yy'], 'en'],
    [['en', 'de'], 'en'],
    [['den'], 'en'],
    [['d'], 'en'],
    [['-de'], 'en'],
    [['de-'], 'de'],
    [['', 'ar'], 'ar'],
    [['constructor', '__proto__'], 'en'],
    [[], 'en'],
    [['fi', 'de-DE'], 'fi'],
    [['xx', 'sv-FI'], 'sv'],
    // Chinese by its script, which the region tells.
    [['zh'], 'zh-Hans'],
    [['zh-CN'], 'zh-Hans'],
    [['zh-SG'], 'zh-Hans'],
    [['zh-Hans-HK'], 'zh-Hans'],
    [['zh-hans-tw'], 'zh-Hans'],
    [['zh-TW'], 'zh-Hant'],
    [['zh-HK'], 'zh-Hant'],
    [['zh-MO'], 'zh-Hant'],
    [['zh-Hant'], 'zh-Hant'],
    [['zh-Hant-CN'], 'zh-Hant'],
    [['ZH-hant-tw'], 'zh-Hant'],
    [['yue-HK'], 'zh-Hant'],
    // Two kinds each of Spanish and Portuguese.
    [['es'], 'es'],
    [['es-ES'], 'es'],
    [['es-GQ'], 'es'],
    [['es-PH'], 'es'],
    [['es-u-co-trad'], 'es'],
    [['es-419'], 'es-419'],
    [['es-MX'], 'es-419'],
    [['es-US'], 'es-419'],
    [['es-AR'], 'es-419'],
    [['pt'], 'pt'],
    [['pt-PT'], 'pt'],
    [['pt-AO'], 'pt'],
    [['pt-BR'], 'pt-BR'],
    [['pt-br'], 'pt-BR'],
    [['no'], 'nb'],
    [['no-NO'], 'nb'],
    [['nb-NO'], 'nb'],
    [['nn-NO'], 'nn'],
    [['sr-Latn-RS'], 'sr'],
    [['fil-PH'], 'fil'],
    // Codes of before 1989, which Java and Android still use.
    [['iw-IL'], 'he'],
    [['in-ID'], 'id'],
    [['tl-PH'], 'fil'],
    // For tests, and only when it is asked for by name.
    [['en-XA'], 'en-XA'],
    [['en-XB'], 'en'],
    // No tags, but what pages have in their place.
    [['de_AT'], 'en'],
    [['../de'], 'en'],
    [['nothing', 'zhx', 'esperanto', 'inn', 'nob'], 'en'],
  ] as const)
    it(`is ${locale} for ${JSON.stringify(tags)}`, () => {
      assert.equal(matchLocale(tags), locale);
    });

  it('is one that there is, whichever is asked for', () => {
    for (const locale of [sourceLocale, ...Object.keys(loaders)])
      assert.equal(matchLocale([`${locale}-x-own`]), locale);
  });
});

describe('the direction of a language', () => {
  for (const locale of ['ar', 'ar-EG', 'fa', 'he', 'he-IL', 'ur', 'ur-PK'])
    it(`is right to left for ${locale}`, () => {
      assert.equal(direction(locale), 'rtl');
    });

  for (const locale of ['', 'en', 'de', 'de-AR', 'arn', 'ja', 'hi'])
    it(`is left to right for "${locale}"`, () => {
      assert.equal(direction(locale), 'ltr');
    });
});
