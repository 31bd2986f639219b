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
import { Requests, type FlowLater } from './requests.js';
import type { FlowEnvironment, FlowSettings } from './settings.js';
import type { Continuity } from './continuity.js';
import type { WaitUntil } from './hand-over.js';
import type {
  FlowEffect,
  FlowEvent,
  FlowOutput,
  FlowState,
  FlowStep,
  PhoneInput,
  ReleaseReason,
  Untimed,
} from './state.js';
import { pageStorage } from './storage.js';

/** Names of what a flow tells, and what listeners get. */
export interface FlowOutputs {
  readonly step: { readonly step: FlowStep };
  readonly 'code-sent': { readonly phoneNumber: string; readonly resend: boolean };
  readonly error: { readonly error: PasswordlessError };
  /** With `source`: another tab has signed in with this number, and has the tokens. */
  readonly authenticated: AuthenticatedOutput;
}

export type AuthenticatedOutput = TokenSet & {
  readonly state: string;
  readonly source?: 'another-tab';
} & WaitUntil;

type Emission = Extract<FlowEffect, { type: 'emit' }>;

const isSuccess = (effect: FlowEffect): effect is Emission =>
  effect.type === 'emit' && effect.output.name === 'authenticated';

const cryptoBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));

export class FlowCore {
  #state: FlowState = initialState;
  #publicState = publicState(initialState);
  readonly #clock: Clock;
  readonly #subscribers = new Set<(state: PublicFlowState) => void>();
  readonly #listeners = new Map<string, Set<(detail: never) => void>>();
  readonly #queue: (() => void)[] = [];
  #isBusy = false;
  readonly #requests: Requests;
  readonly #deadlineSeconds: number;
  #cancelTick: (() => void) | undefined;
  /** A sign-in that the page still works on: its code shows on, and what it brings about is put off. */
  #handingOver: { readonly code: string; readonly left: readonly FlowEffect[] } | undefined;

  constructor(settings: FlowSettings | (() => FlowSettings), environment: FlowEnvironment = {}) {
    const {
      clock = systemClock,
      deadlineSeconds = 40,
      randomBytes = cryptoBytes,
      storage = pageStorage,
    } = environment;
    this.#clock = clock;
    this.#deadlineSeconds = deadlineSeconds;
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
    return 'code' in this.#state ? this.#state.code : (this.#handingOver?.code ?? '');
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
    const timed = { ...event, at: this.#clock.now() };
    this.#inTurn(() => this.#dispatch(timed));
  }

  /** One thing after the other, also when listeners ask for more. */
  #inTurn(task: () => void): void {
    this.#queue.push(task);
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      for (let next = this.#queue.shift(); next; next = this.#queue.shift()) next();
    } finally {
      this.#isBusy = false;
    }
  }

  #dispatch(event: FlowEvent): void {
    const before = this.#state;
    const { code } = this;
    const [state, effects] = transitionBy(this.#requests.later, before, event);
    if (state === before) return;
    this.#endHandOver();
    this.#state = state;
    const success = effects.find(isSuccess);
    const left = effects.filter((effect) => effect !== success);
    if (success && this.#handOver(success.output, before, { code, left })) return;
    this.#publish(state);
    for (const effect of left) this.#run(effect);
  }

  /** Tells of a sign-in. Whether the page wants the visitor to wait: then what showed before shows on. */
  #handOver(
    output: FlowOutput,
    before: FlowState,
    handingOver: { readonly code: string; readonly left: readonly FlowEffect[] },
  ): boolean {
    const { later, state } = this.#requests;
    const { tokens, source } = output as Extract<FlowOutput, { name: 'authenticated' }>;
    const handOver = later && new later.HandOver({ ...tokens, state, ...(source && { source }) });
    if (!handOver) return false;
    this.#tell('authenticated', handOver.detail);
    const onSettled = (error?: PasswordlessError) => {
      if (this.#handingOver === handingOver) this.#inTurn(() => this.#settle(before, error));
    };
    if (!handOver.wait(this.#clock, this.#deadlineSeconds, onSettled)) return false;
    this.#requests.settle();
    this.#handingOver = handingOver;
    this.#publish({ ...before, step: 'verifying', request: 0 } as FlowState);
    return true;
  }

  /** The page is done with a sign-in, or can't take it. */
  #settle(before: FlowState, error?: PasswordlessError): void {
    const { left = [] } = this.#handingOver ?? {};
    if (error) {
      this.#endHandOver('abandoned');
      this.#send({ type: 'refuse', error, input: (before as { input: PhoneInput }).input });
      return;
    }
    this.#handingOver = undefined;
    this.#publish(this.#state);
    for (const effect of left) this.#run(effect);
  }

  /** Somebody goes on before the page is done. */
  #endHandOver(because?: ReleaseReason): void {
    const { left = [] } = this.#handingOver ?? {};
    this.#handingOver = undefined;
    for (const effect of left)
      if (effect.type === 'release') this.#run(because ? { ...effect, because } : effect);
  }

  #run(effect: FlowEffect): void {
    if (effect.type !== 'emit') this.#requests.run(effect);
    else {
      const { name, ...rest } = effect.output;
      this.#tell(name, Object.freeze(rest));
    }
  }

  #publish(state: FlowState): void {
    this.#publicState = publicState(state);
    if (!this.#publicState.isPending) this.#requests.settle();
    this.#scheduleTick();
    for (const subscriber of [...this.#subscribers]) safely(() => subscriber(this.#publicState));
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

  #tell(name: string, detail: object): void {
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
