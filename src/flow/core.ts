/**
 * A running sign-in: keeps the machine's state, does what it asks for, and feeds the results back.
 * Needs no DOM. What the code step needs is given to it, since the element loads that later.
 */
import type { Channel, TokenSet } from '../backends/backend.js';
import type { CodeReading } from '../code/read-code.js';
import type { PasswordlessError } from '../errors.js';
import { systemClock, untilNextSecond, type Clock } from './clock.js';
import { initialState, transitionBy } from './rules.js';
import { publicState, type PublicFlowState } from './public-state.js';
import { Requests, type FlowLater, type Untimed } from './requests.js';
import type { FlowEnvironment, FlowSettings } from './settings.js';
import type { Continuity } from './continuity.js';
import type { FlowEvent, FlowOutput, FlowState, FlowStep } from './state.js';
import { pageStorage } from './storage.js';

/** Names of what a flow tells, and what listeners get. */
export interface FlowOutputs {
  readonly step: { readonly step: FlowStep };
  readonly 'code-sent': { readonly phoneNumber: string; readonly resend: boolean };
  readonly error: { readonly error: PasswordlessError };
  /** With `source`: another tab has signed in with this number, and has the tokens. */
  readonly authenticated: TokenSet & { readonly state: string; readonly source?: 'another-tab' };
}

const cryptoBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));

export class FlowCore {
  #state: FlowState = initialState;
  #publicState = publicState(initialState);
  readonly #clock: Clock;
  readonly #subscribers = new Set<(state: PublicFlowState) => void>();
  readonly #listeners = new Map<string, Set<(detail: never) => void>>();
  readonly #queue: FlowEvent[] = [];
  #isDispatching = false;
  readonly #requests: Requests;
  #cancelTick: (() => void) | undefined;

