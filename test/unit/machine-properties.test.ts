import { assert } from '@open-wc/testing';
import { errorCodes } from '../../src/errors.js';
import { transition } from '../../src/flow/machine.js';
import { pendingRequest } from '../../src/flow/moves.js';
import { publicState } from '../../src/flow/public-state.js';
import type { FlowEffect, FlowEvent, FlowState, FlowStep } from '../../src/flow/state.js';
import { currentAnswers, events, staleAnswers, states } from '../helpers/flow-sample.js';

interface Pair {
  readonly state: FlowState;
  readonly event: FlowEvent;
  readonly next: FlowState;
  readonly effects: readonly FlowEffect[];
}

const pairsOf = (some: readonly FlowEvent[]): readonly Pair[] =>
  states.flatMap((state) =>
    some.map((event) => {
      const [next, effects] = transition(state, event);
      return { state, event, next, effects };
    }),
  );

const shown = ({ state, event }: Pair) => `${JSON.stringify(state)} ${JSON.stringify(event)}`;

/** Everything in the sample is deeply frozen, so that a write would throw. */
const pairs = pairsOf(events);

function holds(rule: (pair: Pair) => boolean, some = pairs): void {
  const broken = some.find((pair) => !rule(pair));

  assert.isAbove(some.length, 0);
  assert.isUndefined(broken && shown(broken));
}

const effectsOf = <Type extends FlowEffect['type']>({ effects }: Pair, type: Type) =>
  effects.filter((effect): effect is Extract<FlowEffect, { type: Type }> => effect.type === type);

const asks = (pair: Pair) => [
  ...effectsOf(pair, 'check'),
  ...effectsOf(pair, 'start'),
  ...effectsOf(pair, 'verify'),
];

const outputs = (pair: Pair) => effectsOf(pair, 'emit').map(({ output }) => output);

const steps: readonly FlowStep[] = [
  'phone-entry',
  'sending',
  'code-entry',
  'verifying',
  'authenticated',
  'closed',
];

