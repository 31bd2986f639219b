/**
 * Sequences of events at random, the same ones for the same seed. They go where a sign-in goes most
 * of the time, so that they come deep, and astray often enough.
 */
import type { FlowStep } from '../../src/flow/state.js';
import { invariants, quickInvariants, WatchedMachine } from './invariants.js';
import { acts, answers, eventOf, type Draft, type Happening } from './invariants-drafts.js';
import { challengeOf, type TransitionFunction } from './invariants-move.js';
import type { Invariant } from './invariants-past.js';

type Act = keyof typeof acts;
type Weights = Partial<Record<Act | 'answer' | 'lateAnswer', number>>;

/** How often something happens at a step. */
const weights: Readonly<Record<FlowStep, Weights>> = {
  'phone-entry': { submitPhone: 60, sendAnyway: 25, typePhone: 8, restore: 8, lateAnswer: 3 },
  sending: { answer: 85, lateAnswer: 5, cancel: 2, changeNumber: 1, reset: 1, close: 1 },
  'code-entry': {
    ...{ typeCode: 30, submitCode: 36, resend: 12, answer: 12, tick: 3, sentElsewhere: 4 },
    ...{ authenticatedElsewhere: 1, changeNumber: 1, cancel: 1, reset: 1, close: 1, lateAnswer: 2 },
  },
  verifying: {
    ...{ answer: 55, lateAnswer: 4, submitCode: 6, typeCode: 3, sentElsewhere: 4, resend: 3 },
    ...{ authenticatedElsewhere: 8, cancel: 3, changeNumber: 1, reset: 1, close: 1, tick: 4 },
  },
  authenticated: { reset: 60, close: 20, lateAnswer: 10, submitCode: 5, tick: 5 },
  closed: { open: 70, lateAnswer: 15, reset: 5, submitPhone: 5, tick: 5 },
};

const everything: readonly Happening[] = [
  ...Object.values(acts).flat(),
  ...Object.values(answers).flatMap(({ good, bad }) => [...good, ...bad]),
];

/** Each as a row of choices, of which one is picked: much faster than adding weights up each time. */
const choices = new Map(
  Object.entries(weights).map(([step, some]) => [
    step,
    Object.entries(some).flatMap(([name, weight]) => Array<string>(weight).fill(name)),
  ]),
);

/** Milliseconds from one event to the next; many happen in one tick. */
const waits = [
  ...[0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 20, 999, 1000, 1000, 5000, 29_999, 30_000, 60_000, 120_000],
  ...[3_600_000, 86_400_000, -1, -1000, -30_000, -3_600_000, -86_400_000],
];

/** Mulberry32, by Tommy Ettinger: 32 bits of state, and every seed gives another sequence. */
export function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <Item>(random: () => number, items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)] as Item;

function randomDraft(
  random: () => number,
  { state, past, now }: WatchedMachine,
  last?: Draft,
): Draft {
  const chance = random();
  // The same again within one tick: a double click, an input followed by a change.
  if (last && chance < 0.08) return { ...last, after: 0 };
  const challenge = challengeOf(state);
  const after =
    challenge && chance < 0.2
      ? Math.max(0, challenge.resendAt - now) - (chance < 0.1 ? 1 : 0)
      : pick(random, waits);
  if (chance > 0.95) return { what: pick(random, everything), after };
  const name = pick(random, choices.get(state.step) ?? []) as keyof Weights;
  if (name === 'typeCode' && challenge && random() < 0.7) {
    const code = pick(random, ['1234567890', '0987654321']).slice(0, challenge.codeLength);
    return { what: { type: 'typeCode', code }, after };
  }
  if (name !== 'answer' && name !== 'lateAnswer')
    return { what: pick<Happening>(random, acts[name]), after };
  const { good, bad } = answers[past.open[0]?.type ?? pick(random, ['check', 'start', 'verify'])];
  const what = pick(random, random() < 0.7 ? good : bad);
  if (name === 'answer') return { what, after };
  return { what: { ...what, off: pick(random, [-2, -1, 1]) } as Happening, after };
}

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
  const random = generator(seed);
  const machine = new WatchedMachine(transition, watched);
  const drafts: Draft[] = [];
  const length = 1 + Math.floor(random() * 40);
  for (let count = 0; count < length; count++) {
    const draft = randomDraft(random, machine, drafts.at(-1));
    drafts.push(draft);
    const invariant = machine.send(eventOf(draft, machine));
    if (invariant) return { invariant, seed, drafts: shortest(transition, drafts, invariant) };
  }
  return length;
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
      const outcome = runSequence(transition, (seed + index * 0x9e3779b1) | 0, some);
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
