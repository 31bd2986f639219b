/** Whose number it is: several countries share a calling code, and some codes belong to none. */
import type { CountryCode } from 'libphonenumber-js/core/es6';
import { countriesOf, numberingPlan, withDigits } from './numbering-plan.js';
import { matchesWhole, withoutTrunk, type ParsedNumber } from './parse-number.js';

/**
 * The country of a number.
 *
 * @param chosen Has the number if it may: some countries share even their ranges, such as GP, BL and MF.
 */
export function countryOf(
  { callingCode, nationalNumber }: ParsedNumber,
  chosen?: CountryCode,
): CountryCode | undefined {
  const countries = countriesOf(callingCode);
  if (countries.length < 2) return countries[0];
  return (
    countries.find((country) => country === chosen && mayBeMobile(nationalNumber, country)) ??
    countries.find((country) => {
      const { leadingDigits, mobilePattern } = numberingPlan(country);
      return leadingDigits
        ? new RegExp(`^(?:${leadingDigits})`).test(nationalNumber)
        : matchesWhole(mobilePattern, nationalNumber);
    })
  );
}

/** The country of a number that is still being typed: until its digits tell, the chosen one if it fits. */
export function likelyCountryOf(
  { callingCode, nationalNumber: digits }: ParsedNumber,
  chosen: CountryCode | undefined,
): CountryCode | undefined {
  const countries = countriesOf(callingCode);
  const nationalNumber = withoutTrunk(digits, numberingPlan(callingCode));
  return (
    countryOf({ callingCode, nationalNumber }, chosen) ??
    countries.find(
      (country) => !numberingPlan(country).leadingDigits && mayBeMobile(nationalNumber, country),
    ) ??
    countries.find((country) => country === chosen) ??
    countries[0]
  );
}

/** Whether it is a mobile number of the country, or the first digits of one. */
function mayBeMobile(digits: string, country: CountryCode): boolean {
  const { mobilePattern } = numberingPlan(country);
  return (
    mobilePattern !== undefined &&
    // The text may end instead of any digit that the pattern has.
    matchesWhole(
      withDigits(mobilePattern, (digit) => `(?:${digit}|$)`),
      digits,
    )
  );
}
