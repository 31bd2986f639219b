/** Any pair of endpoints that take and answer JSON: where, and what its members are called. */
import type { PasswordlessErrorCode } from '../errors.js';
import { member, type HttpAnswer } from '../http.js';
import {
  badResponse,
  codeOf,
  readUrl,
  server,
  type AdapterOptions,
  type Words,
} from './adapter.js';
import type {
  Challenge,
  PasswordlessBackend,
  StartRequest,
  TokenSet,
  VerifyRequest,
} from './backend.js';
import { ownCode, refused, sentCode, tokensIn } from './own-server.js';

type Sent = Omit<StartRequest, 'resendOf'> & VerifyRequest;

/** Where an answer has what: paths such as `data.token`. */
export type Paths<Members> = Readonly<Partial<Record<keyof Members, string>>>;

export interface RestOptions extends AdapterOptions {
  /** What `/start` and `/check` are below of, such as `/api`. */
  readonly url?: string | undefined;
  /** In place of `{url}/start`. */
  readonly startUrl?: string | undefined;
  /** In place of `{url}/check`. */
  readonly verifyUrl?: string | undefined;
  /**
   * What the members of the requests are called; what has no name is not sent. Default
   * `{ phoneNumber: 'phone_number', locale: 'locale', channel: 'channel', proof: 'proof',
   * code: 'code', transaction: 'transaction' }`. The locale goes with `start` only.
   */
  readonly names?: Readonly<Partial<Record<keyof Sent, string>>> | undefined;
  /** Sent with each request; a function is asked each time. */
  readonly headers?:
    Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>) | undefined;
  /** `include` where the server is of another origin and signs in by cookies. Default `same-origin`. */
  readonly credentials?: RequestCredentials | undefined;
  /** Where the answer to a sent code has its hints, or a function that reads them. Default: as `twilioVerify`. */
  readonly readChallenge?: Paths<Challenge> | ((json: unknown) => Challenge) | undefined;
  /**
   * Where the answer to a right code has the tokens, at least one of which must be there; or a
   * function that reads them, and throws where it is no success. Default: as `twilioVerify`, where
   * none need be there.
   */
  readonly readTokens?: Paths<TokenSet> | ((json: unknown) => TokenSet) | undefined;
  /**
   * Where an error's word is, or a function that finds it. Default: `error`, then `code`. A known word
   * is an error with any status.
   */
  readonly readError?: string | ((answer: HttpAnswer) => unknown) | undefined;
  /** The server's words, separated by spaces, for each error. Our own codes are known without. */
  readonly errors?: Words | undefined;
}

const defaultNames: NonNullable<RestOptions['names']> = {
  phoneNumber: 'phone_number',
  locale: 'locale',
  channel: 'channel',
  proof: 'proof',
  code: 'code',
  transaction: 'transaction',
};

const at = (json: unknown, path: string): unknown => path.split('.').reduce(member, json);

/** The members of an answer, by their paths. */
const pick = (json: unknown, paths: object): object =>
  Object.fromEntries(
    Object.entries(paths as Record<string, string>).map(([name, path]) => [name, at(json, path)]),
  );

/**
 * A backend for two endpoints of any server. Without further options they answer as `twilioVerify`
 * tells.
 *
 * @example
 * rest({
 *   startUrl: '/otp',
 *   verifyUrl: '/otp/verify',
 *   names: { phoneNumber: 'mobile', code: 'otp', transaction: 'request_id' },
 *   readChallenge: { transaction: 'data.request_id', expiresInSeconds: 'data.ttl' },
 *   readTokens: { access_token: 'data.jwt', profile: 'data.user' },
 *   readError: 'error.code',
 *   errors: { invalid_code: 'WRONG_OTP', code_expired: 'OTP_EXPIRED', rate_limited: 'SLOW_DOWN' },
 * });
 *
 * @throws {TypeError} when `url`, `startUrl` or `verifyUrl` is missing or no address.
 */
export function rest(options: RestOptions): PasswordlessBackend {
  const { names = defaultNames, headers, errors = {}, readError, fetch, deadlineSeconds } = options;
  const urlOf = (value: string | undefined, name: string, path: string) =>
    value ? readUrl(value, name) : readUrl(options.url) + path;
  const startUrl = urlOf(options.startUrl, 'startUrl', '/start');
  const verifyUrl = urlOf(options.verifyUrl, 'verifyUrl', '/check');
  const readChallenge = reader(options.readChallenge, sentCode, (picked) => picked);
  const readTokens = reader(options.readTokens, tokensIn, provenTokens);

  const codeIn = (answer: HttpAnswer): PasswordlessErrorCode | undefined => {
    const words =
      typeof readError === 'function'
        ? [readError(answer)]
        : (readError ? [readError] : ['error', 'code']).map((path) => at(answer.json, path));
    const codes = words.map((word) => codeOf(errors, word) ?? ownCode(word));
    return codes.find(Boolean);
  };
  const ask = server({
    fetch,
    deadlineSeconds,
    credentials: options.credentials ?? 'same-origin',
    url: '',
    refuse: (answer) => refused(answer, codeIn(answer)),
  });

  const post = async (url: string, request: Partial<Sent>, signal: AbortSignal) => {
    const body = Object.fromEntries(
      Object.entries(names).map(([ours, theirs]) => [theirs, request[ours as keyof Sent]]),
    );
    const own = typeof headers === 'function' ? headers() : headers;
    return (await ask(url, { body, signal, headers: { ...own } })).json;
  };

  return {
    async start({ resendOf, ...request }, { signal }) {
      return readChallenge(await post(startUrl, { ...request, transaction: resendOf }, signal));
    },
    async verify(request, { signal }) {
      const { locale: _, ...sent } = request;
      return readTokens(await post(verifyUrl, sent, signal));
    },
  };
}

/** What reads an answer: a function as it is; paths by way of `check`. */
const reader =
  <Members>(
    given: Paths<Members> | ((json: unknown) => Members) | undefined,
    otherwise: (json: unknown) => Members,
    check: (picked: object) => Members,
  ) =>
  (json: unknown): Members => {
    if (typeof given === 'function') return given(json);
    return given ? check(pick(json, given)) : otherwise(json);
  };

function provenTokens(picked: object): TokenSet {
  const tokens = tokensIn(picked);
  if (!tokens.access_token && !tokens.id_token && !tokens.refresh_token && !tokens.profile)
    throw badResponse('no token');
  return tokens;
}
