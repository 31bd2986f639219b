import { assert } from '@open-wc/testing';
import { dialogActs, pageActs, visitorActs } from '../helpers/proof-acts.js';
import { runs } from '../helpers/proof-runs.js';
import { playSchedules, type Schedules } from '../helpers/proof-schedules.js';

async function holds(schedules: Schedules): Promise<void> {
  const started = performance.now();
  const { fault, counts } = await playSchedules(schedules);
  console.log(JSON.stringify(counts), (performance.now() - started) / 1000, 's');

  if (fault) throw new Error(fault);
  assert.equal(counts.schedules, schedules.numRuns);
}

describe('in whatever order promises settle', () => {
  it('W2 the invariants hold of an element in the page', async function () {
    this.timeout(600_000);
    await holds({ numRuns: runs(500, 500), visitor: visitorActs, page: pageActs });
  });
  it('W2 the invariants hold of a dialog', async function () {
    this.timeout(600_000);
    await holds({ numRuns: runs(500, 500), visitor: visitorActs, page: dialogActs, attributes: 'mode="modal" open' });
  });
});
