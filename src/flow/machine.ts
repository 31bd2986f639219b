/**
 * The rules of a sign-in, as one pure function. It knows neither clock nor network nor DOM: times
 * come in with events, and whatever must be done goes out as data.
 */
import { inCodeEntry, inVerifying } from './code-step.js';
import { answersInPhoneEntry, answersInSending } from './phone-answers.js';
import { transitionBy } from './rules.js';
import type { FlowEvent, FlowState, Transition } from './state.js';

export { initialState } from './rules.js';

/**
 * What becomes of a state when something happens, and what is to be done about it. An event that
 * doesn't apply gives the same state object and no effects.
 */
export const transition = (state: FlowState, event: FlowEvent): Transition =>
  transitionBy({ answersInPhoneEntry, answersInSending, inCodeEntry, inVerifying }, state, event);
