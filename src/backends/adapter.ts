/** What adapters share: how they ask a server, and how its refusals become errors. Knows no provider. */
import { PasswordlessError, type PasswordlessErrorCode } from '../errors.js';
import { exchange, member, type HttpAnswer } from '../http.js';

/** What every adapter takes. */
export interface AdapterOptions {
  /** Default: the page's. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** For one request with its answer. Default 15. */
  readonly deadlineSeconds?: number | undefined;
}

/** The words by which a server refuses, separated by spaces, for each error that they stand for. */
export type Words = Readonly<Partial<Record<PasswordlessErrorCode, string>>>;

/** What a refusal tells besides its word. */
export interface Hints {
  readonly attemptsLeft?: unknown;
  readonly isSuperseded?: boolean;
  readonly retryAfterSeconds?: number | undefined;
  /** What it takes to go on, after `mfa_required` or `challenge_required`. */
  readonly continuation?: unknown;
}

/** The error that a server's word stands for, if it is a known one. */
export const codeOf = (words: Words, word: unknown): PasswordlessErrorCode | undefined =>
  (Object.keys(words) as PasswordlessErrorCode[]).find((code) =>
    (words[code] ?? '').split(' ').includes(word as string),
  );

const codeOfStatus = (status: number): PasswordlessErrorCode =>
  status === 429 ? 'rate_limited' : status < 500 ? 'bad_response' : 'server_error';

/** The error for an answer that is a refusal; without a code its status decides. */
export function refusal(
  { status, retryAfterSeconds }: HttpAnswer,
  code = codeOfStatus(status),
  { attemptsLeft, isSuperseded, ...hints }: Hints = {},
): PasswordlessError {
  return new PasswordlessError(code, {
    message: `${code}: HTTP status ${status}`,
    attemptsLeft: Number.isInteger(attemptsLeft) ? (attemptsLeft as number) : undefined,
    reason: isSuperseded && code === 'invalid_code' ? 'superseded' : undefined,
    retryAfterSeconds: retryAfterSeconds ?? (code === 'rate_limited' ? 60 : undefined),
    ...hints,
  });
}

export const badResponse = (message: string): PasswordlessError =>
  new PasswordlessError('bad_response', { message });

export const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '';

/** A text that an answer may have: a hint. */
export const textHint = (json: unknown, name: string): string | undefined => {
  const value = member(json, name);
  return isText(value) ? value : undefined;
};

/**
 * A text that an answer must have.
 *
 * @throws {PasswordlessError} `bad_response`
 */
export function text(json: unknown, name: string): string {
  const value = textHint(json, name);
  if (value === undefined) throw badResponse(`no ${name}`);
  return value;
}

/** @throws {PasswordlessError} `bad_response` for all that is no JSON object, such as a web page. */
export function demandObject({ json }: HttpAnswer): void {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw badResponse('no JSON object');
}

/** A number that an answer may have: a hint. */
export const number = (json: unknown, name: string): number | undefined => {
  const value = member(json, name);
  return typeof value === 'number' ? value : undefined;
};

/**
 * An option that must be there.
 *
 * @throws {TypeError} naming it.
 */
export function required(value: unknown, name: string): string {
  if (typeof value !== 'string' || !value.trim()) throw new TypeError(`${name} is missing`);
  return value.trim();
}

/**
 * Where a server is: an http or https address, or a path on the page's own origin; without a final
 * slash.
 *
 * @throws {TypeError} naming the option.
 */
export function readUrl(value: unknown, name = 'url'): string {
  const url = required(value, name);
  if (!/^(https?:\/\/[^\s/?#@]+(?=\/|$)|\/(?!\/))[^\s?#]*$/i.test(url))
    throw new TypeError(`${name} is no address: ${url}`);
  return url.replace(/\/+$/, '');
}

/** How a server is asked, each time. */
export interface ServerOptions extends AdapterOptions {
  /** Without a final slash. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly credentials?: RequestCredentials;
  /** Makes an error of an answer that is none of 200 to 299, and of others that refuse. */
  readonly refuse: (answer: HttpAnswer, path: string) => PasswordlessError | undefined;
}

export interface Ask {
  /** `null`: nothing is posted. */
  readonly body: object | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/**
 * Asks a server for JSON.
 *
 * @throws {PasswordlessError} What `refuse` says; `bad_response` when it is not an object.
 */
export function server({ url, headers, refuse, ...options }: ServerOptions) {
  return async (path: string, ask: Ask): Promise<HttpAnswer> => {
    const { body, headers: own, signal } = ask;
    const answer = await exchange(url + path, {
      ...options,
      headers: { ...headers, ...own },
      signal,
      ...(body && { body }),
    });
    const refused = refuse(answer, path);
    if (refused) throw refused;
    demandObject(answer);
    return answer;
  };
}
