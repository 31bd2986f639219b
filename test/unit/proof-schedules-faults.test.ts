import { assert } from '@open-wc/testing';
import { withFault, type Fault } from '../helpers/proof-faults.js';
import { playSchedules, type Schedules } from '../helpers/proof-schedules.js';

/** What the proof says of an element with each fault. */
const found: readonly (readonly [Fault, RegExp, Schedules['actor']])[] = [
  ['aborts nothing', /I3 busy|I4 at most one request/, 'restless'],
  [
    'takes late answers',
    /I6 a late answer|I3 busy|I4 at most one request|I31|no answer is lost/,
    'restless',
  ],
  ['asks about another number', /I8 a verify has/, 'patient'],
  ['asks with the transaction of before', /I8 a verify has/, 'patient'],
  ['goes on after it left the page', /I7 no event|I27 no request|I26 no timer/, 'patient'],
  ['leaves its timers', /I26 no timer|a reset leads/, 'patient'],
  ['tells of success twice', /I15 success/, 'patient'],
  ['keeps a failure to itself', /I31 never told of: error|no answer is lost/, 'patient'],
  ['does not say that it is busy', /:state\(|I35/, 'patient'],
  ['opens no dialog', /the dialog is open when/, 'at a dialog'],
  ['leaves a rejection', /unhandled rejection: Error: nobody catches it/, 'restless'],
];

describe('the proof about the order of promises', () => {
  for (const [fault, words, actor] of found)
    it(`finds an element that ${fault}`, async function () {
      this.timeout(120_000);

      // What an element with a fault leaves behind would add to the failures that are met later.
      const { fault: said } = await withFault(fault, () =>
        playSchedules({ numRuns: 5000, actor, isQuick: true }),
      );

      assert.match(said, words);
      // What is needed to see it again.
      assert.match(said, /seed: -?\d+, path: "/);
    });
});
