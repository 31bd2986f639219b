import { assert } from '@open-wc/testing';
import { direction, loaders, matchLocale, sourceLocale } from '../../src/i18n/locales.js';

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
  ] as const)
    it(`is ${locale} for ${JSON.stringify(tags)}`, () => {
      assert.equal(matchLocale(tags), locale);
    });

  it('is one that there is, whichever is asked for', () => {
    for (const locale of [sourceLocale, ...Object.keys(loaders)])
      assert.equal(matchLocale([`${locale}-ZZ`]), locale);
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
