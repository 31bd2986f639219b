/** How the token endpoint refuses a code. */
import assert from 'node:assert/strict';

import type { Answer } from './auth-server.js';

export const WRONG = 'Wrong phone number or verification code.';
export const EXPIRED = 'The verification code has expired. Please try to login again.';
export const TOO_MANY = "You've reached the maximum number of attempts. Please try to login again.";

export function assertRefused(
  answer: Answer,
  description: string,
  attemptsLeft?: number,
  reason?: string,
): void {
  assert.equal(answer.status, 403);
  assert.deepEqual(answer.body, {
    error: 'invalid_grant',
    error_description: description,
    ...(attemptsLeft !== undefined && { attempts_left: attemptsLeft }),
    ...(reason !== undefined && { reason }),
  });
}

/** The code is that of an earlier message. */
export function assertSuperseded(answer: Answer, attemptsLeft: number): void {
  assertRefused(answer, WRONG, attemptsLeft, 'superseded');
}
