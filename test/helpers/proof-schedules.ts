/** The proof that the invariants hold in whatever order promises settle, for all files that run it. */
import { assert } from '@open-wc/testing';
import fc from 'fast-check';
import { actors } from './proof-acts.js';
import { mount } from './mount.js';
import { faultIn, runs } from './proof-runs.js';
import { scenarios } from './proof-scenario.js';
import { play } from './proof-schedule.js';
import { Stage } from './proof-stage.js';

export interface Schedules {
  readonly numRuns: number;
  readonly actor: keyof typeof actors;
  readonly isShown?: boolean;
  /** Repeats what a failure printed. */
  readonly seed?: number;
  /** Ends with the first failure that is met, rather than to look for the shortest one. */
  readonly isQuick?: boolean;
}

/**
 * Plays schedules. What it gives: how much happened, and the fault that was found, with the seed and
 * the shortest schedule that shows it; an empty text when all holds.
 */
export async function playSchedules({
  numRuns,
  actor,
  isShown = false,
  seed,
  isQuick = false,
}: Schedules) {
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
      {
        numRuns,
        includeErrorInReport: true,
        endOnFailure: isQuick,
        ...(seed !== undefined && { seed }),
      },
    );
    return { fault: faultIn(details), counts: stage.counts };
  } finally {
    stage.end();
    home.remove();
  }
}

interface Count {
  readonly inChromium: number;
  readonly elsewhere: number;
}

async function hold(schedules: Omit<Schedules, 'numRuns'>, count: Count) {
  const wanted = runs(count.inChromium, count.elsewhere);
  const { fault, counts } = await playSchedules({ ...schedules, numRuns: wanted });
  if (fault) throw new Error(fault);
  assert.equal(counts.schedules, wanted);
  return counts;
}

/** A few runs need not have all of it. */
const isMany = 4000;

/**
 * W2 as a test. In Chromium all files of it play 20,000 schedules: a runner gives a file two minutes,
 * and other work may slow it down.
 */
export function holdsInAnyOrder(schedules: Omit<Schedules, 'numRuns'>, count: Count): void {
  it('W2 holds its invariants in whatever order promises settle', async function () {
    this.timeout(600_000);

    const { calls, late, overtaken, signIns, schedules: all } = await hold(schedules, count);

    // There was something to get wrong.
    if (all < isMany) return;
    assert.isAbove(calls, all);
    assert.isAbove(late, all / 50);
    assert.isAbove(overtaken, all / 1000);
    assert.isAbove(signIns, all / 20);
  });
}

/** W12 as a test: 10,000 programs of listeners in all files of it, in Chromium. */
export function holdsWithListeners(schedules: Omit<Schedules, 'numRuns'>, count: Count): void {
  it('W12 holds its invariants whatever listeners do', async function () {
    this.timeout(600_000);

    const { events, reactions, thrown, schedules: all } = await hold(schedules, count);

    if (all < isMany) return;
    assert.isAbove(events, all * 3);
    assert.isAbove(reactions, all);
    assert.isAbove(thrown, all / 10);
  });
}
