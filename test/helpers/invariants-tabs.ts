/** What is shared with the same tab after a reload, with other tabs, and with the world. */
import type { FlowEvent, FlowOutput, ReleaseReason, SentChallenge } from '../../src/flow/state.js';
import { asks, challengeOf, effectOf, effectsOf, isTaken, outputOf } from './invariants-move.js';
import type { Invariant } from './invariants-past.js';

/** All that an output may hold. */
const members: Readonly<Record<FlowOutput['name'], readonly string[]>> = {
  step: ['name', 'step'],
  'code-sent': ['name', 'phoneNumber', 'resend'],
  error: ['name', 'error'],
  authenticated: ['name', 'tokens', 'source'],
};

function reasonFor({ type }: FlowEvent): ReleaseReason {
  if (type === 'verified') return 'authenticated';
  if (type === 'close') return 'closed';
  return type === 'changeNumber' || type === 'reset' ? 'abandoned' : 'elsewhere';
}

const kept = [
  ...(['phoneNumber', 'transaction', 'codeLength', 'resendDelaySeconds', 'attemptsLeft'] as const),
  ...(['maskedDestination', 'channel', 'channels', 'sentAt', 'resends', 'sends'] as const),
];

/** Times that lie nearer than what was kept come from a clock that was set back. */
const isKeptAs = (challenge: SentChallenge, known: SentChallenge): boolean =>
  kept.every((name) => challenge[name] === known[name]) &&
  challenge.resendAt <= known.resendAt &&
  (challenge.expiresAt === undefined) === (known.expiresAt === undefined) &&
  (challenge.expiresAt ?? 0) <= (known.expiresAt ?? 0);

export const tabInvariants: readonly Invariant[] = [
  {
    id: 'N2',
    says: 'a restored code is entered from the phone step, sends nothing, and is told of as no new one',
    holds: (move) => {
      const { state, event, next } = move;
      if (event.type !== 'restore') return true;
      if (state.step !== 'phone-entry') return !isTaken(move);
      return (
        next.step === 'code-entry' &&
        !asks(move).length &&
        !outputOf(move, 'code-sent') &&
        effectOf(move, 'keep') !== undefined
      );
    },
  },
  {
    id: 'N3',
    says: 'a code that was sent is told of once, whether first or again',
    holds: (move) => {
      const { event } = move;
      const told = outputOf(move, 'code-sent');
      if (event.type !== 'codeSent' || !isTaken(move)) return !told;
      const { phoneNumber, resends } = event.challenge;
      return told?.phoneNumber === phoneNumber && told.resend === resends > 0;
    },
  },
  {
    id: 'N4',
    says: 'what a reload would bring back is what is waited for',
    holds: ({ next }, _before, { kept }) =>
      !('challenge' in next) ||
      (kept?.input === next.input &&
        (kept.challenge === next.challenge || isKeptAs(next.challenge, kept.challenge))),
  },
  {
    id: 'N5',
    says: 'a challenge is released for what has happened to it, and it is the one in hand',
    holds: (move) =>
      effectsOf(move, 'release').every(
        ({ because, challenge }) =>
          because === reasonFor(move.event) &&
          challenge.transaction === challengeOf(move.state)?.transaction &&
          challenge.sentAt === challengeOf(move.state)?.sentAt,
      ),
  },
  {
    id: 'N6',
    says: 'another tab’s code only ever lengthens the wait; the same news again changes nothing',
    holds: (move) => {
      const { state, event, next, transition } = move;
      if (event.type !== 'sentElsewhere') return true;
      if (!isTaken(move)) return !move.effects.length;
      const keep = effectOf(move, 'keep');
      if (!keep || move.effects.length !== 1 || next.step !== state.step) return false;
      const { resendAt, resendDelaySeconds, sends } = keep.challenge;
      const echo = { resendAt, resendDelaySeconds, sends };
      return (
        transition(next, event)[0] === next &&
        transition(next, { ...event, delay: echo })[0] === next &&
        sends >= event.delay.sends
      );
    },
  },
  {
    id: 'N7',
    says: 'a sign-in of another tab brings no tokens, and one of this tab never names another',
    holds: (move) => {
      const success = outputOf(move, 'authenticated');
      if (!success) return true;
      const { event } = move;
      return event.type === 'verified'
        ? success.source === undefined && success.tokens === event.tokens
        : success.source === 'another-tab' && !Object.keys(success.tokens).length;
    },
  },
  {
    id: 'N8',
    says: 'another tab’s sign-in ends the wait, but for an answer that may bring tokens of its own',
    holds: ({ state, event, next, effects }, { isDoneElsewhere }) => {
      if (event.type !== 'authenticatedElsewhere') return true;
      if (state.step === 'code-entry') return next.step === 'authenticated';
      const isNews = state.step === 'verifying' && !isDoneElsewhere;
      return !effects.length && next.step === state.step && (next !== state) === isNews;
    },
  },
  {
    id: 'N9',
    says: 'no transaction, code or token leaves but by its own effect',
    holds: ({ effects }) =>
      effects.every(
        (effect) =>
          effect.type !== 'emit' ||
          Object.keys(effect.output).every((name) => members[effect.output.name].includes(name)),
      ),
  },
  {
    id: 'N10',
    says: 'a code travels by SMS unless the visitor chose another way that was offered',
    holds: (move) => {
      const start = effectOf(move, 'start');
      if (!start) return true;
      const { event } = move;
      if (event.type !== 'resend') return start.channel === 'sms';
      const before = challengeOf(move.state);
      return (
        start.channel === (event.channel ?? before?.channel) &&
        ['sms', before?.channel, ...(before?.channels ?? [])].includes(start.channel)
      );
    },
  },
];
