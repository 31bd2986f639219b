/** The words of the flow: its states, what can happen to it, and what it wants done. Types only. */
import type { Challenge, Channel, TokenSet } from '../backends/backend.js';
import type { PasswordlessError, PasswordlessErrorCode } from '../errors.js';
import type { NumberCheck, RejectedReason } from '../phone/number-check.js';

/** What stands in the phone field. */
export interface PhoneInput {
  readonly text: string;
  /** ISO 3166-1 alpha-2, for numbers in national form. */
  readonly country?: string;
}

/** A failure as the visitor is told of it; holds no text from outside. */
export interface Failure {
  readonly code: PasswordlessErrorCode;
  /** What is wrong with the input: found out by the widget, or `superseded`, told by the backend. */
  readonly reason?: RejectedReason | 'incomplete' | 'superseded';
  /** How many digits of a phone number are missing or too many, where that can be told. */
  readonly digits?: number;
  /** When the same request may succeed; epoch milliseconds. */
  readonly retryAt?: number;
  /** How far ahead that was at first. */
  readonly retryAfterSeconds?: number;
}

/** A challenge whose hints are checked, with defaults for those that were not given. */
export interface SentChallenge {
  /** E.164: where the code went. */
  readonly phoneNumber: string;
  readonly transaction: unknown;
  readonly codeLength: number;
  /** Epoch milliseconds. */
  readonly resendAt: number;
  readonly resendDelaySeconds: number;
  /** Epoch milliseconds; absent when the backend doesn't tell. */
  readonly expiresAt?: number;
  readonly expiresInSeconds?: number;
  readonly attemptsLeft?: number;
  readonly maskedDestination?: string;
  /** How this code travels. */
  readonly channel: Channel;
  /** All the ways that the backend offers. */
  readonly channels: readonly Channel[];
  /** Epoch milliseconds. */
  readonly sentAt: number;
  /** How many times this sign-in sent a code again. */
  readonly resends: number;
  /** How many codes went to this number, this one included, in whatever tab; the delay grows with them. */
  readonly sends: number;
}

interface Common {
  /** Time of the last event that was taken, epoch milliseconds. */
  readonly now: number;
  /** The number of the last request ever made; numbers only grow. */
  readonly requests: number;
}

export interface PhoneEntryState extends Common {
  readonly step: 'phone-entry';
  readonly input: PhoneInput;
  readonly error?: Failure;
  /** E.164 of a possible number that the metadata doubts: the visitor may send anyway. */
  readonly doubtful?: string;
}

export interface SendingState extends Common {
  readonly step: 'sending';
  readonly input: PhoneInput;
  readonly request: number;
}

interface CodeStep extends Common {
  readonly input: PhoneInput;
  readonly challenge: SentChallenge;
  /** Digits in the code field. */
  readonly code: string;
  /** The codes of this challenge that the backend has refused. */
  readonly refused: readonly string[];
  /** Whether the visitor touched the field since a code was checked. */
  readonly isEdited: boolean;
  /** Another tab has signed in with this number: nothing is asked for any more. */
  readonly isDoneElsewhere?: true;
}

export interface CodeEntryState extends CodeStep {
  readonly step: 'code-entry';
  readonly error?: Failure;
  /** What was entered last held no code: the field keeps what it had. */
  readonly isIgnored?: true;
  /** The number of the resend under way. */
  readonly request?: number;
}

export interface VerifyingState extends CodeStep {
  readonly step: 'verifying';
  readonly request: number;
}

export interface AuthenticatedState extends Common {
  readonly step: 'authenticated';
}

/** Nobody uses the flow: nothing happens until it is opened. */
export interface ClosedState extends Common {
  readonly step: 'closed';
}

export type FlowState =
  | PhoneEntryState
  | SendingState
  | CodeEntryState
  | VerifyingState
  | AuthenticatedState
  | ClosedState;

export type FlowStep = FlowState['step'];

/** What another tab tells of a code that it has sent to the same number. */
export type SharedDelay = Pick<SentChallenge, 'resendAt' | 'resendDelaySeconds' | 'sends'>;

/** What can happen. `at` is when, in epoch milliseconds. */
export type FlowEvent = { readonly at: number } & (
  | { readonly type: 'typePhone'; readonly input: PhoneInput }
  | { readonly type: 'submitPhone'; readonly input: PhoneInput }
  | { readonly type: 'sendAnyway' }
  | { readonly type: 'numberChecked'; readonly request: number; readonly check: NumberCheck }
  | { readonly type: 'codeSent'; readonly request: number; readonly challenge: SentChallenge }
  | { readonly type: 'sendFailed'; readonly request: number; readonly error: PasswordlessError }
  | { readonly type: 'typeCode'; readonly code: string }
  | { readonly type: 'ignoreCode' }
  | { readonly type: 'submitCode'; readonly isAutomatic: boolean }
  | { readonly type: 'verified'; readonly request: number; readonly tokens: TokenSet }
  | { readonly type: 'verifyFailed'; readonly request: number; readonly error: PasswordlessError }
  | { readonly type: 'resend'; readonly channel?: Channel }
  | { readonly type: 'restore'; readonly challenge: SentChallenge; readonly input: PhoneInput }
  | { readonly type: 'sentElsewhere'; readonly delay: SharedDelay }
  | { readonly type: 'authenticatedElsewhere' }
  | { readonly type: 'refuse'; readonly error: PasswordlessError; readonly input: PhoneInput }
  | { readonly type: 'changeNumber' }
  | { readonly type: 'cancel' }
  | { readonly type: 'reset' }
  | { readonly type: 'open' }
  | { readonly type: 'close' }
  | { readonly type: 'tick' }
);

/** Events as actions make them: the flow adds the time. */
export type Untimed<Event> = Event extends FlowEvent ? Omit<Event, 'at'> : never;

/** What the world is told; the element makes DOM events of it. */
export type FlowOutput =
  | { readonly name: 'step'; readonly step: FlowStep }
  | { readonly name: 'code-sent'; readonly phoneNumber: string; readonly resend: boolean }
  | { readonly name: 'error'; readonly error: PasswordlessError }
  | {
      readonly name: 'authenticated';
      readonly tokens: TokenSet;
      /** Only when it happened there; then there are no tokens. */
      readonly source?: 'another-tab';
    };

/**
 * Why a challenge isn't waited for any more: it was answered here or in another tab, the visitor gave
 * it up, or the flow was closed, and may come back to it.
 */
export type ReleaseReason = 'authenticated' | 'elsewhere' | 'abandoned' | 'closed';

/** What the flow wants done. Results come back as events with the same request number. */
export type FlowEffect =
  | { readonly type: 'check'; readonly request: number; readonly input: PhoneInput }
  | {
      readonly type: 'start';
      readonly request: number;
      readonly phoneNumber: string;
      readonly channel: Channel;
      /** The challenge that a resend replaces. */
      readonly replaces?: SentChallenge;
    }
  | {
      readonly type: 'verify';
      readonly request: number;
      readonly phoneNumber: string;
      readonly transaction: unknown;
      readonly code: string;
    }
  | { readonly type: 'abort'; readonly request: number }
  | { readonly type: 'remember'; readonly phoneNumber: string }
  | { readonly type: 'keep'; readonly challenge: SentChallenge; readonly input: PhoneInput }
  | { readonly type: 'release'; readonly challenge: SentChallenge; readonly because: ReleaseReason }
  | { readonly type: 'emit'; readonly output: FlowOutput };

export type Transition = readonly [FlowState, readonly FlowEffect[]];

export type { Challenge };
