/** Phone numbers for reading. */
import parsePhoneNumber from 'libphonenumber-js/core/es6';
import metadata from 'libphonenumber-js/metadata.mobile.json';
import { knownCountry } from './check-number.js';

/** A number in E.164 with its calling code and in groups, as in `+44 7700 900123`. */
export const formatForReading = (phoneNumber: string): string =>
  parsePhoneNumber(phoneNumber, metadata)?.formatInternational() ?? phoneNumber;

/**
 * What stays of a text in international form when another country is chosen for it: the national
 * number. Text in national form stays as it is.
 */
export function withoutCallingCode(text: string, country: string): string {
  if (!text.trimStart().startsWith('+')) return text;
  const number = parsePhoneNumber(text, metadata);
  if (number) return number.country === country ? text : number.nationalNumber;
  return knownCountry(country) ? '' : text;
}
