import { assert } from '@open-wc/testing';
import { countries, type Country } from '../../src/phone/countries.js';
import { countryOfInput } from '../../src/phone/country-of-input.js';
import * as search from '../../src/phone/find-countries.js';

const findCountries = (
  list: readonly Country[],
  text: string,
  locale?: string,
  languages: readonly string[] = [],
) =>
  search.findCountries(list, text, {
    ...(locale && { locale }),
    languages,
    countryOf: (number) => countryOfInput(number),
  });

const all = countries('en');
const codes = (search: string, locale = 'en', languages: readonly string[] = []) =>
  findCountries(countries(locale), search, locale, languages).map(({ code }) => code);

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

  for (const locale of ['en', 'de', 'ar', 'ja', 'fr', 'ru'])
    for (const search of [
      'Germany',
      'Deutschland',
      '49',
      '+49',
      '0049',
      '\u0664\u0669',
      '+\u06F4\u06F9',
      '\uFF0B\uFF14\uFF19',
      'de',
      'DE',
      'Alemania',
      'alem\u00E1nia',
      'Allemagne',
      '\u0413\u0435\u0440\u043C\u0430\u043D\u0438\u044F',
      '\u0623\u0644\u0645\u0627\u0646\u064A\u0627',
      '\u5FB7\u56FD',
      '\u30C9\u30A4\u30C4',
    ])
      it(`finds DE first by "${search}" in ${locale}`, () => {
        assert.equal(codes(search, locale)[0], 'DE');
      });

  for (const [search, first, locale] of [
    ['uk', 'GB', 'en'],
    ['UK', 'GB', 'de'],
    ['usa', 'US', 'en'],
    ['U.S.A.', 'US', 'fr'],
    ['us', 'US', 'en'],
    ['uae', 'AE', 'en'],
    ['uae', 'AE', 'ar'],
    ['png', 'PG', 'en'],
    ['nz', 'NZ', 'en'],
    ['\u0421\u0428\u0410', 'US', 'en'],
    ['1', 'US', 'en'],
    ['+1', 'US', 'de'],
    ['7', 'RU', 'en'],
    ['44', 'GB', 'en'],
    ['+1 809', 'DO', 'en'],
    ['1-684', 'AS', 'en'],
    ['+44 7700 900123', 'GB', 'en'],
    ['ger', 'DE', 'en'],
    ['niger', 'NE', 'en'],
    ['guinea', 'GN', 'en'],
    ['bosnia and', 'BA', 'en'],
    ['st lucia', 'LC', 'en'],
    ['osterreich', 'AT', 'de'],
    ['\u00D6sterreich', 'AT', 'en'],
    ['sverige', 'SE', 'en'],
    ['polska', 'PL', 'en'],
    ['turkiye', 'TR', 'en'],
    ['T\u00DCRK\u0130YE', 'TR', 'en'],
    ['Isvi\u00E7re', undefined, 'en'],
    ['\u00CDsland', 'IS', 'is'],
    ['danmark', 'DK', 'en'],
    ['norge', 'NO', 'en'],
    ['\u65E5\u672C', 'JP', 'en'],
    ['\uB300\uD55C\uBBFC\uAD6D', 'KR', 'en'],
    ['\u0939\u093F\u0928\u094D\u0926', undefined, 'en'],
    ['\u092D\u093E\u0930\u0924', 'IN', 'en'],
    ['\u0645\u063A\u0631\u0628', 'MA', 'ar'],
    ['\u0627\u0644\u0645\u063A\u0631\u0628', 'MA', 'ar'],
    ['\u0627\u0631\u062F\u0646', 'JO', 'ar'],
    ['\u0627\u0644\u0645\u0627\u0646\u064A\u0627', 'DE', 'ar'],
    ['\u0645\u0635\u0640\u0640\u0631', 'EG', 'ar'],
    ['\u0633\u0648\u0631\u064A\u0647', undefined, 'ar'],
    ['\u0641\u0631\u0646\u0633\u0647', undefined, 'ar'],
    ['\u0627\u0644\u0643\u0648\u064A\u062A', 'KW', 'en'],
  ] as const)
    it(`finds ${first ?? 'nothing'} first by "${search}" in ${locale}`, () => {
      assert.equal(codes(search, locale)[0], first);
    });

  it('finds by the languages of the browser', () => {
    assert.isEmpty(codes('Duitsland'));
    assert.deepEqual(codes('Duitsland', 'en', ['fy', 'nl-BE']), ['DE']);
    assert.deepEqual(codes('Niemcy', 'en', ['pl']), ['DE']);
  });

  it('finds in spite of languages that are none', () => {
    assert.equal(codes('germany', 'en', ['C', 'en_US', '', 'x'])[0], 'DE');
  });

  it('has exact codes first, then beginnings, then words, then other languages, then calling codes', () => {
    assert.deepEqual(codes('in').slice(0, 3), ['IN', 'ID', 'IO']);
    assert.isBelow(codes('guinea').indexOf('GN'), codes('guinea').indexOf('GQ'));
    assert.equal(codes('guinea')[1], 'GW');
    const united = codes('uni');
    assert.deepEqual(united.slice(0, 3), ['AE', 'GB', 'US']);
    const prefix = codes('+4');
    assert.deepEqual(
      prefix,
      all.filter(({ callingCode }) => callingCode.startsWith('+4')).map(({ code }) => code),
    );
  });

  it('leaves the order of a list as it is among equals', () => {
    const reversed = [...all].reverse();

    const found = findCountries(reversed, 'united', 'en').map(({ code }) => code);

    assert.deepEqual(found.slice(0, 3), ['US', 'GB', 'AE']);
    assert.deepEqual(findCountries(reversed, '+', 'en'), reversed);
  });

  it('finds only what is in the list', () => {
    const some = all.filter(({ code }) => ['DE', 'FR'].includes(code));

    assert.isEmpty(findCountries(some, 'italy', 'en'));
    assert.deepEqual(findCountries(some, 'allemagne', 'en'), [some[1]!]);
  });

  it('takes no time that is felt, once the names are there', () => {
    const times = ['g', 'ge', 'ger', 'germ', 'germa', '4', '49', '\u0663'].map((search) => {
      const started = performance.now();
      findCountries(all, search, 'en', ['en-US', 'nl']);
      return performance.now() - started;
    });

    assert.isBelow(Math.min(...times.slice(1)), 5);
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
