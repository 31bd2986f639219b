import { assert } from '@open-wc/testing';
import { initialState, transition } from '../../src/flow/machine.js';
import { pendingRequest } from '../../src/flow/moves.js';
import type { FlowState, FlowStep } from '../../src/flow/state.js';
import { events, times } from '../helpers/flow-sample.js';

const steps: readonly FlowStep[] = [
  'phone-entry',
  'sending',
  'code-entry',
  'verifying',
  'authenticated',
  'closed',
];

describe('the steps of the machine', () => {
  /** What rules look at, without times and numbers: there are few such states. */
  const kindOf = (state: FlowState) =>
    JSON.stringify({ ...state, now: 0, requests: 0, request: pendingRequest(state) && 1 });

  const few = events.filter(({ type, at }) => type === 'tick' || times.indexOf(at) <= 1);

  /** Which steps lead to which, breadth first; answers are those of the request that is awaited. */
  function walk(from: FlowState): ReadonlyMap<FlowStep, ReadonlySet<FlowStep>> {
    const roads = new Map<FlowStep, Set<FlowStep>>();
    const queue = [from];
    const seen = new Set([kindOf(from)]);
    for (let index = 0; index < Math.min(queue.length, 200); index++) {
      const state = queue[index] ?? from;
      const request = pendingRequest(state) ?? -1;
      const ways = roads.get(state.step) ?? new Set();
      roads.set(state.step, ways);
      for (const event of few) {
        const [next] = transition(state, 'request' in event ? { ...event, request } : event);
        if (next.step !== state.step) ways.add(next.step);
        if (!seen.has(kindOf(next))) queue.push(next);
        seen.add(kindOf(next));
      }
    }
    return roads;
  }

  const roads = walk(initialState);

  for (const step of steps) {
    it(`can be reached: ${step}`, () => {
      assert.isTrue(roads.has(step));
    });

    it(`I20 can be left: ${step}`, () => {
      assert.isNotEmpty(roads.get(step));
    });
  }
});
