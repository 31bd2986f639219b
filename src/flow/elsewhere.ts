/** What other tabs do about the same number, as rules of the code step. */
import { abandon, common, emit, enter, keep, release, unchanged, type EventOf } from './moves.js';
import type { CodeEntryState, Transition, VerifyingState } from './state.js';

/** Another tab has signed in: there is nothing to wait for any more, and there are no tokens here. */
export const doneElsewhere = (
  state: CodeEntryState | VerifyingState,
  at: number,
  ended = abandon(state),
): Transition =>
  enter(state, { step: 'authenticated', ...common(state, at) }, [
    ...ended,
    release(state.challenge, 'elsewhere'),
    emit({ name: 'authenticated', tokens: {}, source: 'another-tab' }),
  ]);

/** Another tab had a code sent to the same number: the wait is the longer one of both. */
export function delayed(
  state: CodeEntryState | VerifyingState,
  { at, delay }: EventOf<'sentElsewhere'>,
): Transition {
  const { challenge } = state;
  const { resendDelaySeconds, sends } = delay;
  // Nobody waits longer than the whole delay, whatever that tab takes the time to be.
  const resendAt = Math.min(delay.resendAt, at + resendDelaySeconds * 1000);
  if (resendAt <= challenge.resendAt) return unchanged(state);
  const next = {
    ...state,
    now: at,
    challenge: {
      ...challenge,
      resendAt,
      resendDelaySeconds,
      sends: Math.max(challenge.sends, sends),
    },
  };
  return [next, [keep(next)]];
}
