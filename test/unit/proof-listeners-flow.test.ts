import { assert } from '@open-wc/testing';
import fc from 'fast-check';
import { withFault, type Fault } from '../helpers/proof-faults.js';
import { programs, run } from '../helpers/proof-flow.js';
import { faultIn, runs, watchPage } from '../helpers/proof-runs.js';

/** Runs programs; gives the first fault that is found, and how much happened. */
async function runPrograms(numRuns: number) {
  const page = watchPage();
  const counts = { told: 0, reactions: 0, thrown: 0 };
  try {
    const details = await fc.check(
      fc.asyncProperty(programs, async (program) => {
        const { violations, thrown, told, reactions } = await run(program);
        counts.told += told;
        counts.reactions += reactions;
        counts.thrown += thrown.length;
        const reported = page.uncaught.splice(0);
        assert.equal([...violations, ...page.faults.splice(0)].join('; '), '');
        assert.deepEqual(reported, [...thrown], 'I32 what was thrown is reported once');
      }),
      { numRuns, includeErrorInReport: true },
    );
    return { fault: faultIn(details), counts };
  } finally {
    page.restore();
  }
}

describe('listeners that act on the flow they listen to', () => {
  it('W12 hear of everything once and in order, whatever they do', async function () {
    this.timeout(120_000);
    const numRuns = runs(10_000, 1000);

    const { fault, counts } = await runPrograms(numRuns);

    if (fault) throw new Error(fault);
    assert.isAbove(counts.told, 3 * numRuns);
    assert.isAbove(counts.reactions, numRuns / 2);
    assert.isAbove(counts.thrown, numRuns / 10);
  });

  const found: readonly (readonly [Fault, RegExp])[] = [
    ['tells of success twice', /“authenticated” came, but “nothing” was due/],
    ['keeps a failure to itself', /never told of: error/],
    ['aborts nothing', /I4|I3|I26/],
    ['reports what is thrown twice', /I32 what was thrown is reported once/],
  ];
  for (const [fault, words] of found)
    it(`W12 are the proof against a flow that ${fault}`, async () => {
      const { fault: said } = await withFault(fault, () => runPrograms(2000));

      assert.match(said, words);
    });
});
