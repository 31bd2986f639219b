/**
 * Sequences of events at random, the same ones for the same seed. They go where a sign-in goes most
 * of the time, so that they come deep, and astray often enough.
 */
import type { FlowStep } from '../../src/flow/state.js';
import type { WatchedMachine } from './invariants.js';
import { acts, answers, type Draft, type Happening } from './invariants-drafts.js';
import { challengeOf } from './invariants-move.js';

type Act = keyof typeof acts;
type Weights = Partial<Record<Act | 'answer' | 'lateAnswer', number>>;

/** How often something happens at a step. */
const weights: Readonly<Record<FlowStep, Weights>> = {
  'phone-entry': { submitPhone: 60, sendAnyway: 25, typePhone: 8, restore: 8, lateAnswer: 3 },
  sending: { answer: 85, lateAnswer: 5, cancel: 2, changeNumber: 1, reset: 1, close: 1 },
  'code-entry': {
    ...{
      typeCode: 30,
      ignoreCode: 2,
      submitCode: 36,
      resend: 12,
      answer: 12,
      tick: 3,
      sentElsewhere: 4,
    },
    ...{ authenticatedElsewhere: 1, changeNumber: 1, cancel: 1, reset: 1, close: 1, lateAnswer: 2 },
  },
  verifying: {
    ...{ answer: 55, lateAnswer: 4, submitCode: 6, typeCode: 3, sentElsewhere: 4, resend: 3 },
    ...{ authenticatedElsewhere: 8, cancel: 3, changeNumber: 1, reset: 1, close: 1, tick: 4 },
  },
  authenticated: {
    ...{ reset: 60, close: 20, refuse: 10, lateAnswer: 10, submitCode: 5, tick: 5 },
    ...{ changeNumber: 2, cancel: 2 },
  },
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

/** What happens to a machine, one after the other; each has to be sent before the next is asked for. */
export function* randomDrafts(seed: number, machine: WatchedMachine): Generator<Draft, void> {
  const random = generator(seed);
  const length = 1 + Math.floor(random() * 40);
  let last: Draft | undefined;
  for (let count = 0; count < length; count++) yield (last = randomDraft(random, machine, last));
}

/** The seed of each of many sequences, so that one alone can be looked at again; an odd factor makes no two the same. */
export const seedOf = (seed: number, index: number): number =>
  (seed + Math.imul(index, 0x9e3779b1)) | 0;
