/** Schedules at random: what a visitor and a page do, and what a backend answers. */
import fc from 'fast-check';
import type { Act } from './proof-acts.js';
import { answers, type Script } from './proof-backend.js';

/** What is done in one tick. */
export interface Step {
  readonly acts: readonly Act[];
  /** Whether the next thing happens before this one has had all its effects. */
  readonly isHasty: boolean;
}

export interface Scenario {
  /** About a new element; the others go on with the one before, after a reset. */
  readonly isFresh: boolean;
  readonly visitor: readonly Step[];
  readonly page: readonly Step[];
  readonly script: Script;
  /** What listeners do when they first hear of something; each line once. */
  readonly listeners: readonly Reaction[];
}

/** `throws`: a listener that fails after all that it did. */
export interface Reaction {
  readonly hears: string;
  readonly acts: readonly Act[];
  readonly throws: boolean;
}

/** Everything that an element tells of, in short. */
const hearings = [
  'step sending',
  'step sending',
  'step code-entry',
  'step code-entry',
  'step verifying',
  'step verifying',
  'step authenticated',
  'step phone-entry',
  'code-sent',
  'code-sent again',
  'authenticated',
  'error',
  'open',
  'close',
] as const;

const oneIn = (count: number) => fc.integer({ min: 1, max: count }).map((one) => one === count);

const steps = (some: readonly Act[], minLength: number, maxLength: number) =>
  fc.array(
    fc.record({
      acts: fc.array(fc.constantFrom(...some), { minLength: 1, maxLength: 2 }),
      isHasty: oneIn(4),
    }),
    { minLength, maxLength },
  );

const keys = <Key extends string>(table: Record<Key, unknown>) => Object.keys(table) as Key[];

const some = <Item>(one: fc.Arbitrary<Item>) => fc.array(one, { minLength: 1, maxLength: 4 });

const reactions = (some: readonly Act[], maxLength: number): fc.Arbitrary<Reaction[]> =>
  fc.array(
    fc.record({
      hears: fc.constantFrom(...hearings),
      acts: fc.array(fc.constantFrom(...some), { maxLength: 3 }),
      throws: oneIn(4),
    }),
    { minLength: Math.min(1, maxLength), maxLength },
  );

/** What a schedule is made of. */
export interface Troupe {
  readonly visitor: readonly Act[];
  readonly page: readonly Act[];
  /** What listeners do; none if there are none. */
  readonly listeners?: readonly Act[];
}

export const scenarios = ({ visitor, page, listeners }: Troupe): fc.Arbitrary<Scenario> =>
  fc.record({
    listeners: reactions(listeners ?? visitor, listeners ? 5 : 0),
    isFresh: oneIn(20),
    visitor: steps(visitor, 2, 7),
    page: steps(page, 0, 2),
    script: fc.record({
      // More than half of them go well, so that schedules come as far as a code.
      start: some(fc.oneof(fc.constant('sent' as const), fc.constantFrom(...keys(answers.start)))),
      verify: some(
        fc.oneof(fc.constant('signed in' as const), fc.constantFrom(...keys(answers.verify))),
      ),
      honoursAbort: fc.boolean(),
      isHasty: oneIn(4),
    }),
  });
