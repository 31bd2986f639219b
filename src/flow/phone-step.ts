/** The rules while a number is entered and its code is sent. */
import { PasswordlessError } from '../errors.js';
import { isE164 } from '../phone/number-check.js';
import {
  abandon,
  codeSent,
  enter,
  failed,
  failure,
  isCurrent,
  nextRequest,
  phoneEntry,
  start,
  toCodeEntry,
  unchanged,
  type EventOf,
} from './moves.js';
import type {
  FlowEvent,
  FlowState,
  PhoneEntryState,
  PhoneInput,
  SendingState,
  Transition,
} from './state.js';

export function inPhoneEntry(state: PhoneEntryState, event: FlowEvent): Transition {
  switch (event.type) {
    case 'typePhone':
      return [phoneEntry(state, event.at, event.input), []];
    case 'submitPhone': {
      const sending = toSending(state, event.at, event.input);
      const { request, input } = sending;
      return enter(state, sending, [{ type: 'check', request, input }]);
    }
    case 'sendAnyway': {
      if (state.doubtful === undefined) return unchanged(state);
      const sending = toSending(state, event.at, state.input);
      return enter(state, sending, [start(sending.request, state.doubtful)]);
    }
    case 'restore':
      return toCodeEntry(state, event);
    default:
      return unchanged(state);
  }
}

export function inSending(state: SendingState, event: FlowEvent): Transition {
  switch (event.type) {
    case 'numberChecked':
      return isCurrent(state, event) ? numberChecked(state, event) : unchanged(state);
    case 'codeSent':
      return isCurrent(state, event) ? codeSent(state, event) : unchanged(state);
    case 'sendFailed': {
      if (!isCurrent(state, event)) return unchanged(state);
      const { at, error } = event;
      return fail(state, { at, error, input: state.input });
    }
    case 'cancel':
    case 'changeNumber':
      return enter(state, phoneEntry(state, event.at, state.input), abandon(state));
    default:
      return unchanged(state);
  }
}

/** Back to the number, with what went wrong. */
export const fail = (
  state: FlowState,
  { at, error, input }: Pick<EventOf<'refuse'>, 'at' | 'error' | 'input'>,
): Transition =>
  enter(state, { ...phoneEntry(state, at, input), error: failure(error, at) }, failed(error));

function numberChecked(state: SendingState, { at, check }: EventOf<'numberChecked'>): Transition {
  const entry = phoneEntry(state, at, state.input);
  if (check.outcome === 'rejected') {
    const { reason, digits } = check;
    return enter(
      state,
      { ...entry, error: { code: 'invalid_phone', reason, ...(digits && { digits }) } },
      failed(new PasswordlessError('invalid_phone', { message: reason })),
    );
  }
  // A checker from outside may say anything; only E.164 is ever sent.
  if (!isE164(check.phoneNumber))
    return enter(
      state,
      { ...entry, error: { code: 'invalid_phone' } },
      failed(new PasswordlessError('invalid_phone', { message: 'not E.164' })),
    );
  if (check.outcome === 'doubtful') return enter(state, { ...entry, doubtful: check.phoneNumber });
  const next = nextRequest(state);
  return [{ ...state, ...next, now: at }, [start(next.request, check.phoneNumber)]];
}

const toSending = (state: FlowState, now: number, input: PhoneInput): SendingState => ({
  step: 'sending',
  now,
  input,
  ...nextRequest(state),
});
