/** The proof that the invariants hold in whatever order promises settle, for all files that run it. */
import { assert } from '@open-wc/testing';
import fc from 'fast-check';
import { actors } from './proof-acts.js';
import { mount } from './mount.js';
import { runs } from './proof-runs.js';
import { scenarios } from './proof-scenario.js';
import { play } from './proof-schedule.js';
import { Stage } from './proof-stage.js';

export interface Schedules {
  readonly numRuns: number;
  readonly actor: keyof typeof actors;
  readonly isShown?: boolean;
  /** Repeats what a failure printed. */
  readonly seed?: number;
}

/**
 * Plays schedules. What it gives: how much happened, and the fault that was found, with the seed and
 * the shortest schedule that shows it; an empty text when all holds.
 */
export async function playSchedules({ numRuns, actor, isShown = false, seed }: Schedules) {
  // What is loaded late is loaded once for all elements that follow.
  (await mount()).element.remove();
  const home = document.createElement('div');
  document.body.append(home);
  const isDialog = actor.endsWith('dialog');
  const stage = new Stage(home, { isDialog, isShown, autoclose: actor.startsWith('heard') });
  try {
    const details = await fc.check(
      fc.asyncProperty(fc.scheduler(), scenarios(actors[actor]), (scheduler, scenario) =>
        play(stage, scheduler, scenario),
      ),
      { numRuns, includeErrorInReport: true, ...(seed !== undefined && { seed }) },
    );
    return { fault: fc.defaultReportMessage(details) ?? '', counts: stage.counts };
  } finally {
    stage.end();
    home.remove();
  }
}

/**
 * W2 as a test. In Chromium all files of it play 20,000 schedules: a runner gives a file two minutes,
 * and other work may slow it down.
 */
export function holdsItsInvariants(
  schedules: Omit<Schedules, 'numRuns'>,
  numRuns: { readonly inChromium: number; readonly elsewhere: number },
): void {
  it('W2 holds its invariants in whatever order promises settle', async function () {
    this.timeout(600_000);
    const wanted = runs(numRuns.inChromium, numRuns.elsewhere);

    const { fault, counts } = await playSchedules({ ...schedules, numRuns: wanted });

    if (fault) throw new Error(fault);
    assert.equal(counts.schedules, wanted);
    // There was something to get wrong; a few runs need not have all of it.
    if (wanted < 4000) return;
    assert.isAbove(counts.calls, wanted);
    assert.isAbove(counts.late, wanted / 50);
    assert.isAbove(counts.overtaken, wanted / 1000);
    assert.isAbove(counts.signIns, wanted / 20);
  });
}
