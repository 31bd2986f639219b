/**
 * The rules of a sign-in, as one pure function. It knows neither clock nor network nor DOM: times
 * come in with events, and whatever must be done goes out as data.
 */
import { inCodeEntry, inVerifying } from './code-step.js';
import { abandon, atTime, common, enter, phoneEntry, unchanged } from './moves.js';
import { inPhoneEntry, inSending } from './phone-step.js';
import type { FlowEvent, FlowState, PhoneInput, Transition } from './state.js';

const emptyInput: PhoneInput = { text: '' };

export const initialState: FlowState = {
  step: 'phone-entry',
  input: emptyInput,
  now: 0,
  requests: 0,
};

/**
 * What becomes of a state when something happens, and what is to be done about it. An event that
 * doesn't apply gives the same state object and no effects.
 */
export function transition(state: FlowState, event: FlowEvent): Transition {
  // What can happen at any step.
  switch (event.type) {
    case 'reset':
      return enter(state, phoneEntry(state, event.at, emptyInput), abandon(state));
    case 'open':
      return state.step === 'closed'
        ? enter(state, phoneEntry(state, event.at, emptyInput))
        : unchanged(state);
    case 'close':
      return state.step === 'closed'
        ? unchanged(state)
        : enter(state, { step: 'closed', ...common(state, event.at) }, abandon(state));
    case 'tick':
      return event.at === state.now ? unchanged(state) : [atTime(state, event.at), []];
    default:
      return inStep(state, event);
  }
}

function inStep(state: FlowState, event: FlowEvent): Transition {
  switch (state.step) {
    case 'phone-entry':
      return inPhoneEntry(state, event);
    case 'sending':
      return inSending(state, event);
    case 'code-entry':
      return inCodeEntry(state, event);
    case 'verifying':
      return inVerifying(state, event);
    case 'authenticated':
    case 'closed':
      return unchanged(state);
  }
}
