/** What a backend tells of a challenge, checked: hints are only hints, and may be nonsense. */
import type { Challenge, Channel } from '../backends/backend.js';
import type { SentChallenge } from './state.js';

export interface ChallengeDefaults {
  readonly codeLength: number;
  readonly resendDelaySeconds: number;
}

/** Shortest and longest code that the widget can ask for. */
export const codeLengths = { min: 4, max: 10 } as const;

/** All that there are. */
export const channels: readonly Channel[] = ['sms', 'voice', 'whatsapp', 'email'];

/** What the flow itself knows of a code that was sent. */
export interface Sending {
  readonly phoneNumber: string;
  readonly channel: Channel;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Codes that went to this number before, in whatever tab. */
  readonly sendsBefore: number;
  /** What a resend replaces: what the backend doesn't say again stays. */
  readonly replaces?: SentChallenge | undefined;
}

/** The delay grows twice: 30, 60, 120 seconds. */
const grown = (seconds: number, sendsBefore: number) =>
  Math.min(seconds * 2 ** Math.min(sendsBefore, 2), 3600);

/** The challenge of a code that is on its way. */
export function sentChallenge(
  challenge: Challenge,
  { phoneNumber, channel, now, sendsBefore, replaces }: Sending,
  defaults: ChallengeDefaults,
): SentChallenge {
  const { transaction, maskedDestination } = challenge;
  const attemptsLeft = within(challenge.attemptsLeft, 0, 1000);
  const resendDelaySeconds =
    within(challenge.resendInSeconds, 0, 3600) ??
    grown(within(defaults.resendDelaySeconds, 0, 3600) ?? 30, sendsBefore);
  const expiresInSeconds = within(challenge.expiresInSeconds, 1, 24 * 3600);
  const length = (value: unknown) => within(value, codeLengths.min, codeLengths.max);
  return {
    phoneNumber,
    channel,
    transaction,
    codeLength:
      length(challenge.codeLength) ?? replaces?.codeLength ?? length(defaults.codeLength) ?? 6,
    resendDelaySeconds,
    resendAt: now + resendDelaySeconds * 1000,
    ...(expiresInSeconds !== undefined && {
      expiresInSeconds,
      expiresAt: now + expiresInSeconds * 1000,
    }),
    ...(attemptsLeft !== undefined && { attemptsLeft }),
    ...(isDestination(maskedDestination) && { maskedDestination }),
    channels: Array.isArray(challenge.channels)
      ? channels.filter((one) => challenge.channels?.includes(one))
      : (replaces?.channels ?? []),
    sentAt: now,
    resends: replaces ? replaces.resends + 1 : 0,
    sends: sendsBefore + 1,
  };
}

/** A number or an email address, masked or not: no other text of a server may show. */
const isDestination = (text: unknown): text is string =>
  typeof text === 'string' && /^[-+() \d*•·.xX]{2,32}$|^[^\s@<>]{1,32}@[^\s@<>]{1,64}$/.test(text);

const within = (value: unknown, min: number, max: number): number | undefined =>
  Number.isInteger(value) && (value as number) >= min && (value as number) <= max
    ? (value as number)
    : undefined;
