/**
 * Finds the one-time code in what was typed, pasted or filled in, be it digits or a whole message.
 * Knows no field and sends nothing.
 */
import { asciiDigits, withoutInvisible } from '../basics/text.js';

/**
 * - `complete`: exactly the digits of a code.
 * - `incomplete`: digits so far, fewer than a code has.
 * - `ignored`: nothing that can be a code; the field keeps what it had.
 */
export type CodeReading =
  | {
      readonly outcome: 'complete';
      readonly code: string;
      readonly from?: 'text' | 'double_insert';
    }
  | { readonly outcome: 'incomplete'; readonly code: string }
  | {
      readonly outcome: 'ignored';
      readonly reason: 'too_long' | 'too_many_digits' | 'ambiguous' | 'not_a_code';
    };

/** Longest text worth searching, in UTF-16 units; a long SMS has 1,600. */
const maxLength = 4096;

const separators = /[\s\p{Pd}._\u2022\u00B7\u2219*]/gu;

const words = /[A-Za-z0-9]+/g;

const separator = /^[\p{Zs}\p{Pd}]$/u;

/**
 * Runs of digits that touch no ASCII letter; a single space or hyphen may stand inside. Word by word:
 * one regular expression over it all takes WebKit several times as long.
 */
function numbersIn(text: string): readonly string[] {
  const numbers: string[] = [];
  let end: number | undefined;
  for (const { 0: word, index } of text.matchAll(words)) {
    const isNumber = !/\D/.test(word);
    const goesOn = isNumber && end !== undefined && separator.test(text.slice(end, index));
    if (isNumber) numbers.push(goesOn ? `${numbers.pop()}${word}` : word);
    end = isNumber ? index + word.length : undefined;
  }
  return numbers;
}

/**
 * Reads a one-time code.
 *
 * @param length How many digits a code has, 4 to 10.
 */
export function readCode(input: string, length: number): CodeReading {
  if (input.length > maxLength) return { outcome: 'ignored', reason: 'too_long' };
  const text = asciiDigits(withoutInvisible(input));
  const digits = text.replace(separators, '');
  if (/^\d*$/.test(digits)) return readDigits(digits, length);
  const codes = new Set(numbersIn(text).filter((number) => number.length === length));
  const [code] = codes;
  if (code === undefined) return { outcome: 'ignored', reason: 'not_a_code' };
  if (codes.size > 1) return { outcome: 'ignored', reason: 'ambiguous' };
  return { outcome: 'complete', code, from: 'text' };
}

function readDigits(digits: string, length: number): CodeReading {
  if (digits.length < length) return { outcome: 'incomplete', code: digits };
  const code = digits.slice(0, length);
  if (digits.length === length) return { outcome: 'complete', code };
  // Safari on iOS inserts a code from the keyboard twice on some pages.
  if (digits === code + code) return { outcome: 'complete', code, from: 'double_insert' };
  return { outcome: 'ignored', reason: 'too_many_digits' };
}
