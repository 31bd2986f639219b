/** Sequences of events at random, and what must hold of each; `npm run test:fuzz` has millions. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { transition } from '../../src/flow/machine.js';
import { findingText, hunt } from '../helpers/invariants-hunt.js';
import { invariants } from '../helpers/invariants.js';

const runs = 200_000;
const seed = Number(process.env.FUZZ_SEED ?? 20261123);

/** Runs something in a world without clock and chance. */
function withoutClockAndChance(act: () => void): void {
  const { Date, performance } = globalThis;
  const { random } = Math;
  const refuse = () => assert.fail('asked for the time, or for chance');
  Object.assign(globalThis, { Date: refuse, performance: { now: refuse } });
  Math.random = refuse;
  try {
    act();
  } finally {
    Object.assign(globalThis, { Date, performance });
    Math.random = random;
  }
}

describe('the machine, in random sequences', () => {
  it(`keeps all ${invariants.length} invariants in ${runs} of them (seed ${seed})`, () => {
    const outcome = hunt(transition, { seed, from: 0, to: runs });

    if (typeof outcome !== 'number') assert.fail(findingText(outcome));
    // As many events as sequences of 1 to 40 have; fewer would mean that it stopped early.
    assert.ok(outcome > runs * 15, `${outcome} events`);
  });

  it('I2 asks neither clock nor chance', () => {
    let outcome: unknown;

    withoutClockAndChance(() => {
      outcome = hunt(transition, { seed, from: 0, to: 2000, watched: invariants });
    });

    assert.equal(typeof outcome, 'number');
  });

  it('gives the same sequences for the same seed', () => {
    const [one, again, other] = [seed, seed, seed + 1].map((some) => {
      const seen: string[] = [];
      const spy: typeof transition = (state, event) => {
        seen.push(event.type);
        return transition(state, event);
      };
      hunt(spy, { seed: some, from: 0, to: 20, watched: [] });
      return seen.join();
    });

    assert.equal(one, again);
    assert.notEqual(one, other);
  });
});
