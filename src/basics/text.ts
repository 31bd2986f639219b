/**
 * What every input has in common, whatever keyboard, phone book or message it came from: characters
 * that nobody sees, and digits of all scripts. Knows nothing of numbers or codes.
 */

/** Soft hyphen, joiners, bidi controls, variation selectors, BOM: they come along with copied text. */
const invisible =
  /\u00AD|\u034F|\u061C|\u180E|[\u200B-\u200F\u202A-\u202E\u2060-\u2069]|\uFE0E|\uFE0F|\uFEFF/g;

const decimalDigit = /\p{Nd}/u;

/** Removes the characters that a person can't see and didn't mean. */
export const withoutInvisible = (text: string): string => text.replace(invisible, '');

/**
 * Replaces the decimal digits of every script by ASCII ones; other characters stay.
 *
 * Unicode keeps each script's digits in runs of ten that begin with zero (Unicode Standard §4.6), so
 * the value follows from the distance to the run's start, without a table.
 */
export const asciiDigits = (text: string): string =>
  text.replace(/[^\P{Nd}0-9]/gu, (digit) => (known[digit] ??= valueOf(digit)));

/** Some runs follow each other, so that a start is far away. */
const known: Record<string, string> = {};

function valueOf(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let start = point;
  while (decimalDigit.test(String.fromCodePoint(start - 1))) start--;
  return String((point - start) % 10);
}
