/**
 * Whether a text can be the number of a phone that receives SMS. Only the impossible is rejected:
 * metadata is always older than the numbering plans, so what it merely doubts is the visitor's call.
 */
import { cleanNumber } from './clean-number.js';
import { countryOf } from './country-of.js';
import type { NumberCheck } from './number-check.js';
import { knownCountry, numberingPlan } from './numbering-plan.js';
import { matchesWhole, parseNumber, type ParsedNumber } from './parse-number.js';

/**
 * Checks what was typed or pasted as a phone number.
 *
 * @param input Anything a person, a phone book or an autofill leaves in a field.
 * @param country ISO 3166-1 alpha-2, for numbers in national form; a number from abroad, with
 *   its `+` or the prefix that is dialled there, always wins.
 */
export function checkNumber(input: string, country?: string): NumberCheck {
  const clean = cleanNumber(input);
  if (!clean.ok) return { outcome: 'rejected', reason: clean.reason };
  const chosen = knownCountry(country);
  const parsed = parseNumber(clean.text, chosen);
  if (typeof parsed === 'string') return { outcome: 'rejected', reason: parsed };
  const number = withoutMexicanMobilePrefix(parsed, clean.text);
  const { callingCode, nationalNumber, problem } = number;
  const home = countryOf(number, chosen);
  const { pattern, mobilePattern, mobileLengths } = numberingPlan(home ?? callingCode);
  if (problem) {
    const { length } = nationalNumber;
    const most = problem === 'too_long' ? length - Math.max(...mobileLengths) : 0;
    const digits =
      problem === 'too_short' ? (mobileLengths.find((one) => one > length) ?? 0) - length : most;
    return { outcome: 'rejected', reason: problem, ...(digits > 0 && { digits }) };
  }
  const isMobile =
    matchesWhole(pattern, nationalNumber) && matchesWhole(mobilePattern, nationalNumber);
  return {
    outcome: isMobile ? 'valid' : 'doubtful',
    phoneNumber: `+${callingCode}${nationalNumber}`,
    ...(home && { country: home }),
  };
}

/**
 * Mexico dropped the `1` that mobiles had after +52 in 2019; address books still hold it, and the
 * metadata calls such a number impossible.
 */
function withoutMexicanMobilePrefix(number: ParsedNumber, text: string): ParsedNumber {
  const { callingCode, nationalNumber } = number;
  const isOld = callingCode === '52' && /^1\d{10}$/.test(nationalNumber);
  const isInternational = text.replace(/\D/g, '').endsWith(`52${nationalNumber}`);
  return isOld && isInternational
    ? { callingCode, nationalNumber: nationalNumber.slice(1) }
    : number;
}
