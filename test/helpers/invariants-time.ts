/** Waiting, with clocks that stand still, leap and are set back. */
import { secondsUntil } from '../../src/flow/clock.js';
import type { FlowEvent, FlowState, SentChallenge } from '../../src/flow/state.js';
import { challengeOf, effectOf, isAsking, isTaken } from './invariants-move.js';
import type { Invariant } from './invariants-past.js';

const day = 86_400_000;

/** Nobody waits longer than the whole delay, wherever the clock has gone, nor anew when it was over. */
const dueAt = ({ resendAt, resendDelaySeconds }: SentChallenge, now: number, at: number) =>
  Math.min(resendAt, now < resendAt ? at + resendDelaySeconds * 1000 : at);

const isOffered = ({ channel, channels }: SentChallenge, asked = channel) =>
  asked === 'sms' || asked === channel || channels.includes(asked);

/** The longest delay that anybody has spoken of. */
function longestDelay(state: FlowState, event: FlowEvent): number {
  const { delay, challenge, error } = event as {
    delay?: SentChallenge;
    challenge?: SentChallenge;
    error?: { retryAfterSeconds?: number };
  };
  return Math.max(
    challengeOf(state)?.resendDelaySeconds ?? 0,
    delay?.resendDelaySeconds ?? 0,
    challenge?.resendDelaySeconds ?? 0,
    error?.retryAfterSeconds ?? 0,
  );
}

/** Whether a countdown shows no more than a limit, in seconds. */
function isWithin(now: number, time = now, limit = 0): boolean {
  const seconds = secondsUntil(now, time);
  return seconds >= 0 && seconds <= Math.ceil(limit);
}

export const timeInvariants: readonly Invariant[] = [
  {
    id: 'I21',
    says: 'a code is sent again exactly when nothing is under way and the delay is over, which only grows',
    isOfIgnored: true,
    holds: (move, { open }) => {
      const { state, event, next } = move;
      const challenge = challengeOf(state);
      if (event.type === 'resend') {
        const isAllowed =
          state.step === 'code-entry' &&
          !open.length &&
          event.at >= dueAt(state.challenge, state.now, event.at) &&
          isOffered(state.challenge, event.channel);
        return isTaken(move) === isAllowed && !!effectOf(move, 'start') === isAllowed;
      }
      const after = challengeOf(next);
      if (!challenge || !after || event.type === 'codeSent' || !isTaken(move)) return true;
      return after.resendAt >= dueAt(challenge, state.now, event.at);
    },
  },
  {
    id: 'I22',
    says: 'what is left to wait is never negative, and never above the delay that was asked for',
    holds: (move) => {
      const { state, event, next } = move;
      if (!isTaken(move)) return true;
      const challenge = challengeOf(next);
      const { error } = next as { error?: { retryAt?: number; retryAfterSeconds?: number } };
      const { now } = next;
      return (
        now === event.at &&
        isWithin(now, error?.retryAt, error?.retryAfterSeconds) &&
        (!challenge ||
          (isWithin(now, challenge.resendAt, challenge.resendDelaySeconds) &&
            isWithin(now, challenge.expiresAt, challenge.expiresInSeconds) &&
            challenge.resendDelaySeconds <= longestDelay(state, event)))
      );
    },
  },
  {
    id: 'I23',
    says: 'a clock that is set back lengthens and begins no wait; one that leaps brings no second request',
    holds: ({ state, event, next, transition }, _before, { open }) => {
      if (next === state || next.step !== 'code-entry') return true;
      const { resendDelaySeconds } = next.challenge;
      if (open.length) return transition(next, { type: 'resend', at: event.at + day })[0] === next;
      if (event.at >= state.now) return true;
      const challenge = challengeOf(state);
      const wasOver = event.type === 'tick' && challenge && state.now >= challenge.resendAt;
      const at = event.at + (wasOver ? 0 : resendDelaySeconds * 1000);
      return transition(next, { type: 'resend', at })[1].some(isAsking);
    },
  },
];
