/**
 * A language that nobody speaks, made from English: longer, accented and in brackets. What shows without
 * those on a page in this language is text that can't be translated, or is clipped.
 */

/** Named as others do. */
export const pseudoLocale = 'en-XA';

const plain = 'acdeghiklnorstuwyzACDEGHIKLNORSTUWYZ';
const accented = 'åçðéĝĥîķļñöŕšţûŵýžÅÇÐÉĜĤÎĶĻÑÖŔŠŢÛŴÝŽ';

/** Tokens, and what belongs to the syntax of plurals. */
const syntax = /(\{\w+, plural,|\{\w+\}|(?:=\d+|\bone|\bother) \{|[{}#])/;

const accent = (text: string) =>
  Array.from(text, (letter) => accented[plain.indexOf(letter)] ?? letter).join('');

/** A third longer, as many translations are. */
export function pseudo(english: string): string {
  const parts = english.split(syntax).map((part, index) => (index % 2 ? part : accent(part)));
  const more = 'one two three four five six seven eight nine'.slice(0, english.length / 3);
  return `[${parts.join('')} ${accent(more)}]`;
}
