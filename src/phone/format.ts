/** Phone numbers for reading. */
import { cleanNumber } from './clean-number.js';
import { formatAsTyped } from './format-as-typed.js';
import { countryOf } from './country-of.js';
import { parseNumber } from './parse-number.js';

/** A number in E.164 with its calling code and in groups, as in `+44 7700 900123`. */
export const formatForReading = (phoneNumber: string): string =>
  formatAsTyped({ text: phoneNumber, caret: 0 }).text;

/**
 * What stays of a text in international form when another country is chosen for it: the national
 * number. Text in national form stays as it is.
 */
export function withoutCallingCode(text: string, country: string): string {
  const clean = cleanNumber(text);
  if (!clean.ok || !clean.text.includes('+')) return text;
  const number = parseNumber(clean.text, undefined);
  if (typeof number === 'string') return '';
  return countryOf(number) === country ? text : number.nationalNumber;
}
