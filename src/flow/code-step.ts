/** The rules while a code is entered, sent again and checked. */
import { PasswordlessError } from '../errors.js';
import { delayed, doneElsewhere } from './elsewhere.js';
import {
  abandon,
  codeSent,
  common,
  emit,
  enter,
  failed,
  failure,
  isCurrent,
  keep,
  leave,
  nextRequest,
  phoneEntry,
  release,
  start,
  unchanged,
  type EventOf,
} from './moves.js';
import type { CodeEntryState, FlowEvent, Transition, VerifyingState } from './state.js';

export function inCodeEntry(state: CodeEntryState, event: FlowEvent): Transition {
  switch (event.type) {
    case 'typeCode':
      return [{ ...withoutFault(state), code: event.code, isEdited: true }, []];
    case 'ignoreCode':
      return [{ ...state, isIgnored: true }, []];
    case 'submitCode':
      return submitCode(state, event);
    case 'resend':
      return resend(state, event);
    case 'codeSent':
      return isCurrent(state, event) ? codeSent(state, event) : unchanged(state);
    case 'sendFailed': {
      if (!isCurrent(state, event)) return unchanged(state);
      const { at, error } = event;
      const { request: _, ...rest } = state;
      const challenge = waiting(state.challenge, error, at);
      return [
        { ...rest, now: at, challenge, error: failure(error, at) },
        challenge === state.challenge
          ? failed(error)
          : [keep({ ...state, challenge }), ...failed(error)],
      ];
    }
    case 'sentElsewhere':
      return delayed(state, event);
    case 'authenticatedElsewhere':
      return doneElsewhere(state, event.at);
    case 'cancel': {
      if (state.request === undefined) return unchanged(state);
      const { request: _, ...rest } = state;
      return [{ ...rest, now: event.at }, abandon(state)];
    }
    case 'changeNumber':
      return enter(state, phoneEntry(state, event.at, state.input), leave(state, 'abandoned'));
    default:
      return unchanged(state);
  }
}

function resend(state: CodeEntryState, { at, channel }: EventOf<'resend'>): Transition {
  const { challenge, request } = state;
  const offered = ['sms', challenge.channel, ...challenge.channels];
  const isOffered = channel === undefined || offered.includes(channel);
  if (request !== undefined || at < challenge.resendAt || !isOffered) return unchanged(state);
  const next = nextRequest(state);
  return [
    { ...withoutFault(state), ...next, now: at, code: '', isEdited: false },
    [
      {
        ...start(next.request, challenge.phoneNumber),
        channel: channel ?? challenge.channel,
        replaces: challenge,
      },
    ],
  ];
}

function submitCode(state: CodeEntryState, event: EventOf<'submitCode'>): Transition {
  const { code, isEdited, challenge } = state;
  if (state.request !== undefined) return unchanged(state);
  if (code.length !== challenge.codeLength || !/^[0-9]+$/.test(code)) {
    if (event.isAutomatic) return unchanged(state);
    return [
      {
        ...withoutFault(state),
        now: event.at,
        error: { code: 'invalid_code', reason: 'incomplete' },
      },
      failed(new PasswordlessError('invalid_code', { message: 'incomplete' })),
    ];
  }
  // A code isn't asked about twice unless the visitor entered it anew or says so; both, if it was refused.
  const isRefused = state.refused.includes(code);
  if (event.isAutomatic ? isRefused || !isEdited : isRefused && !isEdited) return unchanged(state);
  const { request: _, step: __, ...rest } = withoutFault(state);
  const next = nextRequest(state);
  const { phoneNumber, transaction } = challenge;
  return enter(
    state,
    {
      ...{ ...rest, ...next, step: 'verifying', now: event.at, isEdited: false },
      refused: isRefused ? state.refused.filter((one) => one !== code) : state.refused,
    },
    [{ type: 'verify', request: next.request, phoneNumber, transaction, code }],
  );
}

export function inVerifying(state: VerifyingState, event: FlowEvent): Transition {
  switch (event.type) {
    case 'verified':
      if (!isCurrent(state, event)) return unchanged(state);
      return enter(state, { step: 'authenticated', ...common(state, event.at) }, [
        { type: 'remember', phoneNumber: state.challenge.phoneNumber },
        release(state.challenge, 'authenticated'),
        emit({ name: 'authenticated', tokens: event.tokens }),
      ]);
    case 'verifyFailed':
      return isCurrent(state, event) ? verifyFailed(state, event) : unchanged(state);
    case 'cancel': {
      const { request: _, isDoneElsewhere, ...rest } = state;
      if (isDoneElsewhere) return doneElsewhere(state, event.at);
      return enter(state, { ...rest, step: 'code-entry', code: '', now: event.at }, abandon(state));
    }
    case 'changeNumber':
      return enter(state, phoneEntry(state, event.at, state.input), leave(state, 'abandoned'));
    case 'sentElsewhere':
      return delayed(state, event);
    case 'authenticatedElsewhere':
      // The answer under way may bring tokens; if it refuses the code, that is why.
      return state.isDoneElsewhere ? unchanged(state) : [{ ...state, isDoneElsewhere: true }, []];
    default:
      return unchanged(state);
  }
}

function verifyFailed(state: VerifyingState, { at, error }: EventOf<'verifyFailed'>): Transition {
  const { request: _, isDoneElsewhere, ...rest } = state;
  if (isDoneElsewhere) return doneElsewhere(state, at, []);
  const { attemptsLeft } = error;
  const challenge = { ...state.challenge, ...(attemptsLeft !== undefined && { attemptsLeft }) };
  const isRefusal =
    error.code === 'invalid_code' ||
    error.code === 'code_expired' ||
    error.code === 'too_many_attempts';
  return enter(
    state,
    {
      ...rest,
      step: 'code-entry',
      now: at,
      challenge,
      error: failure(error, at),
      ...(isRefusal && { refused: [...state.refused, state.code] }),
    },
    attemptsLeft === undefined ? failed(error) : [keep({ ...state, challenge }), ...failed(error)],
  );
}

/** There is another code in the field, or there will be. */
function withoutFault(state: CodeEntryState): CodeEntryState {
  const { error: _, isIgnored: __, ...rest } = state;
  return rest;
}

/** A resend that was refused for a time waits at least that long. */
const waiting = (
  challenge: CodeEntryState['challenge'],
  { retryAfterSeconds }: PasswordlessError,
  at: number,
): CodeEntryState['challenge'] =>
  retryAfterSeconds === undefined
    ? challenge
    : {
        ...challenge,
        resendAt: Math.max(challenge.resendAt, at + retryAfterSeconds * 1000),
        resendDelaySeconds: Math.max(challenge.resendDelaySeconds, retryAfterSeconds),
      };
