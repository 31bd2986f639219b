/**
 * Whether an id_token is worth believing (OpenID Connect Core §3.1.3.7, and stricter where the
 * transport is not known). Knows no network: keys come from a source.
 */
import { fromBase64Url, toBase64Url } from './base64url.js';
import type { KeySource } from './jwks.js';
import { verifySignature, type Algorithm } from './signature.js';
import { demand, tokenFault } from './token-fault.js';

export interface IdTokenExpectations {
  /** Compared character by character. */
  readonly issuer: string;
  readonly clientId: string;
  /** Undefined: the signature isn't checked, and the console is told so once. */
  readonly keys: KeySource | undefined;
  /** Required in the token when given. */
  readonly nonce?: string | undefined;
  /** Compared with `at_hash` where the token has one. */
  readonly accessToken?: string;
  /** E.164; a `phone_number` claim must equal it. */
  readonly phoneNumber?: string;
  /** Audiences that may stand beside the client's own. */
  readonly trustedAudiences?: readonly string[];
  /** Default `['RS256', 'ES256']`; never taken from the token. */
  readonly algorithms?: readonly Algorithm[];
  /** Epoch milliseconds. */
  readonly now?: (() => number) | undefined;
  readonly signal?: AbortSignal;
}

export type Claims = Readonly<Record<string, unknown>>;

const maxTokenLength = 16 * 1024;
const skewSeconds = 60;
/** The token was asked for a moment ago. */
const maxAgeSeconds = 600;
const maxLifetimeSeconds = 7 * 24 * 3600;

/**
 * Checks form, signature and claims, in this order.
 *
 * @returns The claims.
 * @throws {PasswordlessError} `token_invalid`
 */
export async function verifyIdToken(
  token: unknown,
  expected: IdTokenExpectations,
): Promise<Claims> {
  demand(typeof token === 'string' && token.length <= maxTokenLength, 'format');
  const parts = /^([\w-]+)\.([\w-]+)\.([\w-]*)$/.exec(token);
  // `$` also matches before a final line break.
  demand(parts !== null && parts[0] === token, 'format');
  const [, encodedHeader = '', encodedClaims = '', encodedSignature = ''] = parts;
  const header = parseObject(encodedHeader);
  const claims = parseObject(encodedClaims);
  const algorithm = (expected.algorithms ?? ['RS256', 'ES256']).find((one) => one === header.alg);
  demand(algorithm !== undefined, 'alg');
  checkHeader(header);
  const signature = fromBase64Url(encodedSignature);
  demand(signature !== undefined && signature.length > 0, 'signature');
  const { keys } = expected;
  if (keys)
    await verifySignature({
      algorithm,
      keyId: header.kid,
      signature,
      data: new TextEncoder().encode(`${encodedHeader}.${encodedClaims}`),
      keys,
      ...(expected.signal && { signal: expected.signal }),
    });
  else warnOfSignatures();
  checkParties(claims, expected);
  checkTimes(claims, (expected.now ?? Date.now)() / 1000);
  const { nonce, phoneNumber, accessToken } = expected;
  demand(nonce === undefined || claims.nonce === nonce, 'nonce');
  demand(
    phoneNumber === undefined ||
      claims.phone_number === undefined ||
      claims.phone_number === phoneNumber,
    'phone',
  );
  if (accessToken !== undefined && Object.hasOwn(claims, 'at_hash'))
    demand(claims.at_hash === (await leftHalfHash(accessToken)), 'at_hash');
  return claims;
}

let isWarned = false;

function warnOfSignatures(): void {
  if (!isWarned) console.warn('<passwordless-sms>: signatures of id_tokens are not checked');
  isWarned = true;
}

function parseObject(encoded: string): Record<string, unknown> {
  const bytes = fromBase64Url(encoded);
  demand(bytes !== undefined, 'format');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw tokenFault('format', cause);
  }
  demand(typeof value === 'object' && value !== null && !Array.isArray(value), 'format');
  return value as Record<string, unknown>;
}

function checkHeader(header: Claims): void {
  const { typ } = header;
  // Other types are other tokens: `at+jwt` is an access token (RFC 9068 §2.1).
  demand(typ === undefined || (typeof typ === 'string' && /^jwt$/i.test(typ)), 'header');
  demand(!['crit', 'b64', 'zip', 'enc'].some((name) => Object.hasOwn(header, name)), 'header');
  // Keys come from configuration, never from the token itself.
  demand(!['jwk', 'jku', 'x5u', 'x5c'].some((name) => Object.hasOwn(header, name)), 'key');
}

function checkParties(claims: Claims, expected: IdTokenExpectations): void {
  const { issuer, clientId, trustedAudiences = [] } = expected;
  const { iss, aud, azp, sub } = claims;
  demand(iss === issuer, 'iss');
  const audiences: unknown[] = Array.isArray(aud) ? aud : [aud];
  demand(audiences.includes(clientId), 'aud');
  demand(
    audiences.every((one) => one === clientId || trustedAudiences.includes(one as string)),
    'aud',
  );
  demand(azp === clientId || (azp === undefined && audiences.length === 1), 'aud');
  demand(typeof sub === 'string' && sub.length > 0 && sub.length <= 255, 'sub');
}

function checkTimes(claims: Claims, now: number): void {
  const { exp, iat, nbf, auth_time } = claims;
  demand(isNumericDate(exp) && exp + skewSeconds >= now, 'exp');
  demand(isNumericDate(iat) && iat <= now + skewSeconds && iat >= now - maxAgeSeconds, 'iat');
  demand(exp >= iat && exp - iat <= maxLifetimeSeconds, 'exp');
  demand(nbf === undefined || (isNumericDate(nbf) && nbf <= now + skewSeconds), 'nbf');
  demand(auth_time === undefined || isNumericDate(auth_time), 'auth_time');
}

/** JSON's `1e999` reads as Infinity, which is later than everything. */
const isNumericDate = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);

/** OpenID Connect Core §3.1.3.6, for the algorithms that end in 256. */
async function leftHalfHash(accessToken: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(accessToken));
  return toBase64Url(new Uint8Array(hash).slice(0, 16));
}