describe('the machine, for every state and event', () => {
  it('I1 I2 defines what becomes of it', () => {
    holds(({ next, effects }) => steps.includes(next.step) && Array.isArray(effects));
  });

  it('I1 gives the same state when there are no effects and only the time differs', () => {
    const applies = (event: FlowEvent) => event.type === 'tick' || event.type === 'reset';
    const still = pairs.filter(
      ({ state, event, next, effects }) =>
        !applies(event) &&
        !effects.length &&
        JSON.stringify({ ...next, now: 0 }) === JSON.stringify({ ...state, now: 0 }) &&
        event.type !== 'typePhone' &&
        event.type !== 'typeCode',
    );

    holds(({ state, next }) => next === state, still);
  });

  it('I1 has no effects when the state is the same', () => {
    holds(({ state, next, effects }) => next !== state || effects.length === 0);
  });

  it('I33 gives the same result again', () => {
    holds(({ state, event, next, effects }) => {
      const [again, effectsAgain] = transition(state, event);
      return JSON.stringify([again, effectsAgain]) === JSON.stringify([next, effects]);
    });
  });

  it('I3 awaits an answer at sending, verifying and while a code is sent again, and nowhere else', () => {
    holds(({ next }) =>
      next.step === 'sending' || next.step === 'verifying'
        ? pendingRequest(next) !== undefined
        : next.step === 'code-entry' || pendingRequest(next) === undefined,
    );
  });

  it('I4 asks for one thing at most, and only when nothing else is under way', () => {
    holds((pair) => {
      const [asked, ...more] = asks(pair);
      if (!asked) return true;
      const before = pendingRequest(pair.state);
      const isAnswered = pair.event.type === 'numberChecked';
      return (
        more.length === 0 &&
        asked.request === pendingRequest(pair.next) &&
        (before === undefined || isAnswered)
      );
    });
  });

  it('I30 never uses a number twice, and numbers only grow', () => {
    holds(
      (pair) =>
        pair.next.requests >= pair.state.requests &&
        asks(pair).every(
          ({ request }) => request > pair.state.requests && request === pair.next.requests,
        ),
    );
  });

  it('I6 I7 is left alone by answers that nobody waits for', () => {
    holds(
      ({ state, next, effects }) => next === state && effects.length === 0,
      pairsOf(staleAnswers),
    );
    const idle = pairsOf(currentAnswers).filter(({ state }) => pendingRequest(state) === undefined);
    holds(({ state, next, effects }) => next === state && effects.length === 0, idle);
  });

  it('I9 starts with a number in E.164', () => {
    holds((pair) =>
      effectsOf(pair, 'start').every(({ phoneNumber }) => /^\+[1-9][0-9]{6,14}$/.test(phoneNumber)),
    );
  });

  it('I8 I10 verifies as many ASCII digits as the code has, with what its challenge says', () => {
    const verifications = pairs.filter((pair) => effectsOf(pair, 'verify').length);

    holds((pair) => {
      const [effect] = effectsOf(pair, 'verify');
      if (!effect || !('challenge' in pair.state)) return false;
      const { codeLength, phoneNumber, transaction } = pair.state.challenge;
      return (
        new RegExp(`^[0-9]{${codeLength}}$`).test(effect.code) &&
        effect.phoneNumber === phoneNumber &&
        effect.transaction === transaction
      );
    }, verifications);
  });

  it('I11 enters the code step from a sent code, or back from a check only', () => {
    const entered = pairs.filter(
      ({ state, next }) => next.step === 'code-entry' && state.step !== 'code-entry',
    );

    holds(
      ({ state, event }) =>
        (state.step === 'sending' && event.type === 'codeSent') || state.step === 'verifying',
      entered,
    );
  });

  it('I14 I15 signs in by a verified answer only, and tells of it once', () => {
    holds((pair) => {
      const told = outputs(pair).filter(({ name }) => name === 'authenticated').length;
      const arrives = pair.state.step === 'verifying' && pair.next.step === 'authenticated';
      return told === (arrives ? 1 : 0) && (!arrives || pair.event.type === 'verified');
    });
  });

  it('I16 I27 asks for nothing once it is signed in or closed', () => {
    const ended = pairs.filter(
      ({ state }) => state.step === 'authenticated' || state.step === 'closed',
    );

    holds((pair) => asks(pair).length === 0, ended);
    holds(
      ({ state, event, next }) =>
        next.step === state.step || ['reset', 'open', 'close'].includes(event.type),
      ended,
    );
  });

  it('I17 holds no code once it is signed in or closed', () => {
    const ended = pairs.filter(({ next }) => ['authenticated', 'closed'].includes(next.step));

    holds(({ next }) => Object.keys(next).sort().join() === 'now,requests,step', ended);
  });

  it('I18 never tells of an error and a success at once', () => {
    holds((pair) => {
      const names = outputs(pair).map(({ name }) => name);
      return !(names.includes('error') && names.includes('authenticated'));
    });
  });

  it('I19 has no error but those of the closed list', () => {
    holds(({ next }) => {
      const { error } = next as { error?: { code: never } };
      return error === undefined || errorCodes.includes(error.code);
    });
  });

  it('I26 I29 aborts a request exactly when it is left without its answer', () => {
    const answered = ['numberChecked', 'codeSent', 'sendFailed', 'verified', 'verifyFailed'];
    holds((pair) => {
      const before = pendingRequest(pair.state);
      const isLeft = before !== undefined && pendingRequest(pair.next) !== before;
      const aborted = effectsOf(pair, 'abort').map(({ request }) => request);
      return isLeft && !answered.includes(pair.event.type)
        ? aborted.length === 1 && aborted[0] === before
        : aborted.length === 0;
    });
  });

  it('I31 tells of a step exactly when it is another one', () => {
    holds((pair) => {
      const told = outputs(pair).filter(({ name }) => name === 'step');
      return pair.next.step === pair.state.step
        ? told.length === 0
        : told.length === 1 && told[0]?.name === 'step' && told[0].step === pair.next.step;
    });
  });

  it('shows no code, transaction or token to the world', () => {
    holds(
      ({ next }) => !/transaction|123456|654321|"token"/.test(JSON.stringify(publicState(next))),
    );
  });
});
