import { assert } from '@open-wc/testing';
import { checkNumber } from '../../src/phone/check-number.js';
import { countryOfInput } from '../../src/phone/country-of-input.js';
import { exampleNumber } from '../../src/phone/example-number.js';
import { allCountries, knownCountry, numberingPlan } from '../../src/phone/numbering-plan.js';
import { expand, load, type PhoneCase } from '../helpers/data.js';

const corpus = await load<PhoneCase>('phones.json');

describe('the country that a text names', () => {
  for (const [text, chosen, country] of [
    ['+44 7700 900123', 'US', 'GB'],
    ['tel:+44-7700-900123', 'US', 'GB'],
    ['\uFF0B\uFF14\uFF14 \uFF17\uFF17\uFF10\uFF10', 'US', 'GB'],
    ['+\u0664\u0664 \u0667\u0667\u0660\u0660', 'US', 'GB'],
    ['+\u06F4\u06F4 \u06F7\u06F7\u06F0\u06F0', 'US', 'GB'],
    ['+\u096A\u096A \u096D\u096D\u0966\u0966', 'US', 'GB'],
    ['\u200E\u202A+44 7700\u202C', 'US', 'GB'],
    ['+4', 'US', undefined],
    ['+49', 'US', 'DE'],
    ['+', 'US', undefined],
    ['', 'US', undefined],
    ['+999', 'US', undefined],
    ['+881 6', 'US', undefined],
    ['TEL;TYPE=CELL:+49 151 23456789', 'US', 'DE'],
    ['call +44 7700 900123 please', 'US', 'GB'],
    ['Mobile: (415) 555-0132', 'US', undefined],
    ['07700 900123', 'GB', undefined],
    ['nonsense', 'GB', undefined],
    ['0044', 'DE', 'GB'],
    ['0044', 'US', undefined],
    ['01144', 'US', 'GB'],
    ['011 44', 'CA', 'GB'],
    ['01144', 'DE', undefined],
    ['810 44', 'RU', 'GB'],
    ['8 10 44', 'RU', 'GB'],
    ['0011 44', 'AU', 'GB'],
    ['0044', 'AU', undefined],
    ['00144', 'KR', 'GB'],
    ['010 4412 3456', 'KR', undefined],
    ['010 44', 'JP', 'GB'],
    ['090 1044', 'JP', undefined],
    ['0021 44', 'BR', 'GB'],
    ['0044', 'BR', undefined],
    ['0014 44', 'BO', 'GB'],
    ['+0044', 'DE', 'GB'],
    ['0044', undefined, 'GB'],
    ['01144', undefined, 'GB'],
    ['+44', undefined, 'GB'],
    ['0044', 'ZZ', 'GB'],
    ['000', undefined, undefined],
    ['07700 900123', undefined, undefined],
    ['0049 151', 'DE', 'DE'],
  ] as const)
    it(`is ${country ?? 'none'} for ${JSON.stringify(text)} in ${chosen ?? 'no country'}`, () => {
      assert.equal(countryOfInput(text, chosen), country);
    });

  for (const [text, chosen, country] of [
    ['+1', 'DE', 'US'],
    ['+1', 'CA', 'CA'],
    ['+1 8', 'DO', 'DO'],
    ['+1 809', 'US', 'DO'],
    ['+1 829', 'US', 'DO'],
    ['+1 20', 'CA', 'CA'],
    ['+1 20', 'US', 'US'],
    ['+1 204', 'US', 'CA'],
    ['+1 204', 'DE', 'CA'],
    ['+1 415', 'CA', 'US'],
    ['+1 26', 'AG', 'AG'],
    ['+1 415', 'AG', 'US'],
    ['+1 800', 'CA', 'CA'],
    ['+7', 'DE', 'RU'],
    ['+7 7', 'RU', 'KZ'],
    ['+7 9', 'KZ', 'RU'],
    ['+44 7781', 'GB', 'GG'],
    ['+44 20', 'DE', 'GB'],
    ['+44 (0)7781', 'GB', 'GG'],
    ['+1 1 809', 'US', 'DO'],
    ['+44 77', 'JE', 'JE'],
    ['+39 06', 'DE', 'IT'],
    ['+39 06698', 'DE', 'VA'],
    ['+39 3', 'VA', 'VA'],
    ['+61 4', 'CX', 'CX'],
    ['+61 4', 'DE', 'AU'],
    ['+212 6', 'EH', 'EH'],
    ['+47 4', 'SJ', 'SJ'],
    ['+47 4', 'DE', 'NO'],
    ['+358 4', 'AX', 'AX'],
    ['+358 4', 'DE', 'FI'],
    ['+358 18', 'FI', 'AX'],
    ['+590 690', 'MF', 'MF'],
    ['+590 690', 'DE', 'GP'],
  ] as const)
    it(`is ${country} for ${text} when ${chosen} was chosen`, () => {
      assert.equal(countryOfInput(text, chosen), country);
    });

  for (const country of allCountries)
    it(`is none while a national number of ${country} is typed`, () => {
      const example = exampleNumber(country)!;
      for (const keys of [example, example.replace(/\D/g, ''), example.replace(/^0/, '')])
        for (let length = 0; length <= keys.length; length++)
          assert.isUndefined(countryOfInput(keys.slice(0, length), country), keys);
    });

  for (const country of allCountries)
    it(`does not change any more once it is ${country}, which was chosen`, () => {
      const check = checkNumber(exampleNumber(country)!, country);
      const phoneNumber = 'phoneNumber' in check ? check.phoneNumber : '';
      const { callingCode } = numberingPlan(country);
      for (let length = callingCode.length + 1; length <= phoneNumber.length; length++)
        assert.equal(countryOfInput(phoneNumber.slice(0, length), country), country);
    });

  it('is the one that the phone check finds, wherever both tell', () => {
    const prefixes = ['', '+', '00', '011', '+00', '810', '0011'];
    let told = 0;
    for (const { input, country } of corpus)
      for (const prefix of prefixes)
        for (const chosen of [country ?? undefined, 'DE', 'US', 'RU', 'MF', undefined]) {
          const text = prefix + expand(input);
          const check = checkNumber(text, chosen);
          if (check.outcome === 'rejected') continue;
          const named = countryOfInput(text, chosen);
          const shown = `${text} in ${chosen ?? 'no country'}`;
          if (named && check.country) assert.equal(named, check.country, shown);
          // Satellites and the like belong to no country.
          if (!named && !check.country && /^\+(8|979)/.test(check.phoneNumber)) continue;
          const home = named ?? knownCountry(chosen);
          const { callingCode } = numberingPlan(home ?? '');
          assert.isTrue(check.phoneNumber.startsWith(`+${callingCode}`), shown);
          told++;
        }
    assert.isAbove(told, 1000);
  });
});
