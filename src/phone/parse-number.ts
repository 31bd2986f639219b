/**
 * Takes a phone number apart: calling code, national number, and whose it is. The rules are those of
 * Google's libphonenumber (`parse`, `isPossibleNumberWithReason`), without what no login needs.
 */
import type { CountryCode } from 'libphonenumber-js/core/es6';
import { isLocalOnlyLength } from './local-only-lengths.js';
import type { RejectedReason } from './number-check.js';
import { callingCodeOf, countriesOf, numberingPlan, type NumberingPlan } from './numbering-plan.js';

export interface ParsedNumber {
  /** Without the plus. */
  readonly callingCode: string;
  readonly nationalNumber: string;
}

type LengthProblem = 'too_short' | 'too_long' | 'invalid_length' | 'local_only';

export const matchesWhole = (pattern: string | undefined, digits: string): boolean =>
  pattern !== undefined && new RegExp(`^(?:${pattern})$`).test(digits);

/**
 * Reads digits and punctuation, maybe after a plus (what `cleanNumber` gives).
 *
 * @param country For numbers without a calling code.
 */
export function parseNumber(
  text: string,
  country: CountryCode | undefined,
): ParsedNumber | RejectedReason {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 2 || (digits.length === 2 && text !== digits)) return 'not_a_number';
  const abroad = text.includes('+') ? digits : country && withoutPrefix(digits, country);
  if (abroad !== undefined) {
    if (abroad.length < 3) return 'too_short_after_idd';
    const callingCode = callingCodeOf(abroad);
    if (callingCode === undefined)
      // A plus before a prefix for calls abroad is one sign too many.
      return text.includes('+') && country && withoutPrefix(digits, country) !== undefined
        ? parseNumber(digits, country)
        : 'invalid_country_code';
    return national(abroad.slice(callingCode.length), numberingPlan(callingCode));
  }
  if (!country) return 'invalid_country_code';
  const plan = numberingPlan(country);
  const rest = withoutOwnCallingCode(digits, plan);
  return rest === undefined
    ? national(digits, plan)
    : national(rest, numberingPlan(plan.callingCode));
}

/** What follows the country's prefix for calls abroad, if there is one. No calling code begins with 0. */
function withoutPrefix(digits: string, country: CountryCode): string | undefined {
  const { internationalPrefix } = numberingPlan(country);
  const match = internationalPrefix && new RegExp(`^(?:${internationalPrefix})`).exec(digits);
  const rest = match ? digits.slice(match[0].length) : undefined;
  return rest?.startsWith('0') ? undefined : rest;
}

/** People type their own calling code without a plus, too: it is one if the number is none with it. */
function withoutOwnCallingCode(digits: string, plan: NumberingPlan): string | undefined {
  const { callingCode, pattern } = plan;
  if (!digits.startsWith(callingCode)) return undefined;
  const rest = digits.slice(callingCode.length);
  const number = withoutTrunk(rest, plan);
  const isOnlyWithout = !matchesWhole(pattern, digits) && matchesWhole(pattern, number);
  return isOnlyWithout || lengthProblem(digits, plan) === 'too_long' ? rest : undefined;
}

function national(digits: string, plan: NumberingPlan): ParsedNumber | RejectedReason {
  if (digits.length < 2) return 'too_short';
  const without = withoutTrunk(digits, plan);
  const problem = lengthProblem(without, plan);
  const nationalNumber = problem === undefined || problem === 'too_long' ? without : digits;
  if (nationalNumber.length < 2) return 'too_short';
  return nationalNumber.length > 17
    ? 'too_long'
    : { callingCode: plan.callingCode, nationalNumber };
}

/** Drops trunk prefix and carrier code, unless the number is a number only with them. */
function withoutTrunk(
  digits: string,
  { pattern, trunkPattern, trunkTransform }: NumberingPlan,
): string {
  const match = trunkPattern && new RegExp(`^(?:${trunkPattern})`).exec(digits);
  if (!match) return digits;
  const rest =
    trunkTransform && match.at(-1) !== undefined && match.length > 1
      ? digits.replace(new RegExp(`^(?:${trunkPattern})`), trunkTransform)
      : digits.slice(match[0].length);
  return matchesWhole(pattern, digits) && !matchesWhole(pattern, rest) ? digits : rest;
}

/** Why no number of the plan has so many digits. */
export function lengthProblem(
  { length }: string,
  { callingCode, lengths }: NumberingPlan,
): LengthProblem | undefined {
  if (isLocalOnlyLength(callingCode, length)) return 'local_only';
  if (lengths.includes(length)) return undefined;
  if (length < Math.min(...lengths)) return 'too_short';
  return length > Math.max(...lengths) ? 'too_long' : 'invalid_length';
}

/** Whose number it is: several countries share a calling code, and some belong to none. */
export function countryOf({ callingCode, nationalNumber }: ParsedNumber): CountryCode | undefined {
  const countries = countriesOf(callingCode);
  if (countries.length < 2) return countries[0];
  return countries.find((country) => {
    const { leadingDigits, mobilePattern } = numberingPlan(country);
    return leadingDigits
      ? new RegExp(`^(?:${leadingDigits})`).test(nationalNumber)
      : matchesWhole(mobilePattern, nationalNumber);
  });
}
