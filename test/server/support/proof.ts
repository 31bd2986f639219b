/** A client that does the work it is asked for, with ALTCHA's own solver. */
import assert from 'node:assert/strict';
import { solveChallenge, type Challenge, type Solution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';

import type { Answer } from './auth-server.js';

export function challengeOf({ body }: Answer): Challenge {
  return body.proof_of_work as Challenge;
}

export async function solve(challenge: Challenge): Promise<Solution> {
  const solution = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error('The challenge was not solved in time.');
  return { counter: solution.counter, derivedKey: solution.derivedKey };
}

/** As ALTCHA's widget sends it. */
export function encode(payload: unknown): string {
  return Buffer.from(JSON.stringify(payload)).toString('base64');
}

/** Solves what an answer demands. */
export async function proofFor(answer: Answer): Promise<string> {
  const challenge = challengeOf(answer);
  return encode({ challenge, solution: await solve(challenge) });
}

export function assertDemand({ status, body }: Answer): void {
  assert.equal(status, 403);
  assert.equal(body.error, 'requires_verification');
  assert.equal(typeof body.error_description, 'string');
  assert.deepEqual(Object.keys(body.proof_of_work as object).sort(), ['parameters', 'signature']);
}
