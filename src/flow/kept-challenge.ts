/**
 * The challenge that a tab waits for, over a reload: kept in its session storage, where the page asks
 * for that. Never a code, never a token.
 */
import { isE164 } from '../phone/number-check.js';
import { channels, sentChallenge } from './challenge.js';
import { keptChallengeKey as key } from './kept-challenge-key.js';
import type { PhoneInput, SentChallenge } from './state.js';
import { tried, type KeyStorage } from './storage.js';

export interface KeptChallenge {
  readonly challenge: SentChallenge;
  readonly input: PhoneInput;
  /** The `state` of the request, which comes back with its tokens. */
  readonly state: string;
  /** The server and the application, where the page names them: no other may see the challenge. */
  readonly server: string;
}

/** Of a challenge whose backend doesn't tell when it expires; most give a code 5 or 10 minutes. */
const unknownLifetime = 10 * 60_000;

/** A transaction that JSON can't carry would come back as another one: then nothing is kept. */
export const keepChallenge = (storage: () => KeyStorage, kept: KeptChallenge): void => {
  forgetChallenge(storage);
  if (isPlain(kept.challenge.transaction))
    tried(() => storage().setItem(key, JSON.stringify(kept)));
};

export const forgetChallenge = (storage: () => KeyStorage): void =>
  tried(() => storage().removeItem(key));

/** What was kept for a server, unless it has expired at `now` (epoch milliseconds). */
export function readChallenge(
  storage: () => KeyStorage,
  server: string,
  now: number,
): KeptChallenge | undefined {
  const kept = tried(() => read(JSON.parse(storage().getItem(key) ?? 'null') as KeptChallenge));
  if (kept?.server !== server) return undefined;
  // It lies ahead only for a clock that was set back, which makes nothing live longer.
  const sentAt = Math.min(kept.challenge.sentAt, now);
  const { expiresAt = sentAt + unknownLifetime } = kept.challenge;
  if (now < expiresAt) return { ...kept, challenge: { ...kept.challenge, sentAt } };
  forgetChallenge(storage);
  return undefined;
}

/** Read as strictly as a backend's answer: a storage belongs to everybody on the page. */
function read(kept: KeptChallenge): KeptChallenge | undefined {
  const { challenge, input, server, state } = kept;
  const { phoneNumber, channel, sentAt, resends, sends, resendAt, expiresAt } = challenge;
  const numbers = [sentAt, resends, sends, resendAt, expiresAt ?? 0];
  const texts = [phoneNumber, server, state, input.text, input.country ?? ''];
  if (!numbers.every(Number.isSafeInteger) || !texts.every((text) => typeof text === 'string'))
    return undefined;
  if (!isE164(phoneNumber) || !channels.includes(channel) || sends < 1 || resends < 0)
    return undefined;
  const { resendDelaySeconds } = challenge;
  const checked = sentChallenge(
    { ...challenge, resendInSeconds: resendDelaySeconds },
    { phoneNumber, channel, now: sentAt, sendsBefore: sends - 1 },
    { codeLength: 6, resendDelaySeconds },
  );
  return {
    challenge: {
      ...checked,
      resends,
      resendAt,
      // Only with the time that it lives, by which a clock that was set back is found out.
      ...(checked.expiresAt !== undefined && { expiresAt: expiresAt ?? checked.expiresAt }),
    },
    input: { text: input.text, ...(input.country && { country: input.country }) },
    state,
    server,
  };
}

const isPlain = (transaction: unknown): boolean =>
  tried(() => {
    const text = JSON.stringify(transaction) as string | undefined;
    return text === undefined ? transaction === undefined : hasOnlyJson(transaction);
  }) ?? false;

const hasOnlyJson = (value: unknown): boolean => {
  if (typeof value === 'number') return Number.isFinite(value);
  if (value === null || typeof value !== 'object')
    return value === null || typeof value === 'string' || typeof value === 'boolean';
  // Spread, so that the holes of a list count.
  if (Array.isArray(value)) return [...(value as unknown[])].every(hasOnlyJson);
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    (prototype === Object.prototype || prototype === null) &&
    Object.values(value).every(hasOnlyJson)
  );
};
