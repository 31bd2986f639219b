/** The rules while a number is entered and its code is sent. */
import {
  abandon,
  enter,
  failed,
  failure,
  isCurrent,
  phoneEntry,
  toSending,
  unchanged,
  type EventOf,
} from './moves.js';
import type { FlowEvent, FlowState, PhoneEntryState, SendingState, Transition } from './state.js';

/** What applies once something is found out of a number; comes in from outside, like the code step's. */
export interface PhoneAnswerRules {
  answersInPhoneEntry(state: PhoneEntryState, event: FlowEvent): Transition;
  answersInSending(state: SendingState, event: FlowEvent): Transition;
}

export function inPhoneEntry(
  rules: PhoneAnswerRules | undefined,
  state: PhoneEntryState,
  event: FlowEvent,
): Transition {
  switch (event.type) {
    case 'typePhone':
      return [phoneEntry(state, event.at, event.input), []];
    case 'submitPhone': {
      const sending = toSending(state, event.at, event.input);
      const { request, input } = sending;
      return enter(state, sending, [{ type: 'check', request, input }]);
    }
    default:
      return rules?.answersInPhoneEntry(state, event) ?? unchanged(state);
  }
}

export function inSending(
  rules: PhoneAnswerRules | undefined,
  state: SendingState,
  event: FlowEvent,
): Transition {
  switch (event.type) {
    case 'sendFailed': {
      if (!isCurrent(state, event)) return unchanged(state);
      const { at, error } = event;
      return fail(state, { at, error, input: state.input });
    }
    case 'cancel':
    case 'changeNumber':
      return enter(state, phoneEntry(state, event.at, state.input), abandon(state));
    default:
      return rules?.answersInSending(state, event) ?? unchanged(state);
  }
}

/** Back to the number, with what went wrong. */
export const fail = (
  state: FlowState,
  { at, error, input }: Pick<EventOf<'refuse'>, 'at' | 'error' | 'input'>,
): Transition =>
  enter(state, { ...phoneEntry(state, at, input), error: failure(error, at) }, failed(error));