  constructor(settings: FlowSettings | (() => FlowSettings), environment: FlowEnvironment = {}) {
    const {
      clock = systemClock,
      deadlineSeconds = 40,
      randomBytes = cryptoBytes,
      storage = pageStorage,
    } = environment;
    this.#clock = clock;
    this.#requests = new Requests(
      typeof settings === 'function' ? settings : () => settings,
      { clock, deadlineSeconds, randomBytes, storage },
      (event) => this.#send(event),
    );
  }

  /** A frozen snapshot, without the code and without tokens. */
  get state(): PublicFlowState {
    return this.#publicState;
  }

  /** The digits that the visitor has entered so far. */
  get code(): string {
    return 'code' in this.#state ? this.#state.code : '';
  }

  /** To be set before a number is submitted. */
  set later(later: FlowLater) {
    this.#requests.later = later;
  }

  /** Reloads and other tabs: nothing is shared unless this is set, at best before anything else. */
  set continuity(continuity: Continuity) {
    this.#requests.continuity = continuity;
  }

  /** E.164: the number of whoever signed in last, where `remember` asks for it. */
  get rememberedNumber(): string | undefined {
    return this.#requests.rememberedNumber;
  }

  /** Calls back at every change of `state`; returns a function that ends it. */
  subscribe(listener: (state: PublicFlowState) => void): () => void {
    this.#subscribers.add(listener);
    return () => void this.#subscribers.delete(listener);
  }

  /** Calls back when something happens that a state can't tell; returns a function that ends it. */
  on<Name extends keyof FlowOutputs>(
    name: Name,
    listener: (detail: FlowOutputs[Name]) => void,
  ): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /** Takes what stands in the phone field. `country` is ISO 3166-1 alpha-2. */
  typePhone(text: string, country?: string): void {
    this.#send({ type: 'typePhone', input: phoneInput(text, country) });
  }

  /** Checks the number and has a code sent to it. */
  submitPhone(text: string, country?: string): void {
    this.#send({ type: 'submitPhone', input: phoneInput(text, country) });
  }

  /** Sends to a number that is doubtful. */
  sendAnyway(): void {
    this.#send({ type: 'sendAnyway' });
  }

  /** Takes what stands in the code field: digits, or any text that holds one code. */
  typeCode(text: string): CodeReading {
    const length = 'challenge' in this.#state ? this.#state.challenge.codeLength : 0;
    const reading = this.#requests.later?.readCode(text, length);
    if (!reading || !length) return { outcome: 'ignored', reason: 'not_a_code' };
    this.#send(
      reading.outcome === 'ignored'
        ? { type: 'ignoreCode' }
        : { type: 'typeCode', code: reading.code },
    );
    return reading;
  }

  /**
   * Has the code checked.
   *
   * @param isAutomatic Whether nobody asked for it: a code that was refused isn't checked again then.
   */
  submitCode({ isAutomatic = false } = {}): void {
    this.#send({ type: 'submitCode', isAutomatic });
  }

  /**
   * Sends another code, once the delay is over.
   *
   * @param channel One of those that the challenge offers. Default: as the last one travelled.
   */
  resend(channel?: Channel): void {
    this.#send({ type: 'resend', ...(channel && { channel }) });
  }

  /**
   * Comes back to the code step of before a reload, where the settings say `resume` and the code
   * hasn't expired. Sends nothing.
   */
  resume(): void {
    const kept = this.#state.step === 'phone-entry' ? this.#requests.kept : undefined;
    if (!kept) return;
    const { challenge, input, state } = kept;
    this.#requests.state = state;
    this.#send({ type: 'restore', challenge, input });
  }

  /** Goes back to the phone number, which is kept; aborts what is under way. */
  changeNumber(): void {
    this.#send({ type: 'changeNumber' });
  }

  /** Aborts what is under way and stays at what the visitor was doing. */
  cancel(): void {
    this.#send({ type: 'cancel' });
  }

  /** Starts from the beginning; aborts what is under way. */
  reset(): void {
    this.#send({ type: 'reset' });
  }

  /** Ends everything that is under way; nothing happens until `open`. */
  close(): void {
    this.#send({ type: 'close' });
  }

  /** Starts again after `close`. */
  open(): void {
    this.#send({ type: 'open' });
  }

  #send(event: Untimed<FlowEvent>): void {
    this.#queue.push({ ...event, at: this.#clock.now() });
    if (this.#isDispatching) return;
    this.#isDispatching = true;
    try {
      for (let next = this.#queue.shift(); next; next = this.#queue.shift()) this.#dispatch(next);
    } finally {
      this.#isDispatching = false;
    }
  }

  #dispatch(event: FlowEvent): void {
    const [state, effects] = transitionBy(this.#requests.later, this.#state, event);
    if (state === this.#state) return;
    this.#state = state;
    this.#publicState = publicState(state);
    if (!this.#publicState.isPending) this.#requests.settle();
    this.#scheduleTick();
    for (const subscriber of [...this.#subscribers]) safely(() => subscriber(this.#publicState));
    for (const effect of effects)
      if (effect.type === 'emit') this.#emit(effect.output);
      else this.#requests.run(effect);
  }

  /** Countdowns are shown from the clock, never counted: a tab may sleep. */
  #scheduleTick(): void {
    this.#cancelTick?.();
    const { challenge, error } = this.#state as {
      challenge?: { resendAt: number; expiresAt?: number };
      error?: { retryAt?: number };
    };
    const { now } = this.#state;
    const wait = untilNextSecond(now, [challenge?.resendAt, challenge?.expiresAt, error?.retryAt]);
    if (wait === undefined) return;
    // What is known now may be old: a listener can keep the page busy for long.
    const late = Math.max(0, this.#clock.now() - now);
    this.#cancelTick = this.#clock.after(Math.max(0, wait - late), () =>
      this.#send({ type: 'tick' }),
    );
  }

  #emit(output: FlowOutput): void {
    const { name, ...rest } = output;
    const detail =
      output.name === 'authenticated'
        ? Object.freeze({
            ...output.tokens,
            state: this.#requests.state,
            ...(output.source && { source: output.source }),
          })
        : Object.freeze(rest);
    for (const listener of [...(this.#listeners.get(name) ?? [])])
      safely(() => listener(detail as never));
  }
}

const phoneInput = (text: string, country?: string) => ({ text, ...(country && { country }) });

/** A listener that throws is reported, and changes nothing. */
function safely(call: () => void): void {
  try {
    call();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
