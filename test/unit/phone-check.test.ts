import { assert } from '@open-wc/testing';
import { checkNumber } from '../../src/phone/check-number.js';
import { knownCountry } from '../../src/phone/numbering-plan.js';
import { checkNumber as checkNumberLater } from '../../src/phone/load-library.js';
import { isE164, type RejectedReason } from '../../src/phone/number-check.js';
import { expand, load, type Repeated } from '../helpers/data.js';

interface PhoneCase {
  readonly category: string;
  readonly input: string | Repeated;
  readonly country: string | null;
  /** `accepted` is valid or doubtful, as the metadata of the day has it. */
  readonly outcome: 'valid' | 'doubtful' | 'accepted' | 'rejected';
  readonly e164?: string;
  readonly reason?: RejectedReason;
}

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
      assert.deepEqual(checkNumber(check.phoneNumber), check);
    }
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
