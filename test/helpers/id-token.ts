/** Makes id_tokens, good ones and forged ones, with keys that exist for one test run only. */
import { toBase64Url } from '../../src/tokens/base64url.js';
import type { KeySource } from '../../src/tokens/jwks.js';
import { verifyIdToken, type IdTokenExpectations } from '../../src/tokens/verify-id-token.js';

/** Epoch seconds. */
export const now = Date.UTC(2026, 0, 1) / 1000;
export const issuer = 'https://auth.example/';
export const clientId = 'client-1';
export const nonce = 'pX3nq0Vb7sJtK5cWm2yR9A';
export const accessToken = 'opaque-access-token';
export const phoneNumber = '+12015550123';

type Members = Readonly<Record<string, unknown>>;

const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const ec = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const bits = { modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) };

const rsaPair = () => crypto.subtle.generateKey({ ...rsa, ...bits }, true, ['sign', 'verify']);

const [first, second, curve] = await Promise.all([
  rsaPair(),
  rsaPair(),
  crypto.subtle.generateKey(ec, true, ['sign', 'verify']),
]);

/** What signs. `stranger` is in no key set. */
export const privateKeys = {
  k1: first.privateKey,
  k2: curve.privateKey,
  stranger: second.privateKey,
};

const publicMembers = async (key: CryptoKey, members: Members): Promise<JsonWebKey> => {
  const { kty, n, e, crv, x, y } = await crypto.subtle.exportKey('jwk', key);
  return JSON.parse(JSON.stringify({ kty, n, e, crv, x, y, ...members })) as JsonWebKey;
};

export const publicKeys = {
  k1: await publicMembers(first.publicKey, { kid: 'k1', alg: 'RS256', use: 'sig' }),
  k2: await publicMembers(curve.publicKey, { kid: 'k2', alg: 'ES256', use: 'sig' }),
  stranger: await publicMembers(second.publicKey, { kid: 'k3', alg: 'RS256', use: 'sig' }),
};

/** The first key as a server would keep it. */
export const privateJwk = await crypto.subtle.exportKey('jwk', first.privateKey);

/** The first key as text that a confused verifier may take for a shared secret. */
export async function publicPem(): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.exportKey('spki', first.publicKey));
  const lines = btoa(String.fromCharCode(...bytes)).match(/.{1,64}/g) ?? [];
  return ['-----BEGIN PUBLIC KEY-----', ...lines, '-----END PUBLIC KEY-----', ''].join('\n');
}

/** A member that is `undefined` is left out. */
export const header = (changes: Members = {}): string =>
  JSON.stringify({ alg: 'RS256', kid: 'k1', typ: 'JWT', ...changes });

export const claims = (changes: Members = {}): string =>
  JSON.stringify({
    iss: issuer,
    aud: clientId,
    sub: 'sms|5f1',
    iat: now,
    exp: now + 3600,
    nonce,
    ...changes,
  });

const utf8 = (text: string) => new TextEncoder().encode(text);

export const encoded = (text: string): string => toBase64Url(utf8(text));

export async function signed(
  headerText: string,
  claimsText: string,
  key: CryptoKey = privateKeys.k1,
): Promise<string> {
  const data = `${encoded(headerText)}.${encoded(claimsText)}`;
  const algorithm = key.algorithm.name === 'ECDSA' ? ec : rsa;
  const signature = await crypto.subtle.sign(algorithm, key, utf8(data));
  return `${data}.${toBase64Url(new Uint8Array(signature))}`;
}

/** A token that is right but for the changes. */
export const token = (claimChanges?: Members, headerChanges?: Members): Promise<string> =>
  signed(header(headerChanges), claims(claimChanges));

/** A token "signed" with a secret that everybody knows. */
export async function signedWithSecret(secret: string): Promise<string> {
  const data = `${encoded(header({ alg: 'HS256' }))}.${encoded(claims())}`;
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', utf8(secret), algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign(algorithm, key, utf8(data));
  return `${data}.${toBase64Url(new Uint8Array(signature))}`;
}

/** The parts of a token, one of them replaced. */
export function replaced(whole: string, part: 0 | 1 | 2, text: string): string {
  const parts = whole.split('.');
  parts[part] = text;
  return parts.join('.');
}

export const sha256 = async (text: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text)));

/** Keys that are at hand and stay what they are. */
export const keySource = (...keys: JsonWebKey[]): KeySource => ({
  current: () => Promise.resolve(keys),
  refreshed: () => Promise.resolve(keys),
});

type Changes = {
  readonly [Name in keyof IdTokenExpectations]?: IdTokenExpectations[Name] | undefined;
};

/** Verifies as the base token expects, but for the changes. */
export const verify = (whole: unknown, changes: Changes = {}): Promise<Members> =>
  verifyIdToken(whole, {
    issuer,
    clientId,
    nonce,
    accessToken,
    phoneNumber,
    keys: keySource(publicKeys.k1, publicKeys.k2),
    now: () => now * 1000,
    ...changes,
  } as IdTokenExpectations);
