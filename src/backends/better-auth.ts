/** Better Auth's phone number plugin: `/phone-number/send-otp`, then `/phone-number/verify`. Knows nothing of its own client. */
import { member } from '../http.js';
import {
  badResponse,
  codeOf,
  readUrl,
  refusal,
  server,
  text,
  type AdapterOptions,
  type Words,
} from './adapter.js';
import type { PasswordlessBackend, Profile } from './backend.js';

export interface BetterAuthOptions extends AdapterOptions {
  /** Where its routes are, such as `https://api.example/api/auth`. */
  readonly url: string;
  /**
   * Whether the session's cookie is taken, also from another origin. Default `include`, for which CORS
   * must allow the page's very origin, with credentials; `omit` for pages that use the token alone.
   */
  readonly credentials?: RequestCredentials | undefined;
}

const words: Words = {
  invalid_phone: 'INVALID_PHONE_NUMBER',
  invalid_code: 'INVALID_OTP',
  code_expired: 'OTP_EXPIRED OTP_NOT_FOUND',
  too_many_attempts: 'TOO_MANY_ATTEMPTS',
  // What it says of a number that nobody has, where numbers don't sign up.
  not_allowed: 'FAILED_TO_UPDATE_USER',
  user_blocked: 'BANNED_USER',
  challenge_required: 'MISSING_RESPONSE VERIFICATION_FAILED',
  misconfigured: 'SEND_OTP_NOT_IMPLEMENTED INVALID_ORIGIN MISSING_OR_NULL_ORIGIN',
};

const sendPath = '/phone-number/send-otp';

/**
 * A backend for a Better Auth server with the `phoneNumber` plugin, and `signUpOnVerification` if new
 * numbers are to get an account.
 *
 * `access_token` is what the `bearer` plugin takes: its header, where CORS exposes that, else the
 * session's token. How long to wait is told where CORS exposes `X-Retry-After`. The answer to a bot
 * check goes to the `captcha` plugin.
 *
 * @throws {TypeError} when `url` is missing.
 * @see https://www.better-auth.com/docs/plugins/phone-number
 */
export function betterAuth(options: BetterAuthOptions): PasswordlessBackend {
  const { credentials = 'include', ...shared } = options;
  const ask = server({
    ...shared,
    credentials,
    url: readUrl(options.url),
    refuse: (answer, path) => {
      const { json, ok, status, text } = answer;
      if (member(json, 'twoFactorRedirect') === true)
        return refusal(answer, 'mfa_required', { continuation: json });
      if (ok) return undefined;
      // So it looks when the page's own code that sends messages throws.
      const isUnsent = path === sendPath && status === 500 && !text;
      return refusal(answer, isUnsent ? 'send_failed' : codeOf(words, member(json, 'code')));
    },
  });

  return {
    async start({ phoneNumber, locale, proof }, { signal }) {
      await ask(sendPath, {
        body: { phoneNumber },
        headers: { 'accept-language': locale, ...(proof && { 'x-captcha-response': proof }) },
        signal,
      });
      return {};
    },

    async verify({ phoneNumber, code }, { signal }) {
      const { headers, json } = await ask('/phone-number/verify', {
        body: { phoneNumber, code },
        signal,
      });
      const token = text(json, 'token');
      if (member(json, 'status') !== true) throw badResponse('no status');
      return {
        access_token: headers.get('set-auth-token') ?? token,
        token_type: 'Bearer',
        profile: member(json, 'user') as Profile | undefined,
      };
    },
  };
}
