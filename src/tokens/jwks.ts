/** The public keys of an issuer: fetched when needed, kept, and asked for again when one is missing. */
import { member, type exchange, type HttpAnswer } from '../http.js';
import { tokenFault } from './token-fault.js';

/** Where keys come from. */
export interface KeySource {
  /** The keys at hand, fetched if there are none yet. */
  current(signal?: AbortSignal): Promise<readonly JsonWebKey[]>;
  /** The keys as the issuer has them now; undefined when it was asked too short a time ago. */
  refreshed(signal?: AbortSignal): Promise<readonly JsonWebKey[] | undefined>;
}

export interface JwksOptions {
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Epoch milliseconds. */
  readonly now?: (() => number) | undefined;
}

const deadlineSeconds = 5;
const maxKeys = 50;
/** Tokens with invented key ids must not make the page hammer the issuer. */
const cooldownMilliseconds = 30_000;

/**
 * Keys of a JWK Set (RFC 7517 §5) at a fixed address.
 *
 * Both methods throw `PasswordlessError` `token_invalid` when no key set can be had.
 *
 * @param ask Given rather than imported: it is loaded before the tokens are.
 */
export function jwks(
  ask: typeof exchange,
  url: string,
  { fetch, now = Date.now }: JwksOptions = {},
): KeySource {
  let keys: readonly JsonWebKey[] | undefined;
  let refreshedAt = -Infinity;

  async function load(signal?: AbortSignal): Promise<readonly JsonWebKey[]> {
    const request = { deadlineSeconds, fetch, ...(signal && { signal }) };
    let answer: HttpAnswer;
    try {
      answer = await ask(url, request);
      if (answer.status >= 500) answer = await ask(url, request);
    } catch (cause) {
      signal?.throwIfAborted();
      throw tokenFault('keys_unavailable', cause);
    }
    const found = member(answer.json, 'keys');
    if (!answer.ok || !Array.isArray(found)) throw tokenFault('keys_unavailable');
    return (keys = found.slice(0, maxKeys) as JsonWebKey[]);
  }

  return {
    current: async (signal) => keys ?? load(signal),
    refreshed: async (signal) => {
      if (now() - refreshedAt < cooldownMilliseconds) return undefined;
      refreshedAt = now();
      return load(signal);
    },
  };
}
