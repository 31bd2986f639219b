/** Which steps there are, what leads from one to another, and what the world is told of it. */
import { errorCodes } from '../../src/errors.js';
import type { FlowEvent, FlowStep } from '../../src/flow/state.js';
import {
  asks,
  challengeOf,
  effectsOf,
  isAsking,
  isTaken,
  outputOf,
  type Move,
} from './invariants-move.js';
import type { Invariant } from './invariants-past.js';
type EventType = FlowEvent['type'];

/** What a step listens to: whatever the circumstances, or only under some. All else is ignored. */
const listens: Readonly<
  Record<FlowStep, Readonly<Record<'always' | 'sometimes', readonly EventType[]>>>
> = {
  'phone-entry': {
    always: ['typePhone', 'submitPhone', 'restore', 'reset', 'close'],
    sometimes: ['sendAnyway', 'tick'],
  },
  sending: {
    always: ['cancel', 'changeNumber', 'reset', 'close'],
    sometimes: ['numberChecked', 'codeSent', 'sendFailed', 'tick'],
  },
  'code-entry': {
    always: ['typeCode', 'authenticatedElsewhere', 'changeNumber', 'reset', 'close'],
    sometimes: [
      'ignoreCode',
      'submitCode',
      'resend',
      'codeSent',
      'sendFailed',
      'cancel',
      'sentElsewhere',
      'tick',
    ],
  },
  verifying: {
    always: ['cancel', 'changeNumber', 'reset', 'close'],
    sometimes: ['verified', 'verifyFailed', 'sentElsewhere', 'authenticatedElsewhere', 'tick'],
  },
  authenticated: { always: ['refuse', 'reset', 'close'], sometimes: ['tick'] },
  closed: { always: ['open'], sometimes: [] },
};

/** What a failure may be about (I19): nothing else is ever shown. */
const reasons = [
  ...['empty', 'input_too_long', 'unexpected_characters', 'not_a_number', 'invalid_country_code'],
  ...['too_short', 'too_short_after_idd', 'too_long', 'invalid_length', 'local_only'],
  ...['incomplete', 'superseded'],
];

const isNumber = (value: unknown) => value === undefined || Number.isFinite(value);

const arrivesAt = (step: FlowStep, { state, next }: Move) =>
  next.step === step && state.step !== step;

const isBare = (state: object) => Object.keys(state).sort().join() === 'now,requests,step';

