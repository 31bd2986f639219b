import { assert } from '@open-wc/testing';
import { transition } from '../../src/flow/machine.js';
import { pendingRequest } from '../../src/flow/moves.js';
import { publicState } from '../../src/flow/public-state.js';
import type { FlowEvent } from '../../src/flow/state.js';
import { currentAnswers, events, staleAnswers, states } from '../helpers/flow-sample.js';
import type { Move } from '../helpers/invariants-move.js';
import { pastOf } from '../helpers/invariants-past-of.js';
import { remember } from '../helpers/invariants-past.js';
import { invariants, moveOf } from '../helpers/invariants.js';

/** Every state with every event. All of them are deeply frozen, so that a write would throw. */
const movesOf = (some: readonly FlowEvent[]): readonly Move[] =>
  states.flatMap((state) => some.map((event) => moveOf(transition, state, event)));

const moves = movesOf(events);

const shown = ({ state, event }: Move) => `${JSON.stringify(state)} ${JSON.stringify(event)}`;

function holds(rule: (move: Move) => boolean, some = moves): void {
  const broken = some.find((move) => !rule(move));

  assert.isAbove(some.length, 0);
  assert.isUndefined(broken && shown(broken));
}

describe('the machine, for every state and event', () => {
  for (const invariant of invariants)
    it(`${invariant.id} ${invariant.says}`, () => {
      holds((move) => {
        const before = pastOf(move.state);
        return invariant.holds(move, before, remember(before, move));
      });
    });

  it('I6 I7 is left alone by answers that nobody waits for', () => {
    const isLeftAlone = ({ state, next, effects }: Move) => next === state && !effects.length;
    const idle = movesOf(currentAnswers).filter(({ state }) => pendingRequest(state) === undefined);

    holds(isLeftAlone, movesOf(staleAnswers));
    holds(isLeftAlone, idle);
  });

  it('I17 shows no code, transaction or token to the world', () => {
    holds(
      ({ next }) => !/transaction|123456|654321|"token"/.test(JSON.stringify(publicState(next))),
    );
  });
});
