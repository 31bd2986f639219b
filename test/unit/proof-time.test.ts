import { assert } from '@open-wc/testing';
import fc from 'fast-check';
import { systemClock } from '../../src/flow/clock.js';
import { mount } from '../helpers/mount.js';
import { stopClock } from '../helpers/proof-clock.js';
import { faultIn, runs } from '../helpers/proof-runs.js';
import { courses, TimedStep } from '../helpers/proof-time.js';

/** The first course that goes wrong, with what is needed to see it again. */
async function firstFault(numRuns: number, isQuick = false): Promise<string> {
  const mounted = await mount();
  const clock = stopClock();
  try {
    const details = await fc.check(
      fc.asyncProperty(courses, async (course) => {
        assert.equal((await new TimedStep(mounted, clock, course).play()).join('; '), '');
      }),
      { numRuns, includeErrorInReport: true, endOnFailure: isQuick },
    );
    return faultIn(details);
  } finally {
    clock.restore();
  }
}

describe('W13 the countdowns of the code step', () => {
  it('are right whether time passes, passes unnoticed, or is set', async function () {
    this.timeout(120_000);

    const fault = await firstFault(runs(500, 100));

    if (fault) throw new Error(fault);
  });

  it('would be found wrong if they counted ticks', async function () {
    this.timeout(60_000);
    const original = { ...systemClock };
    let time = original.now();
    Object.assign(systemClock, {
      now: () => time,
      after: (milliseconds: number, callback: () => void) =>
        original.after(milliseconds, () => {
          time += milliseconds;
          callback();
        }),
    });
    try {
      assert.match(
        await firstFault(200, true),
        /not “|I23 |a code lives|from the deadline on|before the time|until a code is asked for/,
      );
    } finally {
      Object.assign(systemClock, original);
    }
  });
});
