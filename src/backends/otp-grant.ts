/**
 * Auth0's wire format, for all who speak it: `/passwordless/start`, then the passwordless OTP grant at
 * the token endpoint. Nothing of an answer is believed before its id_token is verified.
 */
import { lazily } from '../basics/lazy.js';
import type { PasswordlessError } from '../errors.js';
import { exchange, member, type HttpAnswer, type HttpRequest } from '../http.js';
import {
  badResponse,
  codeOf,
  demandObject,
  number,
  refusal,
  type AdapterOptions,
  type Words,
} from './adapter.js';
import type {
  BackendOptions,
  Challenge,
  PasswordlessBackend,
  Profile,
  StartRequest,
  TokenSet,
  VerifyRequest,
} from './backend.js';
import type { ExpectedToken, tokenReader } from './token-answer.js';

export const otpGrantType = 'http://auth0.com/oauth/grant-type/passwordless/otp';

/** Where a server answers what. */
export interface Endpoints {
  readonly start: string;
  readonly token: string;
  readonly userInfo?: string | undefined;
  /** Absent where the page gets no token to verify. */
  readonly jwks?: string | undefined;
  /** Compared with the id_token's `iss`. */
  readonly issuer?: string | undefined;
}

export interface OtpGrantOptions extends AdapterOptions {
  readonly clientId: string;
  /**
   * Whether a nonce goes along with the code, which the id_token must have (OpenID Connect Core
   * §3.1.2.1); for servers that echo it. Default false.
   */
  readonly nonce?: boolean | undefined;
  /**
   * Whether id_tokens must be signed by one of the issuer's keys. OpenID Connect Core §3.1.3.7 allows to
   * rely on TLS instead, which holds only while nobody replaces `fetch`. Default true.
   */
  readonly verifySignature?: boolean | undefined;
  /** Epoch milliseconds. */
  readonly now?: (() => number) | undefined;
}

/** A clock that goes on from now, whoever sets the device's meanwhile. */
export const steadyClock = (now = Date.now) => {
  const offset = now() - performance.now();
  return () => offset + performance.now();
};

/** 122 random bits. */
export const randomText = (): string => crypto.randomUUID();

/** @param find Finds the endpoints; asked each time. */
export function otpGrant(
  options: OtpGrantOptions,
  find: (signal: AbortSignal) => Endpoints | Promise<Endpoints>,
): PasswordlessBackend {
  const { clientId, nonce: hasNonce, fetch, deadlineSeconds } = options;
  const believe = believer(options);
  const post = ({ jwks }: Endpoints, request: Partial<HttpRequest>, url: string) =>
    exchange(url, {
      ...request,
      credentials: jwks ? 'omit' : 'same-origin',
      fetch,
      deadlineSeconds,
    });

  return {
    async start(request: StartRequest, { signal }: BackendOptions): Promise<Challenge> {
      const { phoneNumber, locale, state, scope, audience, proof } = request;
      const endpoints = await find(signal);
      const answer = await post(
        endpoints,
        {
          body: {
            client_id: clientId,
            connection: 'sms',
            phone_number: phoneNumber,
            send: 'code',
            authParams: { scope, state, audience },
            captcha: proof,
          },
          headers: { 'x-request-language': locale },
          signal,
        },
        endpoints.start,
      );
      if (!answer.ok) throw startError(answer);
      if (!isSent(answer)) throw badResponse('no answer of /passwordless/start');
      const { json } = answer;
      // Hints that a compatible server may add to Auth0's answer.
      return {
        codeLength: number(json, 'code_length'),
        expiresInSeconds: number(json, 'expires_in'),
        resendInSeconds: number(json, 'resend_in'),
      };
    },

    async verify(request: VerifyRequest, { signal }: BackendOptions): Promise<TokenSet> {
      const { phoneNumber, code, scope, audience, state } = request;
      const endpoints = await find(signal);
      const nonce = hasNonce ? randomText() : undefined;
      const now = steadyClock(options.now);
      const answer = await post(
        endpoints,
        {
          body: {
            grant_type: otpGrantType,
            client_id: clientId,
            realm: 'sms',
            username: phoneNumber,
            otp: code,
            scope,
            audience,
            nonce,
          },
          signal,
        },
        endpoints.token,
      );
      if (!answer.ok) throw tokenError(answer);
      return believe(answer, endpoints, { phoneNumber, scope, signal, nonce, state, now });
    },
  };
}

