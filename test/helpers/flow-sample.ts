/** States and events for the machine: every kind of each, in the variants that rules tell apart. */
import { PasswordlessError, errorCodes } from '../../src/errors.js';
import type {
  CodeEntryState,
  FlowEvent,
  FlowState,
  PhoneEntryState,
  SendingState,
  SentChallenge,
  VerifyingState,
} from '../../src/flow/state.js';
import { deepFreeze } from './deep-freeze.js';

export const at = Date.UTC(2026, 0, 1);
export const phoneNumber = '+14155550123';
export const input = { text: '(415) 555-0123', country: 'US' };
export const code = '123456';

export const challenge: SentChallenge = deepFreeze({
  phoneNumber,
  transaction: { id: 'transaction-1' },
  codeLength: 6,
  resendAt: at + 30_000,
  resendDelaySeconds: 30,
  expiresAt: at + 180_000,
  expiresInSeconds: 180,
  channel: 'sms',
  channels: [],
  sentAt: at,
  resends: 0,
  sends: 1,
});

const shared = { now: at, requests: 4 };

export const phoneEntry: PhoneEntryState = { ...shared, step: 'phone-entry', input };
export const doubtfulEntry: PhoneEntryState = { ...phoneEntry, doubtful: phoneNumber };
export const sending: SendingState = { ...shared, step: 'sending', input, request: 4 };
export const codeEntry: CodeEntryState = {
  ...shared,
  step: 'code-entry',
  input,
  challenge,
  code: '',
  refused: [],
  isEdited: false,
};
export const filled: CodeEntryState = { ...codeEntry, code, isEdited: true };
export const resending: CodeEntryState = { ...codeEntry, request: 4 };
export const verifying: VerifyingState = {
  ...filled,
  step: 'verifying',
  isEdited: false,
  request: 4,
};
/** A code is checked here while another tab has signed in. */
export const outrun: VerifyingState = { ...verifying, isDoneElsewhere: true };
export const authenticated: FlowState = { ...shared, step: 'authenticated' };
export const closed: FlowState = { ...shared, step: 'closed' };

const lateChallenge = { ...challenge, resendAt: at - 1 };
const offering: SentChallenge = { ...lateChallenge, channels: ['voice'], attemptsLeft: 2 };

export const states: readonly FlowState[] = deepFreeze([
  phoneEntry,
  doubtfulEntry,
  { ...phoneEntry, input: { text: '' } },
  { ...phoneEntry, error: { code: 'invalid_phone', reason: 'too_short' } },
  { ...phoneEntry, error: { code: 'rate_limited', retryAt: at + 9000, retryAfterSeconds: 9 } },
  sending,
  codeEntry,
  filled,
  { ...codeEntry, code: '12', isEdited: true },
  { ...codeEntry, code: '12', isEdited: true, isIgnored: true, error: { code: 'invalid_code' } },
  { ...codeEntry, code: '\u0661\u0662\u0663\u0664\u0665\u0666', isEdited: true },
  { ...filled, refused: [code], isEdited: false, error: { code: 'invalid_code' } },
  { ...filled, refused: [code] },
  { ...filled, refused: [code, '654321'] },
  { ...filled, refused: ['654321'] },
  { ...codeEntry, challenge: lateChallenge },
  { ...filled, challenge: lateChallenge },
  { ...codeEntry, challenge: offering },
  { ...codeEntry, challenge: { ...offering, channel: 'voice', resends: 1, sends: 2 } },
  resending,
  { ...resending, code, isEdited: true, challenge: lateChallenge },
  verifying,
  { ...verifying, refused: ['654321'] },
  outrun,
  authenticated,
  closed,
]);

const error = new PasswordlessError('network');
const errors = [
  ...errorCodes.map((one) => new PasswordlessError(one)),
  new PasswordlessError('rate_limited', { retryAfterSeconds: 45 }),
  new PasswordlessError('invalid_code', { attemptsLeft: 1 }),
  new PasswordlessError('invalid_code', { reason: 'superseded' }),
];

const kinds = [
  { type: 'typePhone', input },
  { type: 'typePhone', input: { text: '' } },
  { type: 'submitPhone', input },
  { type: 'sendAnyway' },
  { type: 'typeCode', code },
  { type: 'typeCode', code: '' },
  { type: 'ignoreCode' },
  { type: 'submitCode', isAutomatic: true },
  { type: 'submitCode', isAutomatic: false },
  { type: 'resend' },
  { type: 'resend', channel: 'sms' },
  { type: 'resend', channel: 'voice' },
  { type: 'resend', channel: 'email' },
  { type: 'restore', challenge, input },
  {
    type: 'sentElsewhere',
    delay: { resendAt: challenge.resendAt, resendDelaySeconds: 30, sends: 1 },
  },
  { type: 'sentElsewhere', delay: { resendAt: at + 90_000, resendDelaySeconds: 120, sends: 3 } },
  { type: 'sentElsewhere', delay: { resendAt: at + 9e9, resendDelaySeconds: 60, sends: 2 } },
  { type: 'authenticatedElsewhere' },
  { type: 'refuse', error, input },
  { type: 'changeNumber' },
  { type: 'cancel' },
  { type: 'reset' },
  { type: 'open' },
  { type: 'close' },
  { type: 'tick' },
] as const;

const answers = (request: number) =>
  [
    { type: 'numberChecked', request, check: { outcome: 'valid', phoneNumber } },
    { type: 'numberChecked', request, check: { outcome: 'doubtful', phoneNumber } },
    { type: 'numberChecked', request, check: { outcome: 'valid', phoneNumber: '4155550123' } },
    {
      type: 'numberChecked',
      request,
      check: { outcome: 'rejected', reason: 'too_short', digits: 2 },
    },
    { type: 'numberChecked', request, check: {} as never },
    { type: 'codeSent', request, challenge },
    { type: 'codeSent', request, challenge: { ...challenge, resends: 1, codeLength: 8 } },
    ...errors.map((one) => ({ type: 'sendFailed', request, error: one }) as const),
    { type: 'verified', request, tokens: { id_token: 'token' } },
    ...errors.map((one) => ({ type: 'verifyFailed', request, error: one }) as const),
    { type: 'verifyFailed', request, error },
  ] as const;

/** Of the request that the pending states wait for. */
export const currentAnswers: readonly FlowEvent[] = deepFreeze(
  answers(4).map((one) => ({ ...one, at: at + 1000 })),
);

/** Of requests that nobody waits for: past ones, and such as were never made. */
export const staleAnswers: readonly FlowEvent[] = deepFreeze(
  [0, 3, 5, -1, NaN].flatMap((request) =>
    answers(request).map((one) => ({ ...one, at: at + 1000 })),
  ),
);

/** At the state's own time, later, much later, and with a clock that was set back. */
export const times: readonly number[] = [at, at + 1000, at + 3_600_000, at - 86_400_000];

export const events: readonly FlowEvent[] = deepFreeze([
  ...times.flatMap((time) => kinds.map((kind) => ({ ...kind, at: time }))),
  ...currentAnswers,
  ...staleAnswers,
]);
