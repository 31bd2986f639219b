/** What a page decides about a sign-in, and the world around it. */
import type { PasswordlessBackend } from '../backends/backend.js';
import type { Prover } from '../bot-checks/prover.js';
import type { CheckNumber } from '../phone/number-check.js';
import type { Clock } from './clock.js';
import type { ContinuitySettings } from './continuity.js';
import type { KeyStorage } from './storage.js';

/** What a sign-in needs to know. */
export interface FlowSettings extends ContinuitySettings {
  readonly backend: PasswordlessBackend;
  /** Default `openid profile`. */
  readonly scope?: string | undefined;
  readonly audience?: string | undefined;
  /** Comes back with the tokens; 128 random bits when not given. */
  readonly state?: string | undefined;
  /** BCP 47. Default `en`. */
  readonly locale?: string | undefined;
  /** 4 to 10; default 6. What the backend says wins. */
  readonly codeLength?: number | undefined;
  /** Default 30; doubles twice as codes are sent again. What the backend says wins. */
  readonly resendDelaySeconds?: number | undefined;
  /** Reads phone numbers. Default: takes E.164 and nothing else. */
  readonly checkNumber?: CheckNumber | undefined;
  /** Proves that a visitor is human, where the backend asks for that. Puzzles are solved without it. */
  readonly challenge?: Prover | undefined;
  /** Whether this device remembers the number of whoever signs in. Default false. */
  readonly remember?: boolean | undefined;
}

/** The world outside, to be replaced in tests. */
export interface FlowEnvironment {
  readonly clock?: Clock;
  /** Gives so many random bytes. Default `crypto.getRandomValues`. */
  readonly randomBytes?: (length: number) => Uint8Array;
  /** Longest that one request may take; default 40, more than an adapter's own exchanges need. */
  readonly deadlineSeconds?: number;
  /** Where a number is remembered. Default `localStorage`. */
  readonly storage?: () => KeyStorage;
}
