/**
 * Events, told relative to the machine that they are for: a request by how far it lies from the one
 * under way, a time by how much later it is. Thus a sequence still makes sense with some left out.
 */
import type { Challenge, Channel } from '../../src/backends/backend.js';
import { PasswordlessError, errorCodes } from '../../src/errors.js';
import { sentChallenge } from '../../src/flow/challenge.js';
import type { FlowEvent, PhoneInput, SentChallenge } from '../../src/flow/state.js';
import type { NumberCheck } from '../../src/phone/number-check.js';
import type { WatchedMachine } from './invariants.js';
import { canAnswer, challengeOf, type Asked } from './invariants-move.js';

/** How many requests away from the last one, which it answers if that is under way and of its kind. */
interface Answer {
  readonly off: number;
}

export type Happening =
  | Exclude<Untimed, { request: number } | { type: 'restore' | 'sentElsewhere' }>
  | ({ readonly type: 'numberChecked'; readonly check: NumberCheck } & Answer)
  | ({ readonly type: 'codeSent'; readonly hints: Challenge } & Answer)
  | ({ readonly type: 'verified' } & Answer)
  | ({ readonly type: 'sendFailed' | 'verifyFailed'; readonly error: PasswordlessError } & Answer)
  /** `ahead`: how much later than now a code can be sent again, in milliseconds. */
  | { readonly type: 'restore'; readonly ahead: number; readonly channel: Channel }
  /** `later`: than here; both in milliseconds. */
  | { readonly type: 'sentElsewhere'; readonly later: number; readonly seconds: number };

type Untimed = FlowEvent extends infer Event ? (Event extends unknown ? Omit<Event, 'at'> : 0) : 0;

export interface Draft {
  readonly what: Happening;
  /** Milliseconds since what happened before. */
  readonly after: number;
}

export const input: PhoneInput = { text: '(415) 555-0123', country: 'US' };
const phoneNumber = '+14155550123';
const defaults = { codeLength: 6, resendDelaySeconds: 30 };

/** The event that a draft is for a machine as it is now. */
export function eventOf({ what, after }: Draft, machine: WatchedMachine): FlowEvent {
  const { state, past, now } = machine;
  const at = now + after;
  if ('off' in what) return answerOf(what, machine, at);
  switch (what.type) {
    case 'restore': {
      const challenge = { ...kept(at, what.channel), resendAt: at + what.ahead };
      return { type: 'restore', at, input, challenge };
    }
    case 'sentElsewhere': {
      const resendAt = (challengeOf(state)?.resendAt ?? at) + what.later;
      const delay = { resendAt, resendDelaySeconds: what.seconds, sends: past.messages + 1 };
      return { type: 'sentElsewhere', at, delay };
    }
    default:
      return { ...what, at };
  }
}

function answerOf(
  answer: Extract<Happening, Answer>,
  { past }: WatchedMachine,
  at: number,
): FlowEvent {
  const [asked] = past.open;
  // An answer is of the kind that was asked for, or it is of an earlier request.
  const fits = !asked || canAnswer[answer.type].includes(asked.type);
  const request = past.lastRequest + (fits ? answer.off : -1);
  switch (answer.type) {
    case 'numberChecked':
      return { type: 'numberChecked', request, at, check: answer.check };
    case 'codeSent': {
      const challenge = challengeFor(asked, answer.hints, past.lastRequest, at);
      return { type: 'codeSent', request, at, challenge };
    }
    case 'verified':
      return { type: 'verified', request, at, tokens: { id_token: 'token' } };
    case 'sendFailed':
    case 'verifyFailed':
      return { type: answer.type, request, at, error: answer.error };
  }
}

/** As the flow makes it of a backend's answer. */
const challengeFor = (
  asked: Asked | undefined,
  hints: Challenge,
  id: number,
  now: number,
): SentChallenge => {
  const start = asked?.type === 'start' ? asked : undefined;
  return sentChallenge(
    { transaction: { id }, ...hints },
    {
      phoneNumber: start?.phoneNumber ?? phoneNumber,
      channel: start?.channel ?? 'sms',
      now,
      sendsBefore: start?.replaces?.sends ?? 0,
      replaces: start?.replaces,
    },
    defaults,
  );
};

