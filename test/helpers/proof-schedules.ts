/** The proof that the invariants hold in whatever order promises settle, for all files that run it. */
import fc from 'fast-check';
import type { Act } from './proof-acts.js';
import { mount } from './mount.js';
import { scenarios } from './proof-scenario.js';
import { Stage } from './proof-schedule.js';

export interface Schedules {
  readonly numRuns: number;
  readonly visitor: readonly Act[];
  readonly page: readonly Act[];
  /** Of the element. */
  readonly attributes?: string;
  readonly isShown?: boolean;
  /** Repeats what a failure printed. */
  readonly seed?: number;
}

/** Plays schedules; gives what was found, and how much happened. */
export async function playSchedules({ numRuns, visitor, page, seed, ...options }: Schedules) {
  // What is loaded late is loaded once for all elements that follow.
  const { element } = await mount();
  element.remove();
  const home = document.createElement('div');
  document.body.append(home);
  const stage = new Stage(home, options);
  try {
    const details = await fc.check(
      fc.asyncProperty(fc.scheduler(), scenarios(visitor, page), (scheduler, scenario) =>
        stage.play(scheduler, scenario),
      ),
      { numRuns, includeErrorInReport: true, ...(seed !== undefined && { seed }) },
    );
    // With the seed, the shortest schedule and what it broke; empty when all holds.
    return { fault: fc.defaultReportMessage(details) ?? '', counts: stage.counts };
  } finally {
    stage.end();
    home.remove();
  }
}
