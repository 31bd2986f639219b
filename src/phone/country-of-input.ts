/** The country that a text names itself, whichever is chosen. */
import { cleanNumber } from './clean-number.js';
import { likelyCountryOf } from './country-of.js';
import { numberInText } from './number-in-text.js';
import { knownCountry } from './numbering-plan.js';
import { typedAbroad } from './parse-number.js';

/**
 * The country (ISO 3166-1 alpha-2) of the calling code that stands in what was typed or pasted, behind
 * a plus or a prefix for calls abroad. Until the digits tell which one of those that share a calling
 * code it is, the chosen one if it is among them, else the main one.
 *
 * @param country The chosen one: what is dialled there before a number abroad; `00` and `011` without.
 */
export function countryOfInput(text: string, country?: string): string | undefined {
  const plain = cleanNumber(text);
  const clean = plain.ok ? plain : cleanNumber(numberInText(text, country) ?? '');
  const chosen = knownCountry(country);
  const number = clean.ok ? typedAbroad(clean.text, chosen) : undefined;
  return number && likelyCountryOf(number, chosen);
}
