/**
 * Proof of work: makes sending many messages dear to who asks for them, and one cheap. ALTCHA's challenges, so its widget
 * and its libraries solve them too. Knows nothing of HTTP or of when a proof is needed.
 * @see https://altcha.org/docs/v2/proof-of-work/
 */
import { createHmac, randomInt } from 'node:crypto';
import { createChallenge, verifySolution, type Challenge, type Payload } from 'altcha-lib';
import { deriveKey as pbkdf2 } from 'altcha-lib/algorithms/pbkdf2';

import type { Clock } from './clock.js';
import { proofPolicy } from './policies.js';
import { deriveKey } from './secrets.js';
import type { Store } from './store.js';

/** What the work is done for: a proof is good for no other. */
export interface ProofPurpose {
  clientId: string;
  phoneNumber: string;
}

export type Proofs = ReturnType<typeof createProofs>;

export function createProofs(store: Store, clock: Clock, pepper: string) {
  const secrets = {
    hmacSignatureSecret: deriveKey(pepper, 'proof of work: challenge'),
    hmacKeySignatureSecret: deriveKey(pepper, 'proof of work: solution'),
  };
  const purposeSecret = deriveKey(pepper, 'proof of work: purpose');
  // Not the number itself: whoever reads a log of challenges would read numbers.
  const hash = ({ clientId, phoneNumber }: ProofPurpose): string =>
    createHmac('sha256', purposeSecret)
      .update(JSON.stringify([clientId, phoneNumber]))
      .digest('base64url');

  return {
    demand(purpose: ProofPurpose): Promise<Challenge> {
      return createChallenge({
        ...secrets,
        algorithm: 'PBKDF2/SHA-256',
        deriveKey: pbkdf2,
        cost: proofPolicy.cost,
        counter: randomInt(1, proofPolicy.maxCounter + 1),
        expiresAt: Math.floor(clock.now() / 1000) + proofPolicy.lifetimeSeconds,
        data: { purpose: hash(purpose) },
      });
    },

    /**
     * True once for each challenge that was solved.
     * @param proof base64 of JSON `{challenge, solution}`, as ALTCHA's widget sends it
     */
    async accept(proof: unknown, purpose: ProofPurpose): Promise<boolean> {
      const payload = parse(proof);
      if (!payload) return false;
      const { verified } = await verifySolution({ ...payload, ...secrets, deriveKey: pbkdf2 });
      if (!verified) return false;
      // From here on the challenge is one of ours. The library has asked the system's clock, not the injected one.
      const { signature = '', parameters } = payload.challenge;
      const expiresAt = (parameters.expiresAt ?? 0) * 1000;
      if (parameters.data?.purpose !== hash(purpose) || expiresAt <= clock.now()) return false;
      return store.useProof(signature, new Date(expiresAt));
    },
  };
}

/** Only what the library would stumble over is checked here; it believes nothing that isn't signed. */
function parse(proof: unknown): Payload | undefined {
  if (typeof proof !== 'string') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(proof, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
  if (!isRecord(value) || !isRecord(value.challenge) || !isRecord(value.solution)) return undefined;
  const { parameters, signature } = value.challenge;
  if (!isRecord(parameters) || typeof signature !== 'string') return undefined;
  return value as unknown as Payload;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