export const stepInvariants: readonly Invariant[] = [
  {
    id: 'I1',
    says: 'every event is defined at every step; one that does not apply changes nothing',
    isOfIgnored: true,
    holds: ({ state, event, next, effects }) => {
      const { always, sometimes } = listens[state.step];
      if (next === state) return !effects.length && !always.includes(event.type);
      return (
        Object.hasOwn(listens, next.step) &&
        (always.includes(event.type) || sometimes.includes(event.type))
      );
    },
  },
  {
    id: 'I2',
    says: 'nothing throws, no state is written to, and neither clock nor chance is asked',
    isOfIgnored: true,
    holds: (move) => !('thrown' in move),
  },
  {
    id: 'I11',
    says: 'the code step is entered by a code that was sent or restored, or from a check that failed',
    holds: (move) => {
      if (!arrivesAt('code-entry', move)) return true;
      const { state, event } = move;
      if (state.step === 'sending') return event.type === 'codeSent';
      if (state.step === 'phone-entry') return event.type === 'restore';
      return state.step === 'verifying' && ['verifyFailed', 'cancel'].includes(event.type);
    },
  },
  {
    id: 'I12',
    says: 'a check that failed stays on the code step with the number kept',
    holds: ({ state, event, next }, { isDoneElsewhere }) => {
      if (event.type !== 'verifyFailed' || next === state || isDoneElsewhere) return true;
      return (
        next.step === 'code-entry' &&
        next.challenge.phoneNumber === challengeOf(state)?.phoneNumber &&
        'input' in state &&
        next.input === state.input
      );
    },
  },
  {
    id: 'I13',
    says: 'a failed start stays on the phone step with what was typed',
    holds: ({ state, event, next }, { input }) =>
      state.step !== 'sending' ||
      next.step === 'sending' ||
      event.type === 'codeSent' ||
      ['reset', 'close'].includes(event.type) ||
      (next.step === 'phone-entry' && next.input === input),
  },
  {
    id: 'I14',
    says: 'a sign-in is a verified answer, or another tab’s',
    holds: (move, { isDoneElsewhere }) =>
      !arrivesAt('authenticated', move) ||
      (move.state.step === 'verifying' && move.event.type === 'verified') ||
      (move.state.step === 'code-entry' && move.event.type === 'authenticatedElsewhere') ||
      (isDoneElsewhere && ['verifyFailed', 'cancel'].includes(move.event.type)),
  },
  {
    id: 'I15',
    says: 'a sign-in is told of once, when it arrives, and never before or after',
    holds: (move, _before, after) => {
      const told = effectsOf(move, 'emit').filter(({ output }) => output.name === 'authenticated');
      return told.length === (arrivesAt('authenticated', move) ? 1 : 0) && after.successes <= 1;
    },
  },
  {
    id: 'I16',
    says: 'a sign-in is final until the page refuses it, a reset or the end, and asks for nothing more',
    holds: (move) =>
      move.state.step !== 'authenticated' ||
      (!asks(move).length &&
        (move.next.step === 'authenticated' ||
          ['refuse', 'reset', 'close'].includes(move.event.type))),
  },
  {
    id: 'I17',
    says: 'no number, code, challenge or token is left once it is over',
    holds: ({ next }) => (next.step !== 'authenticated' && next.step !== 'closed') || isBare(next),
  },
  {
    id: 'I18',
    says: 'a request never ends in an error and a success',
    holds: (move, { lastFailed }) => {
      const success = outputOf(move, 'authenticated');
      if (!success) return true;
      const { event } = move;
      return !outputOf(move, 'error') && !('request' in event && event.request === lastFailed);
    },
  },
  {
    id: 'I19',
    says: 'an error is of the closed list and holds no text from outside',
    holds: ({ next }) => {
      if (!('error' in next)) return true;
      const { code, reason, digits, retryAt, retryAfterSeconds } = next.error;
      return (
        errorCodes.includes(code) &&
        (reason === undefined || reasons.includes(reason)) &&
        [digits, retryAt, retryAfterSeconds].every(isNumber)
      );
    },
  },
  {
    id: 'I20',
    says: 'every error leaves a way forward: the number again, a code, another code, another number',
    holds: ({ state, next, transition }) => {
      if (next === state || !('error' in next)) return true;
      const asksAfter = (...events: readonly FlowEvent[]) => {
        let reached: ReturnType<typeof transition> = [next, []];
        for (const event of events) reached = transition(reached[0], event);
        return reached[1].some(isAsking);
      };
      const at = next.now;
      if (next.step === 'phone-entry')
        return asksAfter({ type: 'submitPhone', input: next.input, at });
      const { codeLength, resendAt } = next.challenge;
      return (
        asksAfter(
          { type: 'typeCode', code: '1'.repeat(codeLength), at },
          { type: 'submitCode', isAutomatic: false, at },
        ) &&
        asksAfter({ type: 'resend', at: Math.max(at, resendAt) }) &&
        transition(next, { type: 'changeNumber', at })[0].step === 'phone-entry'
      );
    },
  },
  {
    id: 'I27',
    says: 'closing does nothing but end things; only opening leads on, to an empty number',
    holds: (move) => {
      const { state, event, next, effects } = move;
      if (arrivesAt('closed', move))
        return (
          event.type === 'close' &&
          effects.every((one) =>
            one.type === 'emit'
              ? one.output.name === 'step'
              : one.type === 'abort' || one.type === 'release',
          )
        );
      if (state.step !== 'closed') return true;
      if (event.type !== 'open') return !isTaken(move) && !effects.length;
      return next.step === 'phone-entry' && !next.input.text && !asks(move).length;
    },
  },
  {
    id: 'I31',
    says: 'another step is told of, once and before everything else',
    holds: ({ state, next, effects }) => {
      const told = effects.filter((one) => one.type === 'emit' && one.output.name === 'step');
      if (next.step === state.step) return !told.length;
      const [first] = effects;
      return (
        told.length === 1 &&
        told[0] === first &&
        first?.type === 'emit' &&
        first.output.name === 'step' &&
        first.output.step === next.step
      );
    },
  },
];
