/** Machines with one fault each: an invariant that none of them breaks would say nothing. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { transition } from '../../src/flow/machine.js';
import { faults } from '../helpers/invariants-faults.js';
import { findingText, hunt, isBreaking } from '../helpers/invariants-hunt.js';
import { invariants } from '../helpers/invariants.js';

const seed = 20261123;

describe('the invariants of the machine', () => {
  for (const { breaks, how, machine } of faults)
    it(`${breaks} is broken by a machine that ${how}`, () => {
      const invariant = invariants.find(({ id }) => id === breaks);
      assert.ok(invariant);

      const found = hunt(machine(), { seed, from: 0, to: 5000, watched: [invariant] });

      assert.ok(typeof found === 'object', 'nothing was found');
      assert.ok(found.drafts.length <= 12, findingText(found));
      // The same events do no harm to the machine as it is.
      assert.equal(isBreaking(transition, found.drafts, invariant), false);
    });

  it('can all be broken', () => {
    const broken = new Set(faults.map(({ breaks }) => breaks));

    const unbroken = invariants.map(({ id }) => id).filter((id) => !broken.has(id));

    assert.deepEqual(unbroken, []);
  });

  it('have a number each', () => {
    assert.equal(new Set(invariants.map(({ id }) => id)).size, invariants.length);
  });
});
