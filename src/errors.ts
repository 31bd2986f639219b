/** The one error class and its closed set of codes. Text for people is not here but in `i18n/`. */

export const errorCodes = [
  'invalid_phone',
  'unsupported_country',
  'invalid_code',
  'code_expired',
  'too_many_attempts',
  'rate_limited',
  'send_failed',
  'not_allowed',
  'user_blocked',
  'challenge_required',
  'mfa_required',
  'offline',
  'network',
  'timeout',
  'server_error',
  'bad_response',
  'token_invalid',
  'misconfigured',
] as const;

export type PasswordlessErrorCode = (typeof errorCodes)[number];

export interface PasswordlessErrorOptions {
  /** English, for developers; never shown. Must hold no code, token or full phone number. */
  readonly message?: string;
  /** Seconds until the same request may succeed. */
  readonly retryAfterSeconds?: number;
  /** Guesses that the code in hand still allows. */
  readonly attemptsLeft?: number;
  /** For `invalid_code`: the code is that of an earlier message, and a newer one was sent since. */
  readonly reason?: 'superseded';
  readonly cause?: unknown;
}

/** What went wrong, as one of a closed set of codes. */
export class PasswordlessError extends Error {
  // A literal, since minifiers rename classes.
  override readonly name = 'PasswordlessError';
  readonly code: PasswordlessErrorCode;
  readonly retryAfterSeconds?: number;
  readonly attemptsLeft?: number;
  readonly reason?: 'superseded';

  constructor(code: PasswordlessErrorCode, options: PasswordlessErrorOptions = {}) {
    const { message, retryAfterSeconds, attemptsLeft, reason, cause } = options;
    super(message ?? code, cause === undefined ? undefined : { cause });
    this.code = code;
    if (retryAfterSeconds !== undefined) this.retryAfterSeconds = retryAfterSeconds;
    if (attemptsLeft !== undefined) this.attemptsLeft = attemptsLeft;
    if (reason) this.reason = reason;
  }
}

/**
 * Whether a value is a `PasswordlessError`. By name and code, since a page can hold two copies of
 * the class (one from a package, one from a script tag).
 */
export function isPasswordlessError(value: unknown): value is PasswordlessError {
  try {
    const { name, code } = value as Partial<PasswordlessError>;
    return name === 'PasswordlessError' && (errorCodes as readonly unknown[]).includes(code);
  } catch {
    return false;
  }
}

/** Any thrown value as a `PasswordlessError`; `fallback` is the code of those that are none. */
export const toPasswordlessError = (
  value: unknown,
  fallback: PasswordlessErrorCode,
): PasswordlessError =>
  isPasswordlessError(value) && hasSaneHints(value)
    ? value
    : new PasswordlessError(isPasswordlessError(value) ? value.code : fallback, { cause: value });

/** What only looks like one may say anything of itself, and hints are shown. */
function hasSaneHints({ attemptsLeft = 0, reason, retryAfterSeconds = 0 }: PasswordlessError) {
  const isCount = (hint: unknown) => Number.isFinite(hint) && (hint as number) >= 0;
  return (
    isCount(attemptsLeft) &&
    isCount(retryAfterSeconds) &&
    (reason === undefined || (reason as unknown) === 'superseded')
  );
}
