/** Stytch's consumer API, as its own frontend SDK asks it: with the public token. */
import { member } from '../http.js';
import {
  badResponse,
  codeOf,
  readUrl,
  refusal,
  required,
  server,
  text,
  type AdapterOptions,
  type Words,
} from './adapter.js';
import type { PasswordlessBackend, Profile } from './backend.js';

export interface StytchOptions extends AdapterOptions {
  /** The project's public token, such as `public-token-live-…`. */
  readonly key: string;
  /** Default `https://test.stytch.com` for a token of the test environment, else `https://api.stytch.com`. */
  readonly url?: string | undefined;
  /** How long the session lives without being extended. 5 to 527,040; default 60. */
  readonly sessionMinutes?: number | undefined;
}

const words: Words = {
  invalid_phone: 'invalid_phone_number invalid_phone_number_sandbox',
  unsupported_country: 'invalid_phone_number_country_code',
  invalid_code: 'otp_code_not_found unable_to_auth_otp_code',
  rate_limited: 'too_many_requests too_few_tokens_authenticated',
  send_failed: 'unsubscribed_phone_number',
  user_blocked: 'user_lock_limit_reached',
  challenge_required: 'captcha_required captcha_failed',
  misconfigured:
    'bad_domain_for_stytch_sdk endpoint_not_authorized_for_sdk unauthorized_credentials',
};

/** Of 1 to 10; 2 would be Stytch's own. */
const codeMinutes = 5;

/** Those that there are texts for. */
const localeOf = (locale: string): string | undefined =>
  /^es\b/i.test(locale) ? 'es' : /^pt\b/i.test(locale) ? 'pt-br' : undefined;

/**
 * A backend for a Stytch project whose frontend SDK is enabled, with the page's domain among the
 * authorized ones, and SMS one-time passcodes.
 *
 * The access token is the session's JWT, which lives five minutes; `refresh_token` is the session token,
 * by which `/sessions/authenticate` extends the session. Wrong and expired codes can't be told apart:
 * both are `invalid_code`.
 *
 * @throws {TypeError} when `key` is missing, or `url` is no address.
 * @see https://stytch.com/docs/guides/passcodes/sdk
 */
export function stytch(options: StytchOptions): PasswordlessBackend {
  const { sessionMinutes = 60, fetch, deadlineSeconds } = options;
  const key = required(options.key, 'key');
  const host = key.includes('public-token-test') ? 'test' : 'api';
  const ask = server({
    fetch,
    deadlineSeconds,
    url: `${options.url ? readUrl(options.url) : `https://${host}.stytch.com`}/sdk/v1`,
    headers: { authorization: `Basic ${btoa(`${key}:${key}`)}` },
    // For projects that keep the session in a cookie that scripts can't read.
    credentials: 'include',
    refuse: (answer) => {
      if (answer.ok) return undefined;
      const isCaptcha = answer.json === undefined && answer.text.includes('Captcha required');
      const word = isCaptcha ? 'captcha_required' : member(answer.json, 'error_type');
      return refusal(answer, codeOf(words, word));
    },
  });
  const post = async (path: string, body: object, signal: AbortSignal): Promise<unknown> => {
    const headers = {
      'x-sdk-client': telemetry(),
      'x-sdk-parent-host': location.origin,
    };
    return member((await ask(path, { body, headers, signal })).json, 'data');
  };

  return {
    async start({ phoneNumber, channel, locale, proof }, { signal }) {
      const data = await post(
        `/otps/${channel === 'whatsapp' ? channel : 'sms'}/login_or_create`,
        {
          phone_number: phoneNumber,
          expiration_minutes: codeMinutes,
          locale: localeOf(locale),
          captcha_token: proof,
        },
        signal,
      );
      return { transaction: text(data, 'method_id'), expiresInSeconds: codeMinutes * 60 };
    },

    async verify({ code, transaction }, { signal }) {
      const data = await post(
        '/otps/authenticate',
        { token: code, method_id: transaction, session_duration_minutes: sessionMinutes },
        signal,
      );
      if (!member(data, 'user_id')) throw badResponse('no user_id');
      return {
        access_token: text(data, 'session_jwt'),
        token_type: 'bearer',
        refresh_token: text(data, 'session_token'),
        profile: member(data, 'user') as Profile | undefined,
      };
    },
  };
}

/** What every request of an SDK has with it; of the visitor it tells the time zone. */
function telemetry(): string {
  const id = `id-${crypto.randomUUID()}`;
  return btoa(
    JSON.stringify({
      event_id: `event-${id}`,
      app_session_id: `app-session-${id}`,
      persistent_id: `persistent-${id}`,
      client_sent_at: new Date().toISOString(),
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      app: { identifier: location.hostname },
      sdk: { identifier: 'passwordless-sms', version: '1.0.0' },
    }),
  );
}
