/** Proves a number by the demo's own codes and sender, so that it works without an account anywhere. */
import type { Codes } from '../codes.js';
import { requestLanguage } from '../language.js';
import { codePolicy } from '../policies.js';
import type { CodeRefusal } from '../refusals.js';
import type { SendCode } from '../sending.js';
import type { Failure } from './failure.js';
import type { Verify } from './verify.js';

/** No client of the authorization server: a code of the one is never good for the other. */
const CLIENT_ID = 'site:verify';

const errors: Record<CodeRefusal['reason'], Failure['error']> = {
  wrong: 'invalid_code',
  superseded: 'invalid_code',
  expired: 'code_expired',
  too_many_attempts: 'too_many_attempts',
};

export function createDemoVerify(codes: Codes, send: SendCode): Verify {
  return {
    async start({ phoneNumber, locale = '', channel }) {
      if (channel !== 'sms') return { ok: false, error: 'invalid_request' };
      const language = requestLanguage(locale, '');
      const sending = await send({ clientId: CLIENT_ID, phoneNumber, language });
      if (sending.ok) {
        return {
          ok: true,
          codeLength: codePolicy.length,
          expiresInSeconds: codePolicy.lifetimeSeconds,
          resendInSeconds: codePolicy.resendDelaySeconds,
        };
      }
      if (sending.reason === 'sms') return { ok: false, error: 'send_failed' };
      const { retryAfterSeconds } = sending.refusal;
      return { ok: false, error: 'rate_limited', retryAfterSeconds };
    },

    async check(phoneNumber, code) {
      const check = await codes.check(CLIENT_ID, phoneNumber, code);
      if (check.ok) return check;
      return {
        ok: false,
        error: errors[check.reason],
        ...('attemptsLeft' in check && { attemptsLeft: check.attemptsLeft }),
        ...(check.reason === 'superseded' && { reason: check.reason }),
      };
    },
  };
}
