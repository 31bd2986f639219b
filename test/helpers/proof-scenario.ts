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
}

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

export const scenarios = (visitor: readonly Act[], page: readonly Act[]): fc.Arbitrary<Scenario> =>
  fc.record({
    isFresh: oneIn(20),
    visitor: steps(visitor, 3, 8),
    page: steps(page, 0, 3),
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
