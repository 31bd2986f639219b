/** What is asked for, answered and given up; and how many messages the visitor pays for. */
import { pendingRequest } from '../../src/flow/moves.js';
import { asks, canAnswer, effectOf, effectsOf, isTaken } from './invariants-move.js';
import type { Invariant } from './invariants-past.js';
import { isSame } from './invariants-same.js';

/** What the visitor does, and the check of a number that this began with. */
const bringsRequests = ['submitPhone', 'sendAnyway', 'numberChecked', 'resend', 'submitCode'];

export const requestInvariants: readonly Invariant[] = [
  {
    id: 'I3',
    says: 'an answer is awaited at sending, at verifying and while a code is sent again, nowhere else',
    holds: ({ next }, _before, { open }) => {
      const request = pendingRequest(next);
      const isAwaiting = next.step === 'sending' || next.step === 'verifying';
      const isIdle = ['phone-entry', 'authenticated', 'closed'].includes(next.step);
      return (
        request === open[0]?.request &&
        (!isAwaiting || request !== undefined) &&
        (!isIdle || request === undefined)
      );
    },
  },
  {
    id: 'I4',
    says: 'one request at most is under way',
    holds: (_move, _before, { open }) => open.length <= 1,
  },
  {
    id: 'I6',
    says: 'an answer counts only while it is awaited',
    holds: (move, { open }) =>
      !('request' in move.event) ||
      open[0]?.request === move.event.request ||
      (!isTaken(move) && !move.effects.length),
  },
  {
    id: 'I7',
    says: 'no answer from before a reset, another number or the end moves anything',
    holds: (move, { lastOfEarlierFlow }) =>
      !('request' in move.event) ||
      move.event.request > lastOfEarlierFlow ||
      (!isTaken(move) && !move.effects.length),
  },
  {
    id: 'I26',
    says: 'whatever was asked for ends once: by its answer or by an abort; whatever is kept, by a release',
    holds: (move, before, after) => {
      const { event, next } = move;
      const isKeeping = 'challenge' in next;
      const releases = effectsOf(move, 'release').length;
      return (
        releases === (before.kept && !isKeeping ? 1 : 0) &&
        (after.kept !== undefined) === isKeeping &&
        before.open.every(
          ({ request }) =>
            pendingRequest(next) === request ||
            ('request' in event && event.request === request) ||
            effectsOf(move, 'abort').some((one) => one.request === request),
        )
      );
    },
  },
  {
    id: 'I28',
    says: 'the answer that is awaited ends the wait',
    isOfIgnored: true,
    holds: ({ event, next }, { open: [asked] }) =>
      !('request' in event) ||
      asked?.request !== event.request ||
      !canAnswer[event.type].includes(asked.type) ||
      pendingRequest(next) !== event.request,
  },
  {
    id: 'I29',
    says: 'what is aborted is under way: nothing twice, and nothing that was answered',
    holds: (move, { open }) => {
      const aborted = effectsOf(move, 'abort');
      const { event } = move;
      return (
        aborted.length <= 1 &&
        aborted.every(
          ({ request }) =>
            open.some((one) => one.request === request) &&
            !('request' in event && event.request === request),
        )
      );
    },
  },
  {
    id: 'I30',
    says: 'numbers of requests only grow, and none is used twice',
    holds: (move, { lastRequest }) =>
      move.next.requests >= move.state.requests &&
      asks(move).every(({ request }) => request > lastRequest && move.next.requests >= request),
  },
  {
    id: 'I33',
    says: 'the same state and event give the same result again',
    isOfIgnored: true,
    isCostly: true,
    holds: (move) => {
      if ('thrown' in move) return true;
      const { state, event, next, effects, transition } = move;
      const [nextAgain, effectsAgain] = transition(state, event);
      return isSame(nextAgain, next) && isSame(effectsAgain, effects);
    },
  },
  {
    id: 'I36',
    says: 'one act of the visitor sends one message at most',
    holds: (move, _before, { gestures, messages }) =>
      messages <= gestures && effectsOf(move, 'start').length <= 1,
  },
  {
    id: 'I39',
    says: 'time, other tabs, reloads, failures and opening ask for nothing by themselves',
    holds: (move) => !asks(move).length || bringsRequests.includes(move.event.type),
  },
  {
    id: 'N1',
    says: 'a number is remembered only once it has signed in here',
    holds: (move, { challenge }) => {
      const remembered = effectOf(move, 'remember');
      return move.event.type === 'verified' && isTaken(move)
        ? remembered?.phoneNumber === challenge?.phoneNumber
        : !remembered;
    },
  },
];
