/** What backends and number checkers answer, read as if it came from a stranger, which it does. */
import type { Challenge, TokenSet } from '../backends/backend.js';
import { PasswordlessError } from '../errors.js';

/**
 * @throws {PasswordlessError} `bad_response` when it is no object.
 */
export function readChallenge(answer: unknown): Challenge {
  return { ...object(answer) };
}

const texts = ['id_token', 'access_token', 'refresh_token', 'token_type', 'scope'] as const;

/**
 * A copy of the members that a token set has. An empty one is a success too: many backends answer
 * with a cookie.
 *
 * @throws {PasswordlessError} `bad_response` when it is no object, or its members can't be read.
 */
export function readTokenSet(answer: unknown): TokenSet {
  const { profile, expires_in, ...rest } = { ...object(answer) };
  return {
    ...Object.fromEntries(
      texts.flatMap((name) => (typeof rest[name] === 'string' ? [[name, rest[name]]] : [])),
    ),
    ...(typeof expires_in === 'number' && { expires_in }),
    ...(typeof profile === 'object' &&
      profile !== null && { profile: Object.freeze(object(profile)) }),
  };
}

function object(answer: unknown): Record<string, unknown> {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer))
    throw new PasswordlessError('bad_response', { message: 'the backend answered nothing' });
  try {
    return { ...answer };
  } catch (cause) {
    throw new PasswordlessError('bad_response', { message: 'unreadable answer', cause });
  }
}
