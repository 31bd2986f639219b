import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import google from 'google-libphonenumber';
import { isLocalOnlyLength } from '../../src/phone/local-only-lengths.js';

const util = google.PhoneNumberUtil.getInstance();
const { IS_POSSIBLE_LOCAL_ONLY } = google.PhoneNumberUtil.ValidationResult;

/** The longest that Google's library looks at is 17. */
const lengths = Array.from({ length: 15 }, (_, index) => index + 1);

const callingCodes = new Set(
  util.getSupportedRegions().map((region) => util.getCountryCodeForRegion(region)),
);

describe('the table of local-only lengths', () => {
  it('has calling codes to be compared', () => {
    assert.ok(callingCodes.size > 200);
  });

  for (const callingCode of callingCodes)
    it(`says of +${callingCode} what Google's libphonenumber says`, () => {
      const theirs = lengths.filter((length) => {
        const number = new google.PhoneNumber();
        number.setCountryCode(callingCode);
        number.setNationalNumber(Number('2'.repeat(length)));
        return util.isPossibleNumberWithReason(number) === IS_POSSIBLE_LOCAL_ONLY;
      });

      const ours = lengths.filter((length) => isLocalOnlyLength(String(callingCode), length));

      assert.deepEqual(ours, theirs);
    });
});
