/** What a backend tells of a challenge, checked: hints are only hints, and may be nonsense. */
import type { Challenge } from '../backends/backend.js';
import type { SentChallenge } from './state.js';

export interface ChallengeDefaults {
  readonly codeLength: number;
  readonly resendDelaySeconds: number;
}

/** Shortest and longest code that the widget can ask for. */
export const codeLengths = { min: 4, max: 10 } as const;

/** The challenge of a code that was sent at `now` (epoch milliseconds). */
export function sentChallenge(
  challenge: Challenge,
  sent: { readonly phoneNumber: string; readonly resends: number; readonly now: number },
  defaults: ChallengeDefaults,
): SentChallenge {
  const { phoneNumber, resends, now } = sent;
  const { transaction, maskedDestination, attemptsLeft } = challenge;
  const resendDelaySeconds =
    within(challenge.resendInSeconds, 0, 3600) ??
    within(defaults.resendDelaySeconds, 0, 3600) ??
    30;
  const expiresInSeconds = within(challenge.expiresInSeconds, 1, 24 * 3600);
  const length = (value: unknown) => within(value, codeLengths.min, codeLengths.max);
  return {
    phoneNumber,
    resends,
    transaction,
    codeLength: length(challenge.codeLength) ?? length(defaults.codeLength) ?? 6,
    resendDelaySeconds,
    resendAt: now + resendDelaySeconds * 1000,
    ...(expiresInSeconds !== undefined && {
      expiresInSeconds,
      expiresAt: now + expiresInSeconds * 1000,
    }),
    ...(within(attemptsLeft, 0, 1000) !== undefined && { attemptsLeft }),
    ...(typeof maskedDestination === 'string' && { maskedDestination }),
    channels: Array.isArray(challenge.channels) ? challenge.channels : [],
  };
}

const within = (value: unknown, min: number, max: number): number | undefined =>
  Number.isInteger(value) && (value as number) >= min && (value as number) <= max
    ? (value as number)
    : undefined;
