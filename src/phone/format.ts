/** Phone numbers for reading. */
import { cleanNumber } from './clean-number.js';
import { countryOf } from './country-of.js';
import { formatAsTyped } from './format-as-typed.js';
import { knownCountry } from './numbering-plan.js';
import { digitsAbroad, parseNumber } from './parse-number.js';

/** A number in E.164 with its calling code and in groups, as in `+44 7700 900123`. */
export const formatForReading = (phoneNumber: string): string =>
  formatAsTyped({ text: phoneNumber, caret: 0 }).text;

/**
 * What stays of a text in international form when another country is chosen for it: the national
 * number. Text in national form stays as it is.
 *
 * @param from The country chosen before, whose prefix for calls abroad the text may have.
 */
export function withoutCallingCode(text: string, country: string, from?: string): string {
  const clean = cleanNumber(text);
  const previous = knownCountry(from);
  if (!clean.ok || digitsAbroad(clean.text, previous) === undefined) return text;
  const number = parseNumber(clean.text, previous);
  if (typeof number === 'string') return '';
  const { callingCode, nationalNumber } = number;
  if (countryOf(number, knownCountry(country)) !== country) return nationalNumber;
  // In another country that prefix means nothing, or something else.
  return clean.text.includes('+') ? text : formatForReading(`+${callingCode}${nationalNumber}`);
}
