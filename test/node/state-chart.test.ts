import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { transition } from '../../src/flow/machine.js';
import { eventOf } from '../helpers/invariants-drafts.js';
import { randomDrafts, seedOf } from '../helpers/invariants-random.js';
import { WatchedMachine } from '../helpers/invariants.js';
import { documentedKinds, edgeName, kindOf, steps, walk } from './state-chart.js';
import { chartInReadme, fenced, mermaidOf } from './state-chart-mermaid.js';

const { kinds, edges, turns } = walk();

describe(`the state chart of ${kinds.size} kinds of states and ${edges.size} edges`, () => {
  it('has every kind of state that is documented, and no other', () => {
    const documented = documentedKinds();

    assert.deepEqual([...kinds].sort(), [...documented].sort());
  });

  for (const step of steps) {
    it(`reaches ${step}`, () => {
      assert.ok([...kinds].some((kind) => kind.split(', ').includes(step)));
    });

    it(`I20 leaves ${step}`, () => {
      assert.ok(turns.some(({ from, to }) => from === step && to !== step));
    });
  }

  it('has every edge that random sequences take', () => {
    const others = new Set<string>();
    const taken = new Set<string>();

    for (let index = 0; index < 10_000; index++) {
      const machine = new WatchedMachine(transition, []);
      for (const draft of randomDrafts(seedOf(20261123, index), machine)) {
        const [from, state] = [kindOf(machine), machine.state];
        const event = eventOf(draft, machine);
        machine.send(event);
        if (machine.state === state) continue;
        const edge = edgeName(from, event, kindOf(machine));
        (edges.has(edge) ? taken : others).add(edge);
      }
    }

    assert.deepEqual([...others], []);
    assert.ok(taken.size > edges.size / 3, `${taken.size} of ${edges.size}`);
  });

  it('stands in the README; `npm run chart` writes it', () => {
    assert.equal(chartInReadme(), fenced(mermaidOf(turns)), 'out of date: run `npm run chart`');
  });
});
