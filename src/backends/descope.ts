/** Descope's one-time passwords, as its own SDK for browsers asks for them. */
import { member } from '../http.js';
import {
  codeOf,
  readUrl,
  refusal,
  required,
  server,
  text,
  textHint,
  type AdapterOptions,
  type Words,
} from './adapter.js';
import type { PasswordlessBackend, Profile } from './backend.js';

export interface DescopeOptions extends AdapterOptions {
  /** The project's id, which begins with `P`. */
  readonly key: string;
  /** Default: the API of the region that the project's id names. */
  readonly url?: string | undefined;
  /** Whether numbers that nobody has signed in with get an account. Default true. */
  readonly createUser?: boolean | undefined;
}

const words: Words = {
  invalid_code: 'E061102',
  too_many_attempts: 'E061103',
  not_allowed: 'E062108',
};

/** All but 27 characters and the `P`, as Descope's SDK reads it. */
const regionOf = (key: string): string => key.slice(1, -27);

/**
 * A backend for a Descope project with one-time passwords by SMS. The page's domain has to be among
 * the project's approved ones.
 *
 * Wrong and expired codes can't be told apart: both are `invalid_code`.
 *
 * @throws {TypeError} when `key` is missing, or `url` is no address.
 * @see https://docs.descope.com/auth-methods/otp
 */
export function descope(options: DescopeOptions): PasswordlessBackend {
  const { createUser = true, fetch, deadlineSeconds } = options;
  const key = required(options.key, 'key');
  const region = regionOf(key);
  const home = `https://api.${region && `${region}.`}descope.com`;
  const ask = server({
    fetch,
    deadlineSeconds,
    url: `${options.url ? readUrl(options.url) : home}/v1/auth/otp`,
    headers: { authorization: `Bearer ${key}`, 'x-descope-project-id': key },
    // For projects that keep the refresh token in a cookie.
    credentials: 'include',
    refuse: (answer, path) => {
      if (answer.ok) return undefined;
      const word = member(answer.json, 'errorCode');
      // Of what is validated, only the number can be wrong.
      const isPhone = word === 'E011003' && !path.startsWith('/verify');
      return refusal(answer, isPhone ? 'invalid_phone' : codeOf(words, word));
    },
  });

  return {
    async start({ phoneNumber, channel }, { signal }) {
      const way = channel === 'email' ? 'sms' : channel;
      const { json } = await ask(`/${createUser ? 'signup-in' : 'signin'}/${way}`, {
        body: { loginId: phoneNumber, loginOptions: {} },
        signal,
      });
      return { transaction: way, maskedDestination: textHint(json, 'maskedPhone') };
    },

    async verify({ phoneNumber, code, transaction }, { signal }) {
      const way = transaction === 'voice' || transaction === 'whatsapp' ? transaction : 'sms';
      const { json } = await ask(`/verify/${way}`, {
        body: { loginId: phoneNumber, code },
        signal,
      });
      return {
        access_token: text(json, 'sessionJwt'),
        token_type: 'bearer',
        refresh_token: textHint(json, 'refreshJwt'),
        profile: member(json, 'user') as Profile | undefined,
      };
    },
  };
}
