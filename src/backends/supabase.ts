/** Supabase Auth (GoTrue): `/otp`, then `/verify`. Knows nothing of Supabase's own client. */
import { member } from '../http.js';
import {
  codeOf,
  number,
  readUrl,
  refusal,
  required,
  server,
  text,
  type AdapterOptions,
  type Words,
} from './adapter.js';
import type { PasswordlessBackend, Profile } from './backend.js';

export interface SupabaseOptions extends AdapterOptions {
  /** The project's address, such as `https://abc.supabase.co`. */
  readonly url: string;
  /** The project's publishable (or `anon`) key. */
  readonly key: string;
  /** Whether numbers that nobody has signed in with get an account. Default true. */
  readonly createUser?: boolean | undefined;
}

const words: Words = {
  invalid_phone: 'validation_failed',
  invalid_code: 'otp_expired',
  rate_limited: 'over_sms_send_rate_limit over_request_rate_limit',
  send_failed: 'sms_send_failed',
  not_allowed: 'otp_disabled signup_disabled',
  user_blocked: 'user_banned',
  challenge_required: 'captcha_failed',
  mfa_required: 'insufficient_aal',
  misconfigured: 'phone_provider_disabled',
};

/** The wait is told in English only. */
const secondsIn = (message: unknown) => {
  const seconds = /after (\d{1,4}) seconds?/.exec(String(message))?.[1];
  return seconds && { retryAfterSeconds: Number(seconds) };
};

/**
 * A backend for a Supabase project whose phone provider is enabled.
 *
 * Wrong and expired codes can't be told apart: both are `invalid_code`.
 *
 * @throws {TypeError} when `url` or `key` is missing.
 * @see https://supabase.com/docs/guides/auth/phone-login
 */
export function supabase(options: SupabaseOptions): PasswordlessBackend {
  const { createUser = true, ...shared } = options;
  const key = required(options.key, 'key');
  const ask = server({
    ...shared,
    url: `${readUrl(options.url)}/auth/v1`,
    // By this version errors have the shape that is read here.
    headers: { apikey: key, 'x-supabase-api-version': '2024-01-01' },
    refuse: (answer) => {
      if (answer.ok) return undefined;
      const { json } = answer;
      return refusal(answer, codeOf(words, member(json, 'code')), {
        ...secondsIn(member(json, 'message')),
      });
    },
  });

  return {
    async start({ phoneNumber, channel, proof }, { signal }) {
      await ask('/otp', {
        body: {
          phone: phoneNumber,
          channel: channel === 'whatsapp' ? channel : 'sms',
          create_user: createUser,
          ...(proof && { gotrue_meta_security: { captcha_token: proof } }),
        },
        signal,
      });
      return {};
    },

    async verify({ phoneNumber, code }, { signal }) {
      const { json } = await ask('/verify', {
        body: { type: 'sms', phone: phoneNumber, token: code },
        signal,
      });
      return {
        access_token: text(json, 'access_token'),
        token_type: text(json, 'token_type'),
        refresh_token: text(json, 'refresh_token'),
        expires_in: number(json, 'expires_in'),
        profile: member(json, 'user') as Profile | undefined,
      };
    },
  };
}
