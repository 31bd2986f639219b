/** Texts at random, of all that a code may stand between. */
import { asciiDigits } from '../../src/basics/text.js';
import type { CodeReading } from '../../src/code/read-code.js';
import { generator } from './invariants-random.js';

const pieces = [
  ...Array.from('0123456789'),
  ...['123456', '314159', '000000', '4711', '1234567890', '12 34 56', '314-159'],
  // Digits of other scripts, those beyond the first plane too.
  ...Array.from('٠٣٩۴۵०७๙０９'),
  ...['𝟎', '𝟗', '𝟘', '𝟿', '🯰', '🯹'],
  // Characters that are digits to somebody, but no decimal ones.
  ...['²', '½', '①', '一', 'Ⅷ'],
  ...[' ', '\t', '\n', '\u00A0', '\u2009', '-', '–', '.', '_', '*', '•', '·', ',', ':', '#', '@'],
  // Nobody sees these.
  ...['\u200B', '\u200E', '\u202A', '\u2066', '\uFEFF', '\u00AD', '\uFE0F'],
  ...['a', 'Z', 'é', 'ß', 'ש', '字', '👍', '\uD800', '\uDC00', '\0'],
  ...['Your code is ', 'G-', ' is your code', '@example.com #', '+1 415 555 0132', '<b>', '%s'],
] as const;

export type ReadCode = (text: string, length: number) => CodeReading;

/** What is wrong with a reading, if anything. */
export function faultOf(read: ReadCode, text: string, length: number): string | undefined {
  const reading = read(text, length);
  if (reading.outcome === 'ignored') return 'code' in reading ? 'nothing, and a code' : undefined;
  const { outcome, code } = reading;
  if (!/^[0-9]*$/.test(code)) return 'not ASCII digits';
  if (outcome === 'complete' ? code.length !== length : code.length >= length)
    return `${code.length} digits for ${length}`;
  if (!asciiDigits(text).replace(/\D/g, '').includes(code)) return 'digits that are not there';
  const again = read(code, length);
  if (again.outcome !== outcome || again.code !== code) return 'not the same again';
  return undefined;
}

/** The first fault among so many texts, with what is needed to see it again. */
export function firstFault(
  read: ReadCode,
  count: number,
  seed = Date.now() | 0,
): string | undefined {
  const random = generator(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  for (let index = 0; index < count; index++) {
    let text = '';
    for (let left = below(12); left; left--) text += pieces[below(pieces.length)] ?? '';
    const length = 4 + below(7);
    const fault = faultOf(read, text, length);
    if (fault)
      return `${fault}: ${JSON.stringify(text)} for ${length} digits, text ${index} of seed ${seed}`;
  }
  return undefined;
}

/** What takes longest to read, as far as anybody knows: each of so many UTF-16 units. */
export const hostile = (length: number): readonly string[] =>
  [
    ...[
      '1',
      '1 ',
      '1-',
      '1a',
      'a1',
      ' ',
      '-',
      '٣',
      '٣ ',
      '𝟿',
      '9\u200B',
      '\u200B',
      '.',
      'a',
      '1\n',
    ],
    ...['123456 ', '123456, ', 'G-123456 ', '🯹 ', '\uD800', '1 1-', '(1) ', '+1 (415) 555-0132 '],
  ].flatMap((one) => {
    const text = one.repeat(Math.ceil(length / one.length)).slice(0, length);
    return [text, `${text.slice(1)}a`, `a${text.slice(1)}`];
  });

/** Milliseconds that something takes at best: what else the machine does is not meant. */
export function bestTime(act: () => void, tries = 5): number {
  const times = Array.from({ length: tries }, () => {
    const started = performance.now();
    act();
    return performance.now() - started;
  });
  return Math.min(...times);
}
