/** A backend that answers as it is told: states come about as they do in earnest, without a server. */
import type { Challenge, PasswordlessBackend, TokenSet } from '../../../src/backends/backend.js';
import {
  PasswordlessError,
  type PasswordlessErrorCode,
  type PasswordlessErrorOptions,
} from '../../../src/errors.js';

export interface Refusal extends PasswordlessErrorOptions {
  readonly error: PasswordlessErrorCode;
}

/** `null`: none ever comes. */
type Answer<Success> = Success | Refusal | null;

export interface Script {
  /** One after the other; the last one stays. */
  readonly start?: Answer<Challenge> | readonly Answer<Challenge>[];
  readonly verify?: Answer<TokenSet>;
}

function settle<Success extends object>(answer: Answer<Success>): Promise<Success> {
  if (answer === null) return new Promise(() => undefined);
  if (!('error' in answer)) return Promise.resolve(answer);
  const { error, ...options } = answer;
  return Promise.reject(new PasswordlessError(error, options));
}

export function scripted({ start = {}, verify = {} }: Script): PasswordlessBackend {
  const answers: Answer<Challenge>[] = [start].flat();
  return {
    start: () => settle((answers.length > 1 ? answers.shift() : answers[0]) ?? null),
    verify: () => settle(verify),
  };
}
