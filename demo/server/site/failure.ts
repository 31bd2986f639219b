/** What can go wrong for a visitor, in the words of the pages' own routes. */
import type { ApiAnswer } from './api.js';

const statuses = {
  invalid_request: 400,
  invalid_phone: 400,
  invalid_code: 403,
  code_expired: 403,
  too_many_attempts: 403,
  challenge_required: 403,
  rate_limited: 429,
  send_failed: 502,
  server_error: 502,
} as const;

export interface Failure {
  ok: false;
  error: keyof typeof statuses;
  retryAfterSeconds?: number | undefined;
  /** With `invalid_code`. */
  attemptsLeft?: number | undefined;
  /** With `invalid_code`: it is the code of an earlier message. */
  reason?: 'superseded' | undefined;
  /** With `challenge_required`: ALTCHA's challenge. */
  proofOfWork?: unknown;
}

export function answerFailure(failure: Failure): ApiAnswer {
  const { error, retryAfterSeconds, attemptsLeft, reason, proofOfWork } = failure;
  return {
    status: statuses[error],
    body: {
      error,
      ...(attemptsLeft !== undefined && { attempts_left: attemptsLeft }),
      ...(reason && { reason }),
      ...(proofOfWork !== undefined && { proof_of_work: proofOfWork }),
    },
    ...(retryAfterSeconds !== undefined && {
      headers: { 'Retry-After': String(retryAfterSeconds) },
    }),
  };
}
