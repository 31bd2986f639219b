/** The moves that the rules of all steps are made of. Pure, like the rules. */
import type { PasswordlessError } from '../errors.js';
import type {
  CodeEntryState,
  Failure,
  FlowEffect,
  FlowEvent,
  FlowState,
  PhoneEntryState,
  PhoneInput,
  ReleaseReason,
  SendingState,
  SentChallenge,
  Transition,
} from './state.js';

export type EventOf<Type extends FlowEvent['type']> = Extract<FlowEvent, { type: Type }>;

/** The number of the request under way, if any. */
export const pendingRequest = (state: FlowState): number | undefined =>
  'request' in state ? state.request : undefined;

export const unchanged = (state: FlowState): Transition => [state, []];

export const common = ({ requests }: FlowState, now: number) => ({ now, requests });

export const phoneEntry = (state: FlowState, at: number, input: PhoneInput): PhoneEntryState => ({
  step: 'phone-entry',
  ...common(state, at),
  input,
});

export const nextRequest = ({ requests }: FlowState) => ({
  request: requests + 1,
  requests: requests + 1,
});

export const toSending = (state: FlowState, now: number, input: PhoneInput): SendingState => ({
  step: 'sending',
  now,
  input,
  ...nextRequest(state),
});

export const emit = (output: Extract<FlowEffect, { type: 'emit' }>['output']): FlowEffect => ({
  type: 'emit',
  output,
});

export const failed = (error: PasswordlessError): readonly FlowEffect[] => [
  emit({ name: 'error', error }),
];

export const start = (request: number, phoneNumber: string) =>
  ({ type: 'start', request, phoneNumber, channel: 'sms' }) as const;

/** From here on a reload and other tabs know of the challenge, until it is released. */
export const keep = ({
  challenge,
  input,
}: Pick<CodeEntryState, 'challenge' | 'input'>): FlowEffect => ({
  type: 'keep',
  challenge,
  input,
});

export const release = (challenge: SentChallenge, because: ReleaseReason): FlowEffect => ({
  type: 'release',
  challenge,
  because,
});

/** What leaving a state ends: its request, and its challenge. */
export const leave = (state: FlowState, because: ReleaseReason): readonly FlowEffect[] => [
  ...abandon(state),
  ...('challenge' in state ? [release(state.challenge, because)] : []),
];

/** Goes to a state; the world is told when that is another step. */
export const enter = (
  from: FlowState,
  to: FlowState,
  effects: readonly FlowEffect[] = [],
): Transition => [
  to,
  from.step === to.step ? effects : [emit({ name: 'step', step: to.step }), ...effects],
];

/** What is under way for a state that is left without its answer. */
export const abandon = (state: FlowState): readonly FlowEffect[] => {
  const request = pendingRequest(state);
  return request === undefined ? [] : [{ type: 'abort', request }];
};

export const isCurrent = (state: FlowState, event: { readonly request: number }): boolean =>
  pendingRequest(state) === event.request;

export const failure = (
  { code, reason, retryAfterSeconds }: PasswordlessError,
  at: number,
): Failure => ({
  code,
  ...(reason && { reason }),
  ...(retryAfterSeconds !== undefined && {
    retryAfterSeconds,
    retryAt: at + retryAfterSeconds * 1000,
  }),
});

/**
 * The state at another time. A clock that was set back must not make anybody wait longer than the
 * whole delay, so what lies further ahead than that is brought nearer; and a wait that was over
 * doesn't begin again.
 */
export function atTime<State extends FlowState>(state: State, at: number): State {
  const { challenge, error } = state as { challenge?: SentChallenge; error?: Failure };
  const nearer = (time: number, seconds = 0) => Math.min(time, at + seconds * 1000);
  const wait = (end: number, seconds?: number) => nearer(end, state.now < end ? seconds : 0);
  const retryAt = error?.retryAt && wait(error.retryAt, error.retryAfterSeconds);
  return {
    ...state,
    now: at,
    ...(challenge && {
      challenge: {
        ...challenge,
        resendAt: wait(challenge.resendAt, challenge.resendDelaySeconds),
        ...(challenge.expiresAt !== undefined && {
          expiresAt: nearer(challenge.expiresAt, challenge.expiresInSeconds),
        }),
      },
    }),
    // Otherwise the same object: another one would be another failure to whoever shows it.
    ...(retryAt !== error?.retryAt && { error: { ...error, retryAt } }),
  };
}

/** The step where a code is awaited. */
export function toCodeEntry(
  state: FlowState,
  { at, challenge, input }: Pick<EventOf<'restore'>, 'at' | 'challenge' | 'input'>,
  effects: readonly FlowEffect[] = [],
): Transition {
  const next = atTime<CodeEntryState>(
    {
      step: 'code-entry',
      ...common(state, at),
      input,
      challenge,
      code: '',
      refused: [],
      isEdited: false,
    },
    at,
  );
  return enter(state, next, [keep(next), ...effects]);
}

/** The code is on its way: by the first start, or by a resend. */
export function codeSent(
  state: SendingState | CodeEntryState,
  { at, challenge }: EventOf<'codeSent'>,
): Transition {
  const { phoneNumber, resends } = challenge;
  return toCodeEntry(state, { at, challenge, input: state.input }, [
    emit({ name: 'code-sent', phoneNumber, resend: resends > 0 }),
  ]);
}
