/**
 * Takes a phone number apart: calling code and national number. The rules are those of
 * Google's libphonenumber (`parse`, `isPossibleNumberWithReason`), without what no login needs.
 */
import type { CountryCode } from 'libphonenumber-js/core/es6';
import { isLocalOnlyLength } from './local-only-lengths.js';
import type { RejectedReason } from './number-check.js';
import { callingCodeOf, numberingPlan, type NumberingPlan } from './numbering-plan.js';

type LengthProblem = 'too_short' | 'too_long' | 'invalid_length' | 'local_only';

export interface ParsedNumber {
  /** Without the plus. */
  readonly callingCode: string;
  readonly nationalNumber: string;
  /** Why no number has so many digits. */
  readonly problem?: LengthProblem | undefined;
}

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
  const abroad = digitsAbroad(text, country);
  if (abroad !== undefined) {
    if (abroad.length < 3) return 'too_short_after_idd';
    const callingCode = callingCodeOf(abroad);
    return callingCode === undefined
      ? 'invalid_country_code'
      : national(abroad.slice(callingCode.length), numberingPlan(callingCode));
  }
  if (!country) return 'invalid_country_code';
  const plan = numberingPlan(country);
  const rest = withoutOwnCallingCode(digits, plan);
  return rest === undefined
    ? national(digits, plan)
    : national(rest, numberingPlan(plan.callingCode));
}

/**
 * The digits from the calling code on, of a text that has one: behind a plus or the prefix for calls
 * abroad. Where no country is known to dial from, the two prefixes of most of the world count.
 */
export function digitsAbroad(text: string, country: CountryCode | undefined): string | undefined {
  const digits = text.replace(/\D/g, '');
  const isSigned = text.includes('+');
  if (isSigned && callingCodeOf(digits)) return digits;
  const prefix = country ? numberingPlan(country).internationalPrefix : '00|011';
  const match = prefix && new RegExp(`^(?:${prefix})(?!0)`).exec(digits);
  // A plus before such a prefix is one sign too many.
  if (match) return digits.slice(match[0].length);
  return isSigned ? digits : undefined;
}

/** The number in a text that has a calling code, as far as it is typed. */
export function typedAbroad(
  text: string,
  country: CountryCode | undefined,
): ParsedNumber | undefined {
  const digits = digitsAbroad(text, country);
  const callingCode = digits && callingCodeOf(digits);
  // Where 001 is dialled, or 0014, its 1 is no calling code yet.
  if (!callingCode || (digits.length < 2 && !text.includes('+'))) return undefined;
  return { callingCode, nationalNumber: digits.slice(callingCode.length) };
}

/** People type their own calling code without a plus, too: it is one if the number is none with it. */
function withoutOwnCallingCode(digits: string, plan: NumberingPlan): string | undefined {
  const { callingCode, pattern } = plan;
  if (!digits.startsWith(callingCode)) return undefined;
  const number = withoutTrunk(digits.slice(callingCode.length), plan);
  const isOnlyWithout = !matchesWhole(pattern, digits) && matchesWhole(pattern, number);
  return isOnlyWithout || lengthProblem(digits, plan) === 'too_long' ? number : undefined;
}

function national(digits: string, plan: NumberingPlan): ParsedNumber {
  const { callingCode, mobileLengths, trunkPrefix } = plan;
  const shared = numberingPlan(callingCode);
  const without = withoutTrunk(digits, plan);
  const problem = lengthProblem(without, plan);
  const isNumber = !problem || problem === 'too_long';
  if (!isNumber && without !== digits && trunkPrefix && digits.startsWith(trunkPrefix)) {
    // Nobody dials 0 inside an area, and it makes no number of one that lacks a digit.
    const known = trunkPrefix === '0' ? undefined : lengthProblem(digits, shared);
    const off = without.length < Math.max(...mobileLengths) ? 'too_short' : 'too_long';
    return { callingCode, nationalNumber: without, problem: known ?? off };
  }
  const nationalNumber = isNumber ? without : digits;
  return { callingCode, nationalNumber, problem: lengthProblem(nationalNumber, shared) };
}

/** Drops trunk prefix and carrier code, unless the number is a number only with them. */
export function withoutTrunk(
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

function lengthProblem(
  { length }: string,
  { callingCode, lengths }: NumberingPlan,
): LengthProblem | undefined {
  if (isLocalOnlyLength(callingCode, length)) return 'local_only';
  if (lengths.includes(length)) return undefined;
  if (length < Math.min(...lengths)) return 'too_short';
  return length > Math.max(...lengths) ? 'too_long' : 'invalid_length';
}
