/** How a provider's server behaves, written down so that an adapter for it can be tried. */
import type { PasswordlessBackend } from '../backends/backend.js';
import type { PasswordlessErrorCode } from '../errors.js';

/** A request, as the server sees it. */
export interface AskedOfServer {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  /** As it was sent: JSON or a form. */
  readonly body: string;
}

/** An answer of the server. */
export interface Reply {
  /** Default 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, in place of `json`. */
  readonly text?: string;
}

export type Replies = readonly (Reply | ((asked: AskedOfServer) => Reply | Promise<Reply>))[];

/** Something that a server refuses. */
export interface Refused {
  /** What the adapter was asked to do. */
  readonly at: 'start' | 'resend' | 'verify';
  /** Answers to the requests that this takes, in their order. */
  readonly replies: Replies;
  /** Where the provider's answer is less precise than the situation. */
  readonly code?: PasswordlessErrorCode;
  /** Where the answer tells it. */
  readonly attemptsLeft?: number;
  readonly retryAfterSeconds?: number;
}

/** A situation that this provider doesn't have, or doesn't tell of. */
export interface Impossible {
  readonly why: string;
}

/** What can be refused, and the error that it has to become. */
export const refusals = {
  'a wrong code': 'invalid_code',
  'an expired code': 'code_expired',
  'too many wrong codes': 'too_many_attempts',
  'too many requests, with a time to wait': 'rate_limited',
  'too many requests, without one': 'rate_limited',
  'a number that is none': 'invalid_phone',
  'a number without an account, where nobody may sign up': 'not_allowed',
  'a blocked account': 'user_blocked',
  'a missing bot check': 'challenge_required',
  'a second factor': 'mfa_required',
} as const satisfies Readonly<Record<string, PasswordlessErrorCode>>;

export type Refusal = keyof typeof refusals;

/** What an adapter is made with. */
export interface ConformanceOptions {
  readonly fetch: typeof globalThis.fetch;
}

export interface AdapterFixture {
  readonly name: string;
  /** Makes an adapter, anew for each case. */
  create(options: ConformanceOptions): PasswordlessBackend;
  /** Answers to the requests of `start`. */
  readonly sent: Replies;
  /** Answers to the requests of `start` with `resendOf`. Default: those of `sent`. */
  readonly resent?: Replies;
  /** Answers to the requests of `verify`. */
  readonly verified: Replies;
  /**
   * What requests of `verify` are for, by their place from 0: `keys`, without which a token is invalid,
   * or `profile`, without which a sign-in succeeds all the same.
   */
  readonly purposes?: Readonly<Record<number, 'keys' | 'profile'>>;
  /** Members of the token set that a sign-in has to bring; none where a cookie says it all. */
  readonly brings: readonly ('access_token' | 'id_token' | 'refresh_token' | 'profile')[];
  readonly refused: Readonly<Record<Refusal, Refused | Impossible>>;
}
