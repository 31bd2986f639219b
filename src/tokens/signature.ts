/** Signatures of id_tokens by WebCrypto, with keys that fit their algorithm only (RFC 7518 §3). */
import { member } from '../http.js';
import { fromBase64Url } from './base64url.js';
import type { KeySource } from './jwks.js';
import { demand } from './token-fault.js';

export type Algorithm = 'RS256' | 'ES256';

const kinds = {
  RS256: { kty: 'RSA', key: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } },
  ES256: { kty: 'EC', key: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } },
} as const;

const maxKeyIdLength = 256;
/** Keys that share an id, or tokens without one, make us try several. */
const maxTries = 3;

export interface SignedData {
  readonly algorithm: Algorithm;
  /** The header's `kid`. */
  readonly keyId: unknown;
  readonly signature: Uint8Array<ArrayBuffer>;
  readonly data: Uint8Array<ArrayBuffer>;
  readonly keys: KeySource;
  readonly signal?: AbortSignal;
}

/**
 * Resolves if one of the issuer's keys made the signature.
 *
 * @throws {PasswordlessError} `token_invalid`
 */
export async function verifySignature(signed: SignedData): Promise<void> {
  const { algorithm, keyId, keys, signal } = signed;
  demand(Object.hasOwn(kinds, algorithm), 'alg');
  // Absent on pages that are not secure contexts, whatever the types say.
  demand((globalThis.crypto as Partial<Crypto> | undefined)?.subtle !== undefined, 'no_webcrypto');
  demand(
    keyId === undefined || (typeof keyId === 'string' && keyId.length <= maxKeyIdLength),
    'key',
  );
  let candidates = fitting(await keys.current(signal), algorithm, keyId);
  if (!candidates.length)
    candidates = fitting((await keys.refreshed(signal)) ?? [], algorithm, keyId);
  demand(candidates.length > 0, 'key');
  let isAnyKeyUsable = false;
  for (const jwk of candidates.slice(0, maxTries)) {
    const key = await importKey(jwk, algorithm);
    isAnyKeyUsable ||= key !== undefined;
    if (
      key &&
      (await crypto.subtle.verify(kinds[algorithm].key, key, signed.signature, signed.data))
    )
      return;
  }
  demand(isAnyKeyUsable, 'key');
  demand(false, 'signature');
}

const fitting = (keys: readonly JsonWebKey[], algorithm: Algorithm, keyId: string | undefined) =>
  keys.filter(
    (key) =>
      (keyId === undefined || member(key, 'kid') === keyId) &&
      member(key, 'kty') === kinds[algorithm].kty &&
      [undefined, algorithm].includes(member(key, 'alg') as Algorithm | undefined) &&
      [undefined, 'sig'].includes(member(key, 'use') as string | undefined) &&
      allowsVerifying(member(key, 'key_ops')) &&
      isStrong(key, algorithm),
  );

const allowsVerifying = (operations: unknown): boolean =>
  operations === undefined || (Array.isArray(operations) && operations.includes('verify'));

/** RSA of 2,048 to 4,096 bits with a real exponent: less is forgeable, more only costs time. */
function isStrong(key: JsonWebKey, algorithm: Algorithm): boolean {
  if (algorithm === 'ES256') return member(key, 'crv') === 'P-256';
  const { n, e } = key;
  const bytes = typeof n === 'string' ? (fromBase64Url(n)?.length ?? 0) : 0;
  return bytes >= 256 && bytes <= 512 && e !== 'AQ' && typeof e === 'string';
}

async function importKey(jwk: JsonWebKey, algorithm: Algorithm): Promise<CryptoKey | undefined> {
  const { kty, n, e, crv, x, y, d } = jwk;
  if (d !== undefined) console.warn('<passwordless-sms>: private keys in the key set');
  // Only the public members: a private one in a key set would make the import fail.
  const publicKey = algorithm === 'RS256' ? { kty, n, e } : { kty, crv, x, y };
  try {
    return await crypto.subtle.importKey(
      'jwk',
      publicKey as JsonWebKey,
      kinds[algorithm].key,
      false,
      ['verify'],
    );
  } catch {
    return undefined;
  }
}
