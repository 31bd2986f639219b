/**
 * The rules of a sign-in, but for those that come in from outside: nobody needs them before a number
 * is checked.
 */
import { atTime, common, enter, leave, phoneEntry, unchanged } from './moves.js';
import { fail, inPhoneEntry, inSending, type PhoneAnswerRules } from './phone-step.js';
import type {
  CodeEntryState,
  FlowEvent,
  FlowState,
  PhoneInput,
  Transition,
  VerifyingState,
} from './state.js';

export interface LaterRules extends PhoneAnswerRules {
  inCodeEntry(state: CodeEntryState, event: FlowEvent): Transition;
  inVerifying(state: VerifyingState, event: FlowEvent): Transition;
}

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
export function transitionBy(
  rules: LaterRules | undefined,
  state: FlowState,
  event: FlowEvent,
): Transition {
  if (state.step === 'closed')
    return event.type === 'open'
      ? enter(state, phoneEntry(state, event.at, emptyInput))
      : unchanged(state);
  // Whatever happens is also news of the time.
  const present = event.at === state.now ? state : atTime(state, event.at);
  switch (event.type) {
    case 'reset':
      return enter(state, phoneEntry(state, event.at, emptyInput), leave(state, 'abandoned'));
    case 'close':
      return enter(state, { step: 'closed', ...common(state, event.at) }, leave(state, 'closed'));
    case 'tick':
      return [present, []];
    default: {
      const [next, effects] = inStep(rules, present, event);
      return next === present ? unchanged(state) : [next, effects];
    }
  }
}

function inStep(rules: LaterRules | undefined, state: FlowState, event: FlowEvent): Transition {
  switch (state.step) {
    case 'phone-entry':
      return inPhoneEntry(rules, state, event);
    case 'sending':
      return inSending(rules, state, event);
    case 'code-entry':
      return rules?.inCodeEntry(state, event) ?? unchanged(state);
    case 'verifying':
      return rules?.inVerifying(state, event) ?? unchanged(state);
    case 'authenticated':
      // The page can't take it: the visitor begins anew.
      return event.type === 'refuse' ? fail(state, event) : unchanged(state);
    case 'closed':
      return unchanged(state);
  }
}
