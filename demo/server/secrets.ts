/** Pepper, signing key and cookie key: made at the first start and kept in a file that only its owner can read. */
import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

import { ConfigError, type AuthServerConfig } from './config.js';

export interface Secrets {
  /** Key of the HMAC over one-time codes. Never in the database that holds the result. */
  pepper: string;
  /** RS256, with its private members. */
  signingKey: JWK;
  cookieKey: string;
}

export async function loadSecrets({
  dataDirectory,
  codePepper,
}: AuthServerConfig): Promise<Secrets> {
  const secrets =
    dataDirectory === undefined ? await makeSecrets() : await readOrMake(dataDirectory);
  return codePepper === undefined ? secrets : { ...secrets, pepper: codePepper };
}

/** A key for another purpose, from which neither the pepper nor the key of a third purpose can be found. */
export function deriveKey(pepper: string, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', pepper, '', purpose, 32)).toString('base64url');
}

async function readOrMake(directory: string): Promise<Secrets> {
  const file = join(directory, 'secrets.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text !== undefined) return parse(text, file);
  const secrets = await makeSecrets();
  await mkdir(directory, { recursive: true, mode: 0o700 });
  // Written beside and renamed: a process killed here leaves no half of a key.
  await writeFile(`${file}.new`, JSON.stringify(secrets), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return secrets;
}

async function makeSecrets(): Promise<Secrets> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = randomBytes(12).toString('base64url');
  return {
    pepper: randomBytes(32).toString('base64url'),
    signingKey: { ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256', kid },
    cookieKey: randomBytes(32).toString('base64url'),
  };
}

function parse(text: string, file: string): Secrets {
  try {
    const value = JSON.parse(text) as Partial<Secrets>;
    const { pepper, signingKey, cookieKey } = value;
    if (typeof pepper === 'string' && typeof cookieKey === 'string' && signingKey?.kty === 'RSA') {
      return { pepper, signingKey, cookieKey };
    }
  } catch {
    // Told below, in the same words as a file that is JSON but not ours.
  }
  throw new ConfigError(
    `${file} holds no usable secrets. Move it away to start with new ones; everyone signs in again.`,
  );
}
