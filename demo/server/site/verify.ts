/** What it means to prove a phone number, and no more: who its owner is, the pages' own routes say. */
import type { Failure } from './failure.js';

export const channels = ['sms', 'call', 'whatsapp'] as const;

export interface VerifyStart {
  /** E.164 */
  phoneNumber: string;
  /** BCP 47 */
  locale: string | undefined;
  channel: (typeof channels)[number];
}

export interface VerifyStarted {
  ok: true;
  codeLength: number;
  expiresInSeconds: number;
  resendInSeconds: number;
}

export interface Verify {
  start(request: VerifyStart): Promise<VerifyStarted | Failure>;
  check(phoneNumber: string, code: string): Promise<{ ok: true } | Failure>;
}
