/**
 * Proves a number by Twilio Verify. No text of Twilio's goes to a client: it quotes the number.
 * @see https://www.twilio.com/docs/verify/api/verification
 * @see https://www.twilio.com/docs/verify/api/verification-check
 */
import type { TwilioVerifyConfig } from '../config.js';
import type { Log } from '../log.js';
import { codePolicy } from '../policies.js';
import { createTwilioRequest, type TwilioAnswer } from '../twilio-request.js';
import type { Failure } from './failure.js';
import type { Verify } from './verify.js';

/** How long a verification lives; sending again within it repeats the same code. */
const LIFETIME_SECONDS = 600;
/** Twilio's default. A service can be set to another length from 4 to 10, which no answer tells. */
const CODE_LENGTH = 6;

/** Twilio's numbers for what a visitor can do something about. @see https://www.twilio.com/docs/api/errors */
const INVALID_PARAMETER = 60200;
const MAX_CHECKS = 60202;
const MAX_SENDS = 60203;
const NOT_FOUND = 20404;

/** @param timeoutMilliseconds default: 10 s */
export function createTwilioVerify(
  config: TwilioVerifyConfig,
  log: Log,
  timeoutMilliseconds?: number,
): Verify {
  const request = createTwilioRequest(config, timeoutMilliseconds);
  const post = async (resource: string, form: Record<string, string>) => {
    const path = `/v2/Services/${encodeURIComponent(config.serviceSid)}/${resource}`;
    const answer = await request(new URL(path, config.apiUrl), form).catch(() => undefined);
    if (!answer || answer.status >= 300)
      log('verify.refused', { resource, status: answer?.status, code: answer?.code });
    return answer;
  };

  return {
    async start({ phoneNumber, locale, channel }) {
      const form = { To: phoneNumber, Channel: channel };
      let answer = await post('Verifications', {
        ...form,
        ...(locale !== undefined && { Locale: locale }),
      });
      // Twilio speaks some fifty languages, and refuses any other as it refuses an impossible number. Nothing was sent.
      if (locale !== undefined && answer?.code === INVALID_PARAMETER)
        answer = await post('Verifications', form);
      if (answer?.status === 201 || answer?.status === 200) {
        return {
          ok: true,
          codeLength: CODE_LENGTH,
          expiresInSeconds: LIFETIME_SECONDS,
          resendInSeconds: codePolicy.resendDelaySeconds,
        };
      }
      if (answer?.code === INVALID_PARAMETER) return { ok: false, error: 'invalid_phone' };
      return rateLimit(answer) ?? { ok: false, error: 'send_failed' };
    },

    async check(phoneNumber, code) {
      const answer = await post('VerificationCheck', { To: phoneNumber, Code: code });
      // A wrong code is an answer of success too; only this status isn't.
      if (answer?.status === 200)
        return answer.body.status === 'approved' && answer.body.valid === true
          ? { ok: true }
          : { ok: false, error: 'invalid_code' };
      if (answer?.code === NOT_FOUND) return { ok: false, error: 'code_expired' };
      if (answer?.code === MAX_CHECKS) return { ok: false, error: 'too_many_attempts' };
      if (answer?.code === INVALID_PARAMETER) return { ok: false, error: 'invalid_code' };
      return rateLimit(answer) ?? { ok: false, error: 'server_error' };
    },
  };
}

function rateLimit(answer: TwilioAnswer | undefined): Failure | undefined {
  if (answer?.status !== 429) return undefined;
  // Too many messages for one verification: there is room again when it has ended, at the latest after its whole life.
  const unknown = answer.code === MAX_SENDS ? LIFETIME_SECONDS : codePolicy.resendDelaySeconds;
  return {
    ok: false,
    error: 'rate_limited',
    retryAfterSeconds: answer.retryAfterSeconds ?? unknown,
  };
}
