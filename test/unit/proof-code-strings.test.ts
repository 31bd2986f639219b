import { assert } from '@open-wc/testing';
import fc from 'fast-check';
import { readCode } from '../../src/code/read-code.js';
import { runs } from '../helpers/proof-runs.js';
import { bestTime, faultOf, firstFault, hostile, type ReadCode } from '../helpers/proof-strings.js';

describe('W11 the reader of codes', () => {
  it('gives the digits of a code or nothing, whatever it is given', function () {
    this.timeout(120_000);

    assert.isUndefined(firstFault(readCode, runs(1_000_000, 100_000)));
  });

  it('does so for any characters there are', function () {
    this.timeout(60_000);
    const digit = fc.constantFrom(...Array.from('0123456789٣𝟿'));
    const text = fc.string({ unit: fc.oneof(digit, fc.string({ unit: 'binary', maxLength: 2 })) });

    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 10 }), (one, length) => {
        assert.isUndefined(faultOf(readCode, one, length));
      }),
      { numRuns: runs(20_000, 2000) },
    );
  });

  it('takes less than 5 ms for 4 kB', () => {
    // At best: what else the machine does is not meant.
    const slowest = Math.max(...hostile(4096).map((text) => bestTime(() => readCode(text, 6), 20)));

    assert.isBelow(slowest, 5);
  });

  it('takes less than 5 ms to refuse 1 MB', () => {
    const [text = ''] = hostile(2 ** 20);

    assert.isBelow(
      bestTime(() => readCode(text, 6)),
      5,
    );
  });
});

const faulty: readonly (readonly [fault: string, words: RegExp, read: ReadCode])[] = [
  [
    'leaves digits of other scripts as they are',
    /not ASCII digits/,
    (text, length) => {
      const code = /\p{Nd}+/u.exec(text)?.[0] ?? '';
      return Array.from(code).length === length
        ? { outcome: 'complete', code }
        : readCode(text, length);
    },
  ],
  ['takes too many digits', /digits for/, (text, length) => readCode(text, length - 1)],
  [
    'cuts digits off',
    /digits that are not there|not the same again/,
    (text, length) => {
      const reading = readCode(text, length);
      return reading.outcome === 'incomplete'
        ? { outcome: 'incomplete', code: reading.code.slice(1) }
        : reading;
    },
  ],
];

describe('the proof about the reader of codes', () => {
  for (const [fault, words, read] of faulty)
    it(`finds one that ${fault}`, () => {
      assert.match(firstFault(read, 100_000) ?? '', words);
    });
});
