/**
 * Auth0 and servers that speak like it: `/passwordless/start`, then the passwordless OTP grant at
 * `/oauth/token`. Nothing of an answer is believed before its id_token is verified.
 */
import { PasswordlessError, type PasswordlessErrorCode } from '../errors.js';
import { exchange, member, statusError, type HttpAnswer } from '../http.js';
import { readOrigin } from '../basics/origin.js';
import { jwks, type KeySource } from '../tokens/jwks.js';
import { readProfile } from '../tokens/profile.js';
import { verifyIdToken } from '../tokens/verify-id-token.js';
import type {
  BackendOptions,
  Challenge,
  PasswordlessBackend,
  Profile,
  StartRequest,
  TokenSet,
  VerifyRequest,
} from './backend.js';

export interface Auth0Options {
  /** A host name (https), or an origin such as `http://localhost:3000`. */
  readonly domain: string;
  readonly clientId: string;
  /** Compared with the id_token's `iss`. Default: the domain's origin with a final slash. */
  readonly issuer?: string;
  readonly fetch?: typeof globalThis.fetch;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

const grantType = 'http://auth0.com/oauth/grant-type/passwordless/otp';

/**
 * A backend for an Auth0 application that may use the passwordless OTP grant.
 *
 * @throws {TypeError} when `domain` is no host name or origin, or `clientId` is empty.
 */
export function auth0(options: Auth0Options): PasswordlessBackend {
  const origin = readOrigin(options.domain);
  const { clientId, issuer = `${origin}/`, fetch, now } = options;
  if (!clientId) throw new TypeError('clientId is empty');
  const injected = fetch && { fetch };
  const keys: KeySource = jwks(`${origin}/.well-known/jwks.json`, {
    ...injected,
    ...(now && { now }),
  });

  const post = (path: string, body: object, signal: AbortSignal, headers = {}) =>
    exchange(origin + path, { body, signal, headers, ...injected });

  return {
    async start(request: StartRequest, { signal }: BackendOptions): Promise<Challenge> {
      const { phoneNumber, locale, state, scope, audience, proof } = request;
      const answer = await post(
        '/passwordless/start',
        {
          client_id: clientId,
          connection: 'sms',
          phone_number: phoneNumber,
          send: 'code',
          authParams: { scope, state, ...(audience && { audience }) },
          ...(proof && { captcha: proof }),
        },
        signal,
        { 'x-request-language': locale },
      );
      if (!answer.ok) throw startError(answer);
      if (!isSent(answer))
        throw new PasswordlessError('bad_response', {
          message: 'no answer of /passwordless/start',
        });
      return readChallenge(answer.json);
    },

    async verify(request: VerifyRequest, { signal }: BackendOptions): Promise<TokenSet> {
      const { phoneNumber, code, scope, audience, state } = request;
      const answer = await post(
        '/oauth/token',
        {
          grant_type: grantType,
          client_id: clientId,
          realm: 'sms',
          username: phoneNumber,
          otp: code,
          scope,
          ...(audience && { audience }),
        },
        signal,
      );
      if (!answer.ok) throw tokenError(answer);
      const tokens = readTokens(answer.json, state);
      const profile = await readWho(tokens, phoneNumber, signal);
      return { ...tokens, ...(profile && { profile }) };
    },
  };

  async function readWho(
    tokens: TokenSet,
    phoneNumber: string,
    signal: AbortSignal,
  ): Promise<Profile | undefined> {
    const { id_token, access_token = '' } = tokens;
    if (id_token === undefined) return userInfo(access_token, signal);
    const claims = await verifyIdToken(id_token, {
      issuer,
      clientId,
      keys,
      phoneNumber,
      signal,
      accessToken: access_token,
      ...(now && { now }),
    });
    return readProfile(claims);
  }

  /** Only where there is no id_token; a sign-in doesn't fail because its profile can't be read. */
  async function userInfo(accessToken: string, signal: AbortSignal): Promise<Profile | undefined> {
    try {
      const headers = { authorization: `Bearer ${accessToken}` };
      const { ok, json } = await exchange(`${origin}/userinfo`, { headers, signal, ...injected });
      if (!ok || typeof member(json, 'sub') !== 'string') return undefined;
      return readProfile(json as Record<string, unknown>);
    } catch {
      signal.throwIfAborted();
      return undefined;
    }
  }
}

/** Any 2xx but a web page: some gateways answer with an empty body or a word. */
const isSent = ({ json, text }: HttpAnswer): boolean =>
  json !== undefined || !text || (text.length < 256 && /^[^<{[/'"\0]+$/.test(text));

/** Hints that a compatible server may add to Auth0's answer. */
function readChallenge(json: unknown): Challenge {
  const number = (key: string) => {
    const value = member(json, key);
    return typeof value === 'number' ? value : undefined;
  };
  const codeLength = number('code_length');
  const expiresInSeconds = number('expires_in');
  const resendInSeconds = number('resend_in');
  return {
    ...(codeLength !== undefined && { codeLength }),
    ...(expiresInSeconds !== undefined && { expiresInSeconds }),
    ...(resendInSeconds !== undefined && { resendInSeconds }),
  };
}

const texts = ['access_token', 'token_type', 'id_token', 'refresh_token', 'scope'] as const;

/** RFC 6749 §5.1, with the limits of its appendix A.12 to A.17. */
function readTokens(json: unknown, state: string): TokenSet {
  const refuse = (name: string): never => {
    throw new PasswordlessError('bad_response', { message: `the token answer's ${name}` });
  };
  const tokens = Object.fromEntries(
    texts.flatMap((name) => {
      const value = member(json, name) ?? undefined;
      if (value === undefined) return [];
      return typeof value === 'string' && /^[ -~]*$/.test(value) ? [[name, value]] : refuse(name);
    }),
  );
  if (!tokens.access_token) refuse('access_token');
  if (!/^bearer$/i.test(tokens.token_type ?? '')) refuse('token_type');
  if (member(json, 'error')) refuse('error');
  if ((member(json, 'state') ?? state) !== state)
    throw new PasswordlessError('token_invalid', { message: 'the state of another request' });
  const expires_in = member(json, 'expires_in');
  if (typeof expires_in !== 'number') return tokens;
  return expires_in > 0 && Number.isFinite(expires_in)
    ? { ...tokens, expires_in }
    : refuse('expires_in');
}

const startCodes = new Map<unknown, PasswordlessErrorCode>([
  ['bad.phone_number', 'invalid_phone'],
  ['bad.tenant', 'not_allowed'],
  ['bad.client_id', 'not_allowed'],
  ['bad.connection', 'not_allowed'],
  ['unauthorized_client', 'not_allowed'],
  ['access_denied', 'not_allowed'],
  ['too_many_requests', 'rate_limited'],
  ['sms_provider_error', 'send_failed'],
  ['server_error', 'server_error'],
  ['invalid_captcha', 'challenge_required'],
  ['requires_verification', 'challenge_required'],
  ['user_blocked', 'user_blocked'],
  ['blocked_user', 'user_blocked'],
]);

/** Twilio's codes for numbers that no SMS can reach, which Auth0 hands through in its text. */
const isUnreachable = (description: unknown): boolean =>
  typeof description === 'string' && /\(Code: (21211|21614)\)/.test(description);

function startError(answer: HttpAnswer): PasswordlessError {
  const error = member(answer.json, 'error');
  if (error === 'sms_provider_error' && isUnreachable(member(answer.json, 'error_description')))
    return new PasswordlessError('invalid_phone', { message: error });
  return mapped(answer, startCodes.get(error));
}

const tokenCodes = new Map<unknown, PasswordlessErrorCode>([
  ['access_denied', 'invalid_code'],
  ['too_many_attempts', 'too_many_attempts'],
  ['too_many_requests', 'rate_limited'],
  ['invalid_client', 'not_allowed'],
  ['unauthorized_client', 'not_allowed'],
  ['unsupported_grant_type', 'not_allowed'],
  ['unauthorized', 'user_blocked'],
  ['blocked_user', 'user_blocked'],
  ['mfa_required', 'mfa_required'],
  ['requires_verification', 'challenge_required'],
  ['server_error', 'server_error'],
]);

function tokenError(answer: HttpAnswer): PasswordlessError {
  const error = member(answer.json, 'error');
  return mapped(answer, error === 'invalid_grant' ? refusal(answer.json) : tokenCodes.get(error));
}

/**
 * Auth0 tells wrong, expired and exhausted codes apart in English prose only. A text that is none
 * of those it is known to send is the general case.
 */
function refusal(json: unknown): PasswordlessErrorCode {
  const description = member(json, 'error_description');
  if (typeof description !== 'string') return 'invalid_code';
  if (description.includes('expired')) return 'code_expired';
  return description.includes('maximum number of attempts') ? 'too_many_attempts' : 'invalid_code';
}

function mapped(answer: HttpAnswer, code: PasswordlessErrorCode | undefined): PasswordlessError {
  if (code === undefined) return statusError(answer);
  const attemptsLeft = member(answer.json, 'attempts_left');
  const isSuperseded = code === 'invalid_code' && member(answer.json, 'reason') === 'superseded';
  const retryAfterSeconds = answer.retryAfterSeconds ?? (code === 'rate_limited' ? 60 : undefined);
  return new PasswordlessError(code, {
    message: `${code}: HTTP status ${answer.status}`,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(Number.isInteger(attemptsLeft) && { attemptsLeft: attemptsLeft as number }),
    ...(isSuperseded && { reason: 'superseded' as const }),
  });
}
