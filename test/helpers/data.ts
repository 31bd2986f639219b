/** The corpora: inputs with the outcome that they must have. */

import type { CodeReading } from '../../src/code/read-code.js';
import type { RejectedReason } from '../../src/phone/number-check.js';

/** A long input, written short. */
export interface Repeated {
  readonly prefix: string;
  readonly repeat: string;
  readonly count: number;
  readonly suffix: string;
}

/** A case of `phones.json`. */
export interface PhoneCase {
  readonly category: string;
  readonly input: string | Repeated;
  readonly country: string | null;
  /** `accepted` is valid or doubtful, as the metadata of the day has it. */
  readonly outcome: 'valid' | 'doubtful' | 'accepted' | 'rejected';
  readonly e164?: string;
  readonly reason?: RejectedReason;
}

/** A case of `codes.json`. */
export interface CodeCase {
  readonly via: string;
  readonly length: number;
  readonly input: string | Repeated;
  readonly outcome: CodeReading['outcome'];
  readonly code?: string;
  readonly reason?: string;
}

export async function load<Case>(name: string): Promise<readonly Case[]> {
  const response = await fetch(new URL(`../data/${name}`, import.meta.url));
  return (await response.json()) as readonly Case[];
}

export const expand = (input: string | Repeated): string =>
  typeof input === 'string'
    ? input
    : input.prefix + input.repeat.repeat(input.count) + input.suffix;