/** Reads token answers. What that takes is loaded when there is one. */
export function believer(options: OtpGrantOptions) {
  const load = lazily(() => import('./token-answer.js'));
  let read: ReturnType<typeof tokenReader> | undefined;
  return async (
    answer: HttpAnswer,
    endpoints: Endpoints,
    expected: ExpectedToken,
  ): Promise<TokenSet> => {
    const { json } = answer;
    // What has no keys keeps its tokens to itself, and tells who it is.
    if (!endpoints.jwks) {
      demandObject(answer);
      return { profile: member(json, 'profile') as Profile | undefined };
    }
    read ??= (await load()).tokenReader(options, exchange);
    return read(json, endpoints, expected);
  };
}

/** Any 2xx but a web page: some gateways answer with an empty body or a word. */
const isSent = ({ json, text }: HttpAnswer): boolean =>
  json !== undefined || !text || (text.length < 256 && /^[^<{[/'"\0]+$/.test(text));

const startWords: Words = {
  invalid_phone: 'bad.phone_number',
  not_allowed: 'bad.tenant bad.client_id bad.connection unauthorized_client access_denied',
  rate_limited: 'too_many_requests',
  send_failed: 'sms_provider_error',
  server_error: 'server_error',
  challenge_required: 'invalid_captcha requires_verification',
  user_blocked: 'user_blocked blocked_user',
};

/** Twilio's codes for numbers that no SMS can reach, which Auth0 hands through in its text. */
const isUnreachable = (description: unknown): boolean =>
  typeof description === 'string' && /\(Code: (21211|21614)\)/.test(description);

function startError(answer: HttpAnswer): PasswordlessError {
  const code = codeOf(startWords, member(answer.json, 'error'));
  const isPhone = code === 'send_failed' && isUnreachable(member(answer.json, 'error_description'));
  return refused(answer, isPhone ? 'invalid_phone' : code);
}

const tokenWords: Words = {
  invalid_code: 'access_denied',
  too_many_attempts: 'too_many_attempts',
  rate_limited: 'too_many_requests',
  not_allowed: 'invalid_client unauthorized_client unsupported_grant_type',
  user_blocked: 'unauthorized blocked_user',
  mfa_required: 'mfa_required',
  challenge_required: 'requires_verification',
  server_error: 'server_error',
};

export function tokenError(answer: HttpAnswer): PasswordlessError {
  const error = member(answer.json, 'error');
  return refused(
    answer,
    error === 'invalid_grant' ? fault(answer.json) : codeOf(tokenWords, error),
  );
}

/**
 * Auth0 tells wrong, expired and exhausted codes apart in English prose only. A text that is none
 * of those it is known to send is the general case.
 */
export function fault(json: unknown) {
  const description = String(member(json, 'error_description'));
  if (description.includes('expired')) return 'code_expired';
  return description.includes('maximum number of attempts') ? 'too_many_attempts' : 'invalid_code';
}

export const refused = (
  answer: HttpAnswer,
  code: PasswordlessError['code'] | undefined,
): PasswordlessError =>
  refusal(answer, code, {
    attemptsLeft: member(answer.json, 'attempts_left'),
    isSuperseded: member(answer.json, 'reason') === 'superseded',
    continuation:
      code === 'challenge_required'
        ? member(answer.json, 'proof_of_work')
        : code === 'mfa_required'
          ? answer.json
          : undefined,
  });
