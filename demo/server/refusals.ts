/** How a refused code is told: in Auth0's words, and with what else is known. */
import type { CodeCheck } from './codes.js';

export type CodeRefusal = Exclude<CodeCheck, { ok: true }>;

/** Members of an answer besides those that RFC 6749 5.2 names. */
export interface RefusalHints {
  attempts_left?: number;
  reason?: 'superseded';
}

const WRONG = 'Wrong phone number or verification code.';
const descriptions: Record<CodeRefusal['reason'], string> = {
  wrong: WRONG,
  superseded: WRONG,
  expired: 'The verification code has expired. Please try to login again.',
  too_many_attempts: "You've reached the maximum number of attempts. Please try to login again.",
};

export function describeRefusal({ reason }: CodeRefusal): string {
  return descriptions[reason];
}

export function hintsOf(refusal: CodeRefusal): RefusalHints {
  return {
    ...('attemptsLeft' in refusal && { attempts_left: refusal.attemptsLeft }),
    ...(refusal.reason === 'superseded' && { reason: refusal.reason }),
  };
}

/** The reverse, for who got only the words: they are all that tells Auth0's refusals apart. */
export function refusalReasonOf(description: unknown): CodeRefusal['reason'] {
  if (description === descriptions.expired) return 'expired';
  return description === descriptions.too_many_attempts ? 'too_many_attempts' : 'wrong';
}
