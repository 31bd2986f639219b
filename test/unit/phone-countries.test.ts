import { assert } from '@open-wc/testing';
import metadata from 'libphonenumber-js/metadata.mobile.json';
import { callingCode, countries } from '../../src/phone/countries.js';
import { guessCountry } from '../../src/phone/guess-country.js';

const all = countries('en');

describe('the countries', () => {
  it('are all territories of the metadata, each of them once', () => {
    const territories = Object.keys(metadata.countries).sort();

    assert.deepEqual(all.map(({ code }) => code).sort(), territories);
    assert.includeMembers(territories, ['XK', 'SX', 'AX', 'AC', 'TA', 'US']);
  });

  it('are all that share +1, and each calling code is that of the numbering plan', () => {
    const shared = all.filter((country) => country.callingCode === '+1').map(({ code }) => code);

    assert.sameMembers(shared, metadata.country_calling_codes['1'] ?? []);
    assert.isAtLeast(shared.length, 25);
  });

  it('have names in the language that is asked for', () => {
    const nameIn = (locale: string, code: string) =>
      countries(locale).find((country) => country.code === code)?.name;

    assert.equal(nameIn('en', 'DE'), 'Germany');
    assert.equal(nameIn('de', 'DE'), 'Deutschland');
    assert.equal(nameIn('ar', 'EG'), '\u0645\u0635\u0631');
    for (const { code, name } of all) assert.isTrue(name.length > 2, code);
  });

  for (const locale of ['en', 'de', 'ar', 'ja', 'sv', 'zh'])
    it(`are sorted as readers of the language expect: ${locale}`, () => {
      const names = countries(locale).map(({ name }) => name);

      assert.deepEqual(names, [...names].sort(new Intl.Collator(locale).compare));
    });

  it('are not sorted by the numbers of their letters', () => {
    const names = countries('de').map(({ name }) => name);

    assert.isBelow(names.indexOf('\u00D6sterreich'), names.indexOf('Polen'));
  });

  it('are made once for a language', () => {
    assert.equal(countries('en'), all);
  });

  for (const [country, code] of [
    ['US', '+1'],
    ['gb', '+44'],
    ['XK', '+383'],
    ['SX', '+1'],
    ['KZ', '+7'],
    ['ZZ', undefined],
    ['__proto__', undefined],
    [undefined, undefined],
  ] as const)
    it(`have a calling code: ${country ?? 'none'} has ${code ?? 'none'}`, () => {
      assert.equal(callingCode(country), code);
    });
});

describe('the first guess of a country', () => {
  for (const [languages, country] of [
    [['en-US'], 'US'],
    [['de', 'en-GB', 'fr-FR'], 'GB'],
    [['zh-Hant-TW'], 'TW'],
    [['sr-Latn-rs'], 'RS'],
    [['en-US-posix'], 'US'],
    [['de-DE-u-co-phonebk'], 'DE'],
    [['zh-yue-HK'], 'HK'],
    [['en-GB-u-rg-uszzzz'], 'US'],
    [['en-u-rg-gbsct'], 'GB'],
    [['fr-FR-u-ca-gregory-rg-CHZZZZ-nu-latn'], 'CH'],
    [['es-419', 'es-MX'], 'MX'],
    [['es-419-u-rg-arzzzz'], 'AR'],
    [['en-001', 'en-150'], undefined],
    [['de-u-co-phonebk'], undefined],
    [['es-419'], undefined],
    [['en', 'de'], undefined],
    [['x-us', 'i-klingon', ''], undefined],
    [[], undefined],
  ] as const)
    it(`is ${country ?? 'none'} for ${JSON.stringify(languages)}`, () => {
      assert.equal(guessCountry(languages), country);
    });
});
