/**
 * The strict reading of what was typed or pasted as a phone number: which characters may stand in it
 * at all. Knows no country and no numbering plan.
 */
import { asciiDigits, withoutInvisible } from '../basics/text.js';

export type CleanNumber =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false;
      readonly reason: 'empty' | 'input_too_long' | 'unexpected_characters' | 'not_a_number';
    };

/** Longest text worth reading, in UTF-16 units: a contact card without its picture. */
export const maxTextLength = 5_000;

/** Longest number, in UTF-16 units: E.164 has 15 digits, the rest is punctuation. */
const maxLength = 64;

const lookAlikes: readonly (readonly [RegExp, string])[] = [
  [/\uFF0B/g, '+'],
  [/\uFF08/g, '('],
  [/\uFF09/g, ')'],
  [/\uFF0E/g, '.'],
  [/\uFF0F/g, '/'],
  [/[\p{Pd}\u2212\u30FC\uFF0D]/gu, '-'],
  [/[\p{Zs}\u2028\u2029\t\n\v\f\r]/gu, ' '],
];

/** Digits of all scripts and what looks like a number's punctuation, in ASCII; the rest stays. */
export const asciiNumber = (text: string): string =>
  lookAlikes.reduce((out, [pattern, ascii]) => out.replace(pattern, ascii), asciiDigits(text));

/** Drops, maps and checks characters; what comes out is ASCII digits and punctuation, maybe after a plus. */
export function cleanNumber(input: string): CleanNumber {
  if (input.length > maxTextLength) return { ok: false, reason: 'input_too_long' };
  let text = withoutInvisible(input).trim();
  if (!text) return { ok: false, reason: 'empty' };
  if (text.length > maxLength) return { ok: false, reason: 'input_too_long' };
  text = asciiNumber(text.replace(/^tel:/i, ''));
  if (!/^[^\d+]*\+?[^+]*$/.test(text) || /[^\d+ ()[\]\-./]/.test(text))
    return { ok: false, reason: 'unexpected_characters' };
  if (!/\d/.test(text)) return { ok: false, reason: 'not_a_number' };
  return { ok: true, text };
}
