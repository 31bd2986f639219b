/** The state as the world sees it: safe to log, since it holds no code, transaction or token. */
import { pendingRequest } from './moves.js';
import type { Failure, FlowState, PhoneInput, SentChallenge } from './state.js';

interface Shared {
  /** Time of the last change, epoch milliseconds: what countdowns count from. */
  readonly now: number;
  /** Whether an answer is awaited. */
  readonly isPending: boolean;
}

export type PublicFlowState = Shared &
  (
    | {
        readonly step: 'phone-entry' | 'sending';
        readonly input: PhoneInput;
        readonly error?: Failure;
        /** E.164 of a possible number that the metadata doubts: the visitor may send anyway. */
        readonly doubtful?: string;
      }
    | {
        readonly step: 'code-entry' | 'verifying';
        readonly challenge: Omit<SentChallenge, 'transaction'>;
        readonly error?: Failure;
        /** What was entered last held no code: the field keeps what it had. */
        readonly isIgnored?: true;
      }
    | { readonly step: 'authenticated' | 'closed' }
  );

/** A frozen snapshot, down to the last list: it shares them with the flow. */
export function publicState(state: FlowState): PublicFlowState {
  const shared = { now: state.now, isPending: pendingRequest(state) !== undefined };
  const {
    error: failure,
    doubtful,
    isIgnored,
  } = state as { error?: Failure; doubtful?: string; isIgnored?: true };
  const error = failure && { error: Object.freeze(failure) };
  switch (state.step) {
    case 'phone-entry':
    case 'sending': {
      const { step, input } = state;
      Object.freeze(input);
      return Object.freeze({ ...shared, step, input, ...error, ...(doubtful && { doubtful }) });
    }
    case 'code-entry':
    case 'verifying': {
      const { transaction: _, ...challenge } = state.challenge;
      Object.freeze(challenge.channels);
      return Object.freeze({
        ...shared,
        step: state.step,
        challenge: Object.freeze(challenge),
        ...error,
        ...(isIgnored && { isIgnored }),
      });
    }
    default:
      return Object.freeze({ ...shared, step: state.step });
  }
}
