/**
 * What a sequence of events has led to so far. It is told by the events and effects alone, so that
 * the machine's own idea of it can be held against something.
 */
import type {
  FlowEffect,
  FlowEvent,
  FlowState,
  PhoneInput,
  SentChallenge,
} from '../../src/flow/state.js';
import type { Asked, EffectOf, Move } from './invariants-move.js';

export interface Invariant {
  /** As in the list of the forty; `N` and a number for rules that came later. */
  readonly id: string;
  readonly says: string;
  /** Whether it also says that an event must not be ignored; the others can't be broken by that. */
  readonly isOfIgnored?: true;
  /** Takes as long as all others together, so that a part of many sequences has to do. */
  readonly isCostly?: true;
  holds(move: Move, before: Past, after: Past): boolean;
}

export interface Past {
  /** Asked for, and neither answered nor aborted. */
  readonly open: readonly Asked[];
  /** The highest number that a request ever had. */
  readonly lastRequest: number;
  /** The highest one of a flow that was left: by a reset, another number, or closing. */
  readonly lastOfEarlierFlow: number;
  /** The last one whose failure was told. */
  readonly lastFailed: number;
  /** Of the last code that was sent or restored. */
  readonly challenge?: SentChallenge | undefined;
  /** What was submitted or restored last. */
  readonly input?: PhoneInput | undefined;
  /** The number that the visitor may send to in spite of the doubt. */
  readonly doubtful?: string | undefined;
  /** Whether a code was entered since one was checked. */
  readonly isTouched: boolean;
  /** The code that was checked last, and those whose last answer was a refusal. */
  readonly checked: string;
  readonly refused: readonly string[];
  /** What a reload and other tabs know of. */
  readonly kept?: EffectOf<'keep'> | undefined;
  /** Another tab has signed in while a code was checked here. */
  readonly isDoneElsewhere: boolean;
  /** Acts of the visitor that may cause a message, and messages. */
  readonly gestures: number;
  readonly messages: number;
  /** Sign-ins that were told of since the flow began. */
  readonly successes: number;
}

/** Every member is named: objects of one shape are copied fast, and there are millions. */
export const nothingYet: Past = {
  open: [],
  lastRequest: 0,
  lastOfEarlierFlow: 0,
  lastFailed: 0,
  challenge: undefined,
  input: undefined,
  doubtful: undefined,
  isTouched: false,
  checked: '',
  refused: [],
  kept: undefined,
  isDoneElsewhere: false,
  gestures: 0,
  messages: 0,
  successes: 0,
};

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** What a past has become after one more move. */
export function remember(past: Past, { state, event, next, effects }: Move): Past {
  if (next === state && !effects.length) return past;
  const after: Writable<Past> = { ...past };
  if ('request' in event) after.open = without(after.open, event.request);
  rememberEvent(after, state, event);
  for (const effect of effects) rememberEffect(after, effect);
  return after;
}

const without = (open: readonly Asked[], request: number) =>
  open.filter((one) => one.request !== request);

function rememberEvent(past: Writable<Past>, state: FlowState, event: FlowEvent): void {
  switch (event.type) {
    case 'typePhone':
      past.doubtful = undefined;
      return;
    case 'submitPhone':
      past.doubtful = undefined;
      past.input = event.input;
      past.gestures++;
      return;
    case 'numberChecked':
      past.doubtful = event.check.outcome === 'doubtful' ? event.check.phoneNumber : undefined;
      return;
    case 'sendAnyway':
    case 'resend':
      past.gestures++;
      return;
    case 'restore':
      past.input = event.input;
      beginCode(past, event.challenge);
      return;
    case 'codeSent':
      beginCode(past, event.challenge);
      return;
    case 'typeCode':
      past.isTouched = true;
      return;
    case 'sendFailed':
      past.lastFailed = event.request;
      return;
    case 'verifyFailed':
      past.lastFailed = event.request;
      if (refusals.includes(event.error.code)) past.refused = [...past.refused, past.checked];
      return;
    case 'authenticatedElsewhere':
      past.isDoneElsewhere = state.step === 'verifying';
      return;
    case 'refuse':
      past.input = event.input;
      past.successes = 0;
      leaveFlow(past);
      return;
    case 'reset':
    case 'open':
      past.successes = 0;
      leaveFlow(past);
      return;
    case 'changeNumber':
    case 'close':
      leaveFlow(past);
      return;
    default:
      return;
  }
}

const refusals: readonly string[] = ['invalid_code', 'code_expired', 'too_many_attempts'];

function beginCode(past: Writable<Past>, challenge: SentChallenge): void {
  past.challenge = challenge;
  past.refused = [];
  past.isTouched = past.isDoneElsewhere = false;
}

function leaveFlow(past: Writable<Past>): void {
  past.challenge = past.doubtful = undefined;
  past.refused = [];
  past.isTouched = past.isDoneElsewhere = false;
  past.lastOfEarlierFlow = past.lastRequest;
}

function rememberEffect(past: Writable<Past>, effect: FlowEffect): void {
  switch (effect.type) {
    case 'check':
    case 'start':
    case 'verify':
      past.open = [...past.open, effect];
      past.lastRequest = Math.max(past.lastRequest, effect.request);
      if (effect.type === 'start') past.messages++;
      if (effect.type !== 'verify') return;
      past.checked = effect.code;
      past.refused = past.refused.filter((one) => one !== effect.code);
      past.isTouched = false;
      return;
    case 'abort':
      past.open = without(past.open, effect.request);
      return;
    case 'keep':
      past.kept = effect;
      return;
    case 'release':
      past.kept = undefined;
      return;
    case 'emit':
      if (effect.output.name === 'authenticated') past.successes++;
      return;
    case 'remember':
      return;
  }
}
