/** Looks for sequences of events that break an invariant, and makes what it finds short. */
import { eventOf, type Draft } from './invariants-drafts.js';
import type { TransitionFunction } from './invariants-move.js';
import type { Invariant } from './invariants-past.js';
import { randomDrafts, seedOf } from './invariants-random.js';
import { invariants, quickInvariants, WatchedMachine } from './invariants.js';

export interface Finding {
  readonly invariant: Invariant;
  /** The shortest sequence that was found to break it. */
  readonly drafts: readonly Draft[];
  /** Of the sequence that it was found in. */
  readonly seed: number;
}

/** Sends a sequence through a machine; the number of its events, or what they broke. */
export function runSequence(
  transition: TransitionFunction,
  seed: number,
  watched: readonly Invariant[] = invariants,
): number | Finding {
  const machine = new WatchedMachine(transition, watched);
  const drafts: Draft[] = [];
  for (const draft of randomDrafts(seed, machine)) {
    drafts.push(draft);
    const invariant = machine.send(eventOf(draft, machine));
    if (invariant) return { invariant, seed, drafts: shortest(transition, drafts, invariant) };
  }
  return drafts.length;
}

export interface Hunt {
  readonly seed: number;
  /** The first sequence, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly watched?: readonly Invariant[];
}

/** Sends many sequences through a machine; how many events they had, or what was found first. */
export function hunt(
  transition: TransitionFunction,
  { seed, from, to, watched }: Hunt,
): number | Finding {
  const { stackTraceLimit } = Error;
  // Failures are made by the million, and nobody reads where.
  Error.stackTraceLimit = 0;
  try {
    let events = 0;
    for (let index = from; index < to; index++) {
      const some = watched ?? (index % 16 ? quickInvariants : invariants);
      const outcome = runSequence(transition, seedOf(seed, index), some);
      if (typeof outcome !== 'number') return outcome;
      events += outcome;
    }
    return events;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Whether a sequence breaks an invariant. */
export function isBreaking(
  transition: TransitionFunction,
  drafts: readonly Draft[],
  invariant: Invariant,
): boolean {
  const machine = new WatchedMachine(transition, [invariant]);
  return drafts.some((draft) => machine.send(eventOf(draft, machine)) !== undefined);
}

/** Leaves out events, and waits, as long as the invariant is still broken. */
function shortest(
  transition: TransitionFunction,
  drafts: readonly Draft[],
  invariant: Invariant,
): readonly Draft[] {
  for (const [at, draft] of drafts.entries()) {
    const shorter = drafts.filter((one) => one !== draft);
    if (isBreaking(transition, shorter, invariant)) return shortest(transition, shorter, invariant);
    if (!draft.after) continue;
    const sooner = drafts.map((one, index) => (index === at ? { ...one, after: 0 } : one));
    if (isBreaking(transition, sooner, invariant)) return shortest(transition, sooner, invariant);
  }
  return drafts;
}

/** What was found, to be read. */
export const findingText = ({ invariant: { id, says }, drafts, seed }: Finding): string =>
  [
    `${id} is broken: ${says}`,
    `Sequence ${seed}; the shortest that breaks it:`,
    ...drafts.map(({ what, after }) => `${after} ms later ${JSON.stringify(what)}`),
  ].join('\n');
