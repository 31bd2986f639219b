/** One-time codes: made, kept as an HMAC, and checked once. Knows nothing of HTTP or of how a code is sent. */
import { createHmac, randomBytes, randomInt } from 'node:crypto';

import type { Clock } from './clock.js';
import { codePolicy } from './policies.js';
import type { Store } from './store.js';

export interface SentCode {
  /** Names this sending; tells nothing about the code. */
  challengeId: string;
  code: string;
  /** Takes the code back, for when the SMS could not be sent. */
  withdraw: () => Promise<void>;
}

export type CodeCheck =
  | { ok: true }
  /** Superseded: it is the code of an earlier message. */
  | { ok: false; reason: 'wrong' | 'superseded'; attemptsLeft: number }
  | { ok: false; reason: 'expired' | 'too_many_attempts' };

export type Codes = ReturnType<typeof createCodes>;

export function createCodes(store: Store, clock: Clock, pepper: string) {
  // Each part is prefixed by its length, so that no two lists of parts give the same text.
  const hmac = (...parts: string[]): string =>
    createHmac('sha256', pepper)
      .update(parts.map((part) => `${part.length}:${part}`).join(''))
      .digest('base64url');
  const recipientOf = (clientId: string, phoneNumber: string): string =>
    hmac('recipient', clientId, phoneNumber);

  return {
    /** Issues a new code; whatever was sent before to this number for this client stops working. */
    async issue(clientId: string, phoneNumber: string): Promise<SentCode> {
      const code = String(randomInt(10 ** codePolicy.length)).padStart(codePolicy.length, '0');
      const recipient = recipientOf(clientId, phoneNumber);
      const challengeId = randomBytes(16).toString('base64url');
      const sentAt = clock.now();
      await store.putCode({
        recipient,
        challengeId,
        mac: hmac('code', clientId, phoneNumber, code),
        attempts: codePolicy.attempts,
        sentAt: new Date(sentAt),
        expiresAt: new Date(sentAt + codePolicy.lifetimeSeconds * 1000),
      });
      return {
        challengeId,
        code,
        withdraw: () => store.withdrawCode(recipient, challengeId, new Date(clock.now())),
      };
    },

    /**
     * Spends one attempt and consumes the code if it is right. SQL compares the two MACs: without the pepper nobody can
     * choose what is compared, so the time it takes tells nothing about the code.
     */
    async check(clientId: string, phoneNumber: string, code: string): Promise<CodeCheck> {
      const recipient = recipientOf(clientId, phoneNumber);
      const now = new Date(clock.now());
      const attempt = await store.spendAttempt(
        recipient,
        hmac('code', clientId, phoneNumber, code),
        now,
      );
      if (attempt?.accepted) return { ok: true };
      if (attempt) {
        const reason = attempt.superseded ? 'superseded' : 'wrong';
        return { ok: false, reason, attemptsLeft: attempt.attempts_left };
      }
      const refused = await store.describeCode(recipient, now);
      // A number that was never sent a code answers like a first wrong try, so that the two can't be told apart.
      if (!refused || refused.used)
        return { ok: false, reason: 'wrong', attemptsLeft: codePolicy.attempts - 1 };
      return { ok: false, reason: refused.out_of_time ? 'expired' : 'too_many_attempts' };
    },
  };
}
