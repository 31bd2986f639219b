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

/** What an error tells besides its code. */
interface Hints {
  /** Seconds until the same request may succeed. */
  readonly retryAfterSeconds?: number | undefined;
  /** Guesses that the code in hand still allows. */
  readonly attemptsLeft?: number | undefined;
  /** For `invalid_code`: the code is that of an earlier message, and a newer one was sent since. */
  readonly reason?: 'superseded' | undefined;
}

export interface PasswordlessErrorOptions extends Hints {
  /** English, for developers; never shown. Must hold no code, token or full phone number. */
  readonly message?: string | undefined;
  /**
   * For `mfa_required` and `challenge_required`: what the backend gave to go on with. May hold a secret
   * of that sign-in, so it is no enumerable member of the error.
   */
  readonly continuation?: unknown;
  readonly cause?: unknown;
}

/** What went wrong, as one of a closed set of codes. */
export class PasswordlessError extends Error implements Hints {
  // A literal, since minifiers rename classes.
  override readonly name = 'PasswordlessError';
  readonly code: PasswordlessErrorCode;
  declare readonly retryAfterSeconds?: number;
  declare readonly attemptsLeft?: number;
  declare readonly reason?: 'superseded';
  /** Not enumerable, so that whoever logs or clones errors doesn't get it along. */
  declare readonly continuation?: unknown;

  constructor(code: PasswordlessErrorCode, options: PasswordlessErrorOptions = {}) {
    const { message = code, continuation, cause: _, ...hints } = options;
    super(message, options);
    this.code = code;
    for (const [name, value] of Object.entries(hints))
      if (value !== undefined) Object.assign(this, { [name]: value });
    Object.defineProperty(this, 'continuation', { value: continuation });
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
