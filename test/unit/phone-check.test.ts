import { assert } from '@open-wc/testing';
import { checkNumber } from '../../src/phone/check-number.js';
import { exampleNumber } from '../../src/phone/example-number.js';
import { allCountries, knownCountry } from '../../src/phone/numbering-plan.js';
import { checkNumber as checkNumberLater } from '../../src/phone/load-library.js';
import { isE164 } from '../../src/phone/number-check.js';
import { expand, load, type PhoneCase } from '../helpers/data.js';

const cases = await load<PhoneCase>('phones.json');

describe('checking a phone number', () => {
  cases.forEach(({ category, input, country, outcome, e164, reason }, index) => {
    const text = expand(input);
    const shown = `${JSON.stringify(text.slice(0, 48))} in ${country ?? 'no country'}`;
    it(`${index + 1}: finds ${shown} ${outcome}, as ${reason ?? e164 ?? ''} (${category})`, () => {
      const check = checkNumber(text, country ?? undefined);

      if (outcome === 'accepted') assert.include(['valid', 'doubtful'], check.outcome);
      else assert.equal(check.outcome, outcome);
      assert.equal('phoneNumber' in check ? check.phoneNumber : undefined, e164);
      assert.equal('reason' in check ? check.reason : undefined, reason);
    });
  });

  it('gives numbers in E.164 and with their country, which it finds valid again', () => {
    for (const { input, country } of cases) {
      const check = checkNumber(expand(input), country ?? undefined);
      if (check.outcome === 'rejected') continue;

      assert.isTrue(isE164(check.phoneNumber), check.phoneNumber);
      assert.deepEqual(checkNumber(check.phoneNumber, check.country), check);
    }
  });

  for (const [text, country, reason, digits] of [
    ['07700 9001', 'GB', 'too_short', 2],
    ['07700 9', 'GB', 'too_short', 5],
    ['+44 7700', null, 'local_only', undefined],
    ['+44 (0)7700', null, 'too_short', 6],
    ['415 555 01', 'US', 'too_short', 2],
    ['1 415 555 01', 'US', 'too_short', 2],
    ['+1 415 555 01', null, 'too_short', 2],
    ['415 555 01234', 'US', 'too_long', 1],
    ['06 12 34 56 7', 'FR', 'too_short', 1],
    ['6 12 34 56 7', 'FR', 'too_short', 1],
    ['06 12 34 56 789', 'FR', 'too_long', 1],
    ['+33 (0)6 12 34 56', null, 'too_short', 2],
    ['091 123 456', 'SK', 'too_short', 1],
    ['078 2123 4567', 'CH', 'too_long', 1],
    ['0151 2345 6789 0123 4', 'DE', 'too_long', 5],
    ['8 (912) 345-67-8', 'RU', undefined, undefined],
    ['7700 9001', 'GB', 'local_only', undefined],
    ['5550123', 'US', 'local_only', undefined],
  ] as const)
    it(`says of ${text} in ${country ?? 'no country'}: ${reason ?? 'possible'}, ${digits ?? 'untold'} digits`, () => {
      const check = checkNumber(text, country ?? undefined);

      assert.equal('reason' in check ? check.reason : undefined, reason);
      assert.equal('digits' in check ? check.digits : undefined, digits);
    });

  it('counts as many missing digits as make a possible number, in every country', () => {
    for (const country of allCountries) {
      const example = exampleNumber(country)!;
      for (let left = 2; left < example.length; left++) {
        const text = example.slice(0, left);
        const check = checkNumber(text, country);
        if (check.outcome !== 'rejected' || check.digits === undefined) continue;

        const whole = checkNumber(text + '2'.repeat(check.digits), country);
        assert.notEqual(whole.outcome, 'rejected', `${country} ${text} ${check.digits}`);
      }
    }
  });

  for (const [text, phoneNumber] of [
    ['0044 7400 123456', '+447400123456'],
    ['011 44 7400 123456', '+447400123456'],
    ['00 1 201 555 0123', '+12015550123'],
  ] as const)
    it(`takes the prefix for calls abroad of ${text} where no country is chosen`, () => {
      const check = checkNumber(text);

      assert.equal('phoneNumber' in check ? check.phoneNumber : undefined, phoneNumber);
    });

  for (const [text, country] of [
    ['0690 00 12 34', 'MF'],
    ['0690 00 12 34', 'GP'],
    ['041 2345678', 'AX'],
    ['+358 41 2345678', 'AX'],
    ['+47 41 23 45 67', 'SJ'],
  ] as const)
    it(`leaves ${text} to ${country}, which was chosen and shares the range`, () => {
      const check = checkNumber(text, country);

      assert.equal('country' in check ? check.country : undefined, country);
    });

  it('takes the country in lower case, and none that nobody knows', () => {
    assert.equal(knownCountry('us'), 'US');
    for (const country of [undefined, '', 'ZZ', 'USA', '__proto__', 'constructor', 'toString'])
      assert.isUndefined(knownCountry(country));
  });

  it('tells the country of the number, not the one that was chosen', () => {
    const check = checkNumber('+44 7400 123456', 'US');

    assert.deepEqual(check, {
      outcome: 'valid',
      phoneNumber: '+447400123456',
      country: 'GB',
    });
  });

  it('is loaded when it is needed', async () => {
    const check = await checkNumberLater('(201) 555-0123', 'US');

    assert.deepEqual(check, { outcome: 'valid', phoneNumber: '+12015550123', country: 'US' });
  });
});

describe('E.164', () => {
  for (const text of ['+1234567', '+123456789012345', '+12015550123'])
    it(`is ${text}`, () => {
      assert.isTrue(isE164(text));
    });

  for (const text of [
    '',
    '+',
    '12015550123',
    '+0123456789',
    '+123456',
    '+1234567890123456',
    '+1201555012a',
    '+12015550123\n',
    ' +12015550123',
    '+\u0661\u0662\u0663\u0664\u0665\u0666\u0667',
  ])
    it(`is not ${JSON.stringify(text)}`, () => {
      assert.isFalse(isE164(text));
    });
});
