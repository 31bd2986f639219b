/** SuperTokens' passwordless recipe, in header mode: its page gets tokens rather than cookies. */
import { PasswordlessError } from '../errors.js';
import { member, type HttpAnswer } from '../http.js';
import {
  badResponse,
  codeOf,
  number,
  readUrl,
  refusal,
  server,
  text,
  type AdapterOptions,
  type Words,
} from './adapter.js';
import type { Challenge, PasswordlessBackend, Profile } from './backend.js';

export interface SupertokensOptions extends AdapterOptions {
  /**
   * `{apiDomain}{apiBasePath}`, such as `https://api.example.com/auth`; with the tenant's id behind it
   * where there are tenants.
   */
  readonly url: string;
}

const words: Words = {
  invalid_code: 'INCORRECT_USER_INPUT_CODE_ERROR',
  code_expired: 'EXPIRED_USER_INPUT_CODE_ERROR RESTART_FLOW_ERROR',
  not_allowed: 'SIGN_IN_UP_NOT_ALLOWED GENERAL_ERROR',
};

const create = '/signinup/code';

function refuse(answer: HttpAnswer, path: string): PasswordlessError | undefined {
  const { json, ok, status } = answer;
  const word = member(json, 'status');
  if (ok && word === 'OK') return undefined;
  const left =
    (number(json, 'maximumCodeInputAttempts') ?? NaN) -
    (number(json, 'failedCodeInputAttemptCount') ?? NaN);
  const code =
    status === 404
      ? 'misconfigured'
      : // What the server's own check of the number says, in words for people.
        word === 'GENERAL_ERROR' && path === create
        ? 'invalid_phone'
        : codeOf(words, word);
  return refusal(answer, code, { attemptsLeft: left >= 0 ? left : undefined });
}

/**
 * A backend for an API that has SuperTokens' passwordless recipe, with `contactMethod: 'PHONE'` or
 * `'EMAIL_OR_PHONE'` and `flowType: 'USER_INPUT_CODE'` or `'USER_INPUT_CODE_AND_MAGIC_LINK'`.
 *
 * The page's origin has to be the API's `websiteDomain`; CORS has to allow the headers of
 * `supertokens.getAllCORSHeaders()`. That the tokens can be read is arranged by SuperTokens itself,
 * unless its session recipe insists on cookies. Refreshing is a `POST {url}/session/refresh` with the
 * refresh token. A second factor is told by the claims of the access token only.
 *
 * @throws {TypeError} when `url` is no address.
 * @see https://supertokens.com/docs/references/frontend-driver-interface
 */
export function supertokens(options: SupertokensOptions): PasswordlessBackend {
  const ask = server({
    ...options,
    url: readUrl(options.url),
    headers: { rid: 'passwordless', 'fdi-version': '3.1', 'st-auth-mode': 'header' },
    refuse,
  });

  const send = async (phoneNumber: string, signal: AbortSignal): Promise<Challenge> => {
    const { json } = await ask(create, { body: { phoneNumber }, signal });
    if (member(json, 'flowType') === 'MAGIC_LINK')
      throw new PasswordlessError('misconfigured', { message: 'it sends links, not codes' });
    const deviceId = text(json, 'deviceId');
    const preAuthSessionId = text(json, 'preAuthSessionId');
    return { transaction: { deviceId, preAuthSessionId } };
  };

  return {
    async start({ phoneNumber, resendOf }, { signal }) {
      if (resendOf === undefined) return send(phoneNumber, signal);
      try {
        await ask(`${create}/resend`, { body: resendOf, signal });
        return { transaction: resendOf };
      } catch (error) {
        if ((error as PasswordlessError).code === 'code_expired') return send(phoneNumber, signal);
        throw error;
      }
    },

    async verify({ code, transaction }, { signal }) {
      const { headers, json } = await ask(`${create}/consume`, {
        body: { ...(transaction as object), userInputCode: code },
        signal,
      });
      const access_token = headers.get('st-access-token');
      if (!access_token) throw badResponse('no readable st-access-token');
      return {
        access_token,
        token_type: 'bearer',
        refresh_token: headers.get('st-refresh-token') ?? undefined,
        profile: member(json, 'user') as Profile | undefined,
      };
    },
  };
}
