import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import google from 'google-libphonenumber';
import examples from 'libphonenumber-js/examples.mobile.json';
import { checkNumber } from '../../src/phone/check-number.js';
import { exampleNumber } from '../../src/phone/example-number.js';
import { allCountries, numberingPlan } from '../../src/phone/numbering-plan.js';

const util = google.PhoneNumberUtil.getInstance();

describe('the example of every country', () => {
  for (const country of allCountries)
    it(`is the one of libphonenumber-js, as people write it: ${country} ${exampleNumber(country) ?? 'none'}`, () => {
      const number = new google.PhoneNumber();
      number.setCountryCode(Number(numberingPlan(country).callingCode));
      const digits = examples[country];
      number.setNationalNumber(Number(digits));
      if (digits.startsWith('0')) number.setItalianLeadingZero(true);
      assert.equal(exampleNumber(country), util.format(number, google.PhoneNumberFormat.NATIONAL));
    });

  for (const country of allCountries)
    it(`is a mobile number of ${country} in the phone check`, () => {
      assert.deepEqual(checkNumber(exampleNumber(country) ?? '', country), {
        // Tristan da Cunha has no mobile network that the metadata knows of.
        outcome: country === 'TA' ? 'doubtful' : 'valid',
        phoneNumber: `+${numberingPlan(country).callingCode}${examples[country]}`,
        country,
      });
    });
});
