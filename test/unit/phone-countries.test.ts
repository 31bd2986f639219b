import { assert } from '@open-wc/testing';
import metadata from 'libphonenumber-js/metadata.mobile.json';
import { callingCode, countries, findCountries } from '../../src/phone/countries.js';
import { guessCountry } from '../../src/phone/guess-country.js';

const all = countries('en');
const codes = (search: string, list = all) => findCountries(list, search).map(({ code }) => code);

describe('the countries', () => {
  it('are all territories of the metadata, each of them once', () => {
    const territories = Object.keys(metadata.countries).sort();

    assert.deepEqual(all.map(({ code }) => code).sort(), territories);
    assert.includeMembers(territories, ['XK', 'SX', 'AC', 'TA', 'US']);
  });

  it('have names in the language that is asked for', () => {
    const nameIn = (locale: string, code: string) =>
      countries(locale).find((country) => country.code === code)?.name;

    assert.equal(nameIn('en', 'DE'), 'Germany');
    assert.equal(nameIn('de', 'DE'), 'Deutschland');
    assert.equal(nameIn('ar', 'EG'), '\u0645\u0635\u0631');
    for (const { code, name } of all) assert.isTrue(name.length > 2, code);
  });

  it('are sorted as readers of the language expect', () => {
    const names = countries('de').map(({ name }) => name);

    const { compare } = new Intl.Collator('de');
    assert.deepEqual(names, [...names].sort(compare));
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

describe('searching the countries', () => {
  it('finds each of them by its whole name and by its ISO code', () => {
    for (const locale of ['en', 'de', 'fr', 'ar'])
      for (const country of countries(locale)) {
        assert.include(findCountries(countries(locale), country.name), country, country.name);
        assert.include(findCountries(countries(locale), country.code.toLowerCase()), country);
      }
  });

  for (const [search, wanted] of [
    ['germ', 'DE'],
    ['GERMANY', 'DE'],
    ['  germany ', 'DE'],
    ['cote d', 'CI'],
    ["cote d'ivoire", 'CI'],
    ['c\u00F4te d\u2019ivoire', 'CI'],
    ['aland', 'AX'],
    ['curacao', 'CW'],
    ['bissau', 'GW'],
    ['guinea-b', 'GW'],
    ['guinea b', 'GW'],
    ['kingdom', 'GB'],
    ['states', 'US'],
    ['us', 'US'],
    ['+44', 'GB'],
    ['44', 'GB'],
    ['0044', 'GB'],
    ['+49', 'DE'],
  ] as const)
    it(`finds ${wanted} by "${search}"`, () => {
      assert.include(codes(search), wanted);
    });

  it('finds by the beginning of words only', () => {
    assert.notInclude(codes('many'), 'DE');
    assert.notInclude(codes('rmany'), 'DE');
  });

  it('finds by the beginning of a calling code, and all that share it', () => {
    assert.deepEqual(
      codes('+4').filter((code) => ['DE', 'GB', 'US'].includes(code)),
      ['DE', 'GB'],
    );
    assert.includeMembers(codes('+1'), ['US', 'CA', 'SX']);
  });

  for (const search of ['', '  '])
    it(`finds all by "${search}"`, () => {
      assert.equal(findCountries(all, search), all);
    });

  for (const search of ['nowhere', '+999', '<b>', '.*', '\\', '99 bottles'])
    it(`finds nothing by "${search}"`, () => {
      assert.isEmpty(codes(search));
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
    [['es-419'], undefined],
    [['en', 'de'], undefined],
    [['x-us', 'i-klingon', ''], undefined],
    [[], undefined],
  ] as const)
    it(`is ${country ?? 'none'} for ${JSON.stringify(languages)}`, () => {
      assert.equal(guessCountry(languages), country);
    });
});
