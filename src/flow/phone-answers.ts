/**
 * The rules of what is found out in the phone step: whether a number is one, that its code is on its
 * way, or that one still was before a reload.
 */
import { PasswordlessError } from '../errors.js';
import { isE164 } from '../phone/number-check.js';
import {
  codeSent,
  enter,
  failed,
  isCurrent,
  nextRequest,
  phoneEntry,
  start,
  toCodeEntry,
  toSending,
  unchanged,
  type EventOf,
} from './moves.js';
import type { FlowEvent, PhoneEntryState, SendingState, Transition } from './state.js';

export function answersInPhoneEntry(state: PhoneEntryState, event: FlowEvent): Transition {
  switch (event.type) {
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

export function answersInSending(state: SendingState, event: FlowEvent): Transition {
  switch (event.type) {
    case 'numberChecked':
      return isCurrent(state, event) ? numberChecked(state, event) : unchanged(state);
    case 'codeSent':
      return isCurrent(state, event) ? codeSent(state, event) : unchanged(state);
    default:
      return unchanged(state);
  }
}

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
