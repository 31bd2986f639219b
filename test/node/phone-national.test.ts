import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import google, { type PhoneNumber } from 'google-libphonenumber';
import { countryOfInput } from '../../src/phone/country-of-input.js';
import { numberingPlan } from '../../src/phone/numbering-plan.js';

const util = google.PhoneNumberUtil.getInstance();
const { PhoneNumberFormat: Format, PhoneNumberType } = google;
const { FIXED_LINE, MOBILE, TOLL_FREE, PREMIUM_RATE, SHARED_COST, VOIP } = PhoneNumberType;
const { PERSONAL_NUMBER, PAGER, UAN, VOICEMAIL } = PhoneNumberType;
const kinds = [
  ...[FIXED_LINE, MOBILE, TOLL_FREE, PREMIUM_RATE, SHARED_COST, VOIP],
  ...[PERSONAL_NUMBER, PAGER, UAN, VOICEMAIL],
];

interface WithMetadata {
  getMetadataForRegion(region: string): {
    getGeneralDesc(): { possibleLengthArray(): number[] };
    getMobile(): { possibleLengthArray(): number[] };
  };
}

for (const region of util.getSupportedRegions())
  describe(`the national numbers of ${region}`, () => {
    const examples = kinds.flatMap((kind) => {
      const number = util.getExampleNumberForType(region, kind) as PhoneNumber | null;
      return number
        ? [util.format(number, Format.NATIONAL), util.getNationalSignificantNumber(number)]
        : [];
    });

    it('name no other country while they are typed, whatever they begin with', () => {
      assert.ok(examples.length > 1, region);
      for (const keys of examples)
        for (let length = 1; length <= keys.length; length++)
          assert.equal(countryOfInput(keys.slice(0, length), region), undefined, keys);
    });

    it('have as many digits as Google’s libphonenumber says, when they are mobile', () => {
      const metadata = (util as unknown as WithMetadata).getMetadataForRegion(region);
      const [own, general] = [metadata.getMobile(), metadata.getGeneralDesc()].map((kind) =>
        kind.possibleLengthArray(),
      );
      const { mobilePattern, mobileLengths } = numberingPlan(region);
      const expected = own?.length ? own : general;
      // Benin has left off its old numbers in one of the packages only; and no mobile number of
      // Curaçao is as short as Google says.
      if (mobilePattern && region !== 'BJ' && region !== 'CW')
        assert.deepEqual(mobileLengths, expected, region);
    });
  });
