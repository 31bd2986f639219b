/**
 * The challenge that a tab waits for, over a reload: kept in its session storage, where the page asks
 * for that. Never a code, never a token.
 */
import { isE164 } from '../phone/number-check.js';
import { sentChallenge } from './challenge.js';
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
  if (!kept || kept.server !== server) return undefined;
  const { sentAt, expiresAt = sentAt + unknownLifetime } = kept.challenge;
  if (now < expiresAt) return kept;
  forgetChallenge(storage);
  return undefined;
}

/** Read as strictly as a backend's answer: a storage belongs to everybody on the page. */
function read(kept: KeptChallenge): KeptChallenge | undefined {
  const { challenge, input, server, state } = kept;
  const { phoneNumber, channel, sentAt, resends, sends, resendAt, expiresAt } = challenge;
  const times = [sentAt, resends, sends, resendAt, expiresAt ?? 0];
  const texts = [phoneNumber, channel, server, state, input.text, input.country ?? ''];
  if (!times.every(Number.isSafeInteger) || !texts.every((text) => typeof text === 'string'))
    return undefined;
  if (!isE164(phoneNumber)) return undefined;
  const { resendDelaySeconds } = challenge;
  const checked = sentChallenge(
    { ...challenge, resendInSeconds: resendDelaySeconds },
    { phoneNumber, channel, now: sentAt, sendsBefore: sends - 1 },
    { codeLength: 6, resendDelaySeconds },
  );
  return {
    challenge: { ...checked, resends, resendAt, ...(expiresAt !== undefined && { expiresAt }) },
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
  if (value === null || typeof value !== 'object')
    return ['string', 'number', 'boolean'].includes(typeof value) || value === null;
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    (Array.isArray(value) || prototype === Object.prototype || prototype === null) &&
    Object.values(value).every(hasOnlyJson)
  );
};