const kept = (at: number, channel: Channel): SentChallenge =>
  sentChallenge(
    { transaction: { id: 'kept' }, channels: ['voice'], expiresInSeconds: 300 },
    { phoneNumber, channel, now: at - 5000, sendsBefore: 1 },
    defaults,
  );

const failures: readonly PasswordlessError[] = [
  ...errorCodes.map((one) => new PasswordlessError(one)),
  new PasswordlessError('rate_limited', { retryAfterSeconds: 45 }),
  new PasswordlessError('rate_limited', { retryAfterSeconds: 7200 }),
  new PasswordlessError('send_failed', { retryAfterSeconds: 0 }),
  new PasswordlessError('invalid_code', { attemptsLeft: 1 }),
  new PasswordlessError('invalid_code', { attemptsLeft: 2, reason: 'superseded' }),
  new PasswordlessError('network'),
];

const failedWith = (type: 'sendFailed' | 'verifyFailed') =>
  failures.map((error) => ({ type, off: 0, error }) as const);

const checked = (check: NumberCheck) => ({ type: 'numberChecked', off: 0, check }) as const;
const sent = (hints: Challenge) => ({ type: 'codeSent', off: 0, hints }) as const;

/** Answers to what is under way: those that lead on, and the others. */
export const answers: Readonly<
  Record<Asked['type'], Readonly<Record<'good' | 'bad', readonly Happening[]>>>
> = {
  check: {
    good: [
      checked({ outcome: 'valid', phoneNumber }),
      checked({ outcome: 'valid', phoneNumber: '+491701234567' }),
      checked({ outcome: 'doubtful', phoneNumber }),
    ],
    bad: [
      checked({ outcome: 'valid', phoneNumber: '4155550123' }),
      checked({ outcome: 'doubtful', phoneNumber: '+0' }),
      checked({ outcome: 'rejected', reason: 'too_short', digits: 2 }),
      checked({} as NumberCheck),
      { type: 'sendFailed', off: 0, error: new PasswordlessError('network') },
    ],
  },
  start: {
    good: [
      sent({}),
      sent({ channels: ['voice', 'email'], expiresInSeconds: 180 }),
      sent({ codeLength: 4, resendInSeconds: 0, attemptsLeft: 3 }),
      sent({ resendInSeconds: 90, maskedDestination: '•• 23' }),
    ],
    bad: failedWith('sendFailed'),
  },
  verify: { good: [{ type: 'verified', off: 0 }], bad: failedWith('verifyFailed') },
};

const other: PhoneInput = { text: '' };

/** What visitors, pages and other tabs do. */
export const acts = {
  submitPhone: [{ type: 'submitPhone', input }],
  typePhone: [
    { type: 'typePhone', input },
    { type: 'typePhone', input: other },
  ],
  sendAnyway: [{ type: 'sendAnyway' }],
  typeCode: ['123456', '1234', '654321', '12', '', '1234567', '١٢٣٤٥٦', '12345a'].map(
    (code) => ({ type: 'typeCode', code }) as const,
  ),
  ignoreCode: [{ type: 'ignoreCode' }],
  submitCode: [
    { type: 'submitCode', isAutomatic: true },
    { type: 'submitCode', isAutomatic: false },
  ],
  resend: [
    { type: 'resend' },
    ...(['sms', 'voice', 'whatsapp', 'email'] as const).map(
      (channel) => ({ type: 'resend', channel }) as const,
    ),
  ],
  restore: [0, -60_000, 25_000, 30_000, 1_000_000_000].map(
    (ahead, index) => ({ type: 'restore', ahead, channel: index ? 'sms' : 'voice' }) as const,
  ),
  sentElsewhere: [-30_000, -1, 0, 1, 30_000, 90_000, 1_000_000_000].map(
    (later, index) => ({ type: 'sentElsewhere', later, seconds: index % 2 ? 120 : 30 }) as const,
  ),
  authenticatedElsewhere: [{ type: 'authenticatedElsewhere' }],
  refuse: [{ type: 'refuse', error: new PasswordlessError('server_error'), input }],
  changeNumber: [{ type: 'changeNumber' }],
  cancel: [{ type: 'cancel' }],
  reset: [{ type: 'reset' }],
  close: [{ type: 'close' }],
  open: [{ type: 'open' }],
  tick: [{ type: 'tick' }],
} satisfies Record<string, readonly Happening[]>;
