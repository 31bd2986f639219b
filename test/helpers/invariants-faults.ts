/** Faults that a machine could have: each is the machine as it is, but for one thing. */
import { PasswordlessError } from '../../src/errors.js';
import { transition } from '../../src/flow/machine.js';
import { emit, keep, pendingRequest, start } from '../../src/flow/moves.js';
import type { FlowEffect, FlowState } from '../../src/flow/state.js';
import { challenge, input } from './flow-sample.js';
import { at, but, fault, withChallenge, type Fault } from './invariants-faulty.js';
import { challengeOf } from './invariants-move.js';

const without = (effects: readonly FlowEffect[], type: FlowEffect['type']) =>
  effects.filter((effect) => effect.type !== type);

const entry = ({ now, requests }: FlowState): FlowState => ({
  step: 'phone-entry',
  now,
  requests,
  input,
});

const codeOf = (state: FlowState) => ('code' in state ? state.code : '');
const toldStep = emit({ name: 'step', step: 'phone-entry' });

export const faults: readonly Fault[] = [
  at('typePhone', 'I1', 'listens to the field while a code is sent', (state) =>
    state.step === 'sending' ? [{ ...state }, []] : undefined,
  ),
  at('changeNumber', 'I1', 'lets nobody go while a code is checked', (state) =>
    state.step === 'verifying' ? [state, []] : undefined,
  ),
  at('typeCode', 'I2', 'writes to its state', (state, { code }) => {
    if (state.step === 'code-entry') Object.assign(state, { code });
    return undefined;
  }),
  at('sendFailed', 'I3', 'still waits after a failure', (state, { request }, next) =>
    next === state ? undefined : [but(next, { request }), []],
  ),
  at('resend', 'I4', 'sends again while it sends', (state, event) =>
    transition(but(state, { request: undefined }), event),
  ),
  at('submitCode', 'I5', 'checks a code whenever it is told to', (state, event) =>
    transition(but(state, { refused: [], isEdited: true }), event),
  ),
  at('submitCode', 'I5', 'checks no code by itself', (state, { isAutomatic }) =>
    isAutomatic ? [state, []] : undefined,
  ),
  fault('I6', 'takes any answer for the one it waits for', (state, event) => {
    const request = pendingRequest(state);
    return 'request' in event && request ? transition(state, { ...event, request }) : undefined;
  }),
  at('codeSent', 'I7', 'goes on by a code for the number from before', (state, event) =>
    transition(state, { ...event, type: 'restore', input }),
  ),
  at(
    'submitCode',
    'I8',
    'checks a code for what stands in the field',
    (_state, _event, next, effects) => [
      next,
      effects.map((one) => (one.type === 'verify' ? { ...one, phoneNumber: input.text } : one)),
    ],
  ),
  at('numberChecked', 'I9', 'sends to what was typed', (_state, _event, next, effects) => [
    next,
    effects.map((one) => (one.type === 'start' ? { ...one, phoneNumber: input.text } : one)),
  ]),
  at('submitCode', 'I10', 'checks whatever was entered', (state, event) =>
    transition(withChallenge(state, { codeLength: codeOf(state).length }), event),
  ),
  at('cancel', 'I11', 'goes on when it was to stop', (state, event) =>
    state.step === 'sending'
      ? transition(entry(state), { ...event, type: 'restore', challenge, input })
      : undefined,
  ),
  at('verifyFailed', 'I12', 'goes back to the number after a wrong code', (state, event, next) =>
    next === state ? undefined : transition(state, { ...event, type: 'changeNumber' }),
  ),
  at('sendFailed', 'I13', 'empties the field', (_state, _event, next, effects) =>
    next.step === 'phone-entry' ? [but(next, { input: { text: '' } }), effects] : undefined,
  ),
  at('verifyFailed', 'I14', 'takes a failure for a success', (state, event) =>
    event.error.code === 'mfa_required'
      ? transition(state, { ...event, type: 'verified', tokens: {} })
      : undefined,
  ),
  at('verified', 'I15', 'tells of its success twice', (_state, _event, next, effects) => [
    next,
    [...effects, ...effects.slice(-1)],
  ]),
  at('changeNumber', 'I16', 'goes on after its success', (state) =>
    state.step === 'authenticated' ? [entry(state), [toldStep]] : undefined,
  ),
  at('verified', 'I17', 'holds on to the challenge', (state, _event, next, effects) => [
    but(next, { challenge: challengeOf(state) }),
    effects,
  ]),
  at('verified', 'I18', 'tells of an error and a success', (state, _event, next, effects) =>
    next === state
      ? undefined
      : [next, [...effects, emit({ name: 'error', error: new PasswordlessError('network') })]],
  ),
  at('sendFailed', 'I19', 'shows what a server says', (_state, { error }, next, effects) => [
    'error' in next ? but(next, { error: { ...next.error, reason: error.message } }) : next,
    effects,
  ]),
  at('changeNumber', 'I20', 'lets nobody go after an error', (state) =>
    'error' in state ? [state, []] : undefined,
  ),
  at('resend', 'I21', 'does not wait', (state, event) =>
    transition(withChallenge(state, { resendAt: 0 }), event),
  ),
  at('restore', 'I22', 'believes what a storage says of the time', (state, event, next, effects) =>
    next === state
      ? undefined
      : [withChallenge(next, { resendAt: event.challenge.resendAt }), effects],
  ),
  fault('I23', 'takes no notice of a clock that was set back', (state, event) =>
    event.at < state.now ? transition(state, { ...event, at: state.now }) : undefined,
  ),
  at('resend', 'I24', 'leaves the old code in the field', (state, _event, next, effects) =>
    next === state ? undefined : [but(next, { code: codeOf(state) }), effects],
  ),
  at('codeSent', 'I25', 'takes the old code for the new one', (state, _event, next, effects) =>
    next === state ? undefined : [but(next, { code: codeOf(state) }), effects],
  ),
  at('changeNumber', 'I26', 'keeps a challenge for ever', (_state, _event, next, effects) => [
    next,
    without(effects, 'release'),
  ]),
  at('close', 'I26', 'leaves a request behind', (_state, _event, next, effects) => [
    next,
    without(effects, 'abort'),
  ]),
  at('reset', 'I27', 'comes back by a reset', (state) =>
    state.step === 'closed' ? [entry(state), [toldStep]] : undefined,
  ),
  at('verifyFailed', 'I28', 'waits on after an answer that makes no sense', (state, { error }) =>
    error.code === 'bad_response' ? [state, []] : undefined,
  ),
  at('sendFailed', 'I29', 'aborts what was answered', (state, { request }, next, effects) =>
    next === state ? undefined : [next, [...effects, { type: 'abort', request }]],
  ),
  at('reset', 'I30', 'counts from the beginning', (_state, _event, next, effects) => [
    but(next, { requests: 0 }),
    effects,
  ]),
  fault('I31', 'tells of another step after everything else', (_state, _event, next, effects) =>
    effects.length > 1 ? [next, [...effects].reverse()] : undefined,
  ),
  {
    breaks: 'I33',
    how: 'minds how often it was asked',
    machine: () => {
      let times = 0;
      return (state, event) => transition(state, { ...event, at: event.at + times++ });
    },
  },
  at('sendFailed', 'I36', 'tries once more by itself', (state) => {
    if (state.step !== 'sending') return undefined;
    const request = state.requests + 1;
    return [{ ...state, request, requests: request }, [start(request, challenge.phoneNumber)]];
  }),
  at('tick', 'I39', 'sends again when the time has come', (state, event) =>
    transition(state, { ...event, type: 'resend' }),
  ),
  at('codeSent', 'N1', 'remembers a number at once', (state, _event, next, effects) =>
    next === state
      ? undefined
      : [next, [...effects, { type: 'remember', phoneNumber: challenge.phoneNumber }]],
  ),
  at('restore', 'N2', 'takes a restored code for a new one', (state, _event, next, effects) => {
    const told = { name: 'code-sent', phoneNumber: challenge.phoneNumber, resend: false } as const;
    return next === state ? undefined : [next, [...effects, emit(told)]];
  }),
  at('codeSent', 'N3', 'says nothing of another code', (state, _event, next, effects) =>
    state.step === 'code-entry' ? [next, without(effects, 'emit')] : undefined,
  ),
  at('verifyFailed', 'N4', 'keeps an old number of tries', (_state, _event, next, effects) => [
    next,
    without(effects, 'keep'),
  ]),
  fault('N5', 'gives up whatever it leaves', (_state, _event, next, effects) => [
    next,
    effects.map((one) => (one.type === 'release' ? { ...one, because: 'abandoned' } : one)),
  ]),
  at('sentElsewhere', 'N6', 'passes on what is no news', (state, _event, next) =>
    next === state && state.step === 'code-entry' ? [{ ...state }, [keep(state)]] : undefined,
  ),
  at(
    'authenticatedElsewhere',
    'N7',
    'says that the sign-in was its own',
    (state, _event, next, effects) =>
      next === state
        ? undefined
        : [next, [...effects.slice(0, -1), emit({ name: 'authenticated', tokens: {} })]],
  ),
  at('authenticatedElsewhere', 'N8', 'does without its own tokens', (state, event) =>
    state.step === 'verifying' ? transition(but(state, { step: 'code-entry' }), event) : undefined,
  ),
  at('codeSent', 'N9', 'tells of the transaction', (_state, event, next, effects) => [
    next,
    effects.map((one) =>
      one.type === 'emit' ? { ...one, output: { ...one.output, ...event.challenge } } : one,
    ),
  ]),
  at('resend', 'N10', 'sends in a way that nobody offers', (state, event) =>
    transition(withChallenge(state, { channels: event.channel ? [event.channel] : [] }), event),
  ),
];
