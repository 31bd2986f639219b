/**
 * A running sign-in: keeps the machine's state, does what it asks for, and feeds the results back.
 * Needs no DOM. What the code step needs is given to it, since the element loads that later.
 */
import type { CodeReading } from '../code/read-code.js';
import type { PasswordlessError } from '../errors.js';
import { FlowActions } from './actions.js';
import { systemClock, untilNextSecond, type Clock } from './clock.js';
import { initialState, transitionBy } from './rules.js';
import { publicState, type PublicFlowState } from './public-state.js';
import { Requests, type FlowLater } from './requests.js';
import type { FlowEnvironment, FlowSettings } from './settings.js';
import type { Continuity } from './continuity.js';
import { Listeners, type FlowOutputs } from './outputs.js';
import type {
  FlowEffect,
  FlowEvent,
  FlowOutput,
  FlowState,
  PhoneInput,
  ReleaseReason,
  Untimed,
} from './state.js';
import { pageStorage } from './storage.js';

type Emission = Extract<FlowEffect, { type: 'emit' }>;

const isSuccess = (effect: FlowEffect): effect is Emission =>
  effect.type === 'emit' && effect.output.name === 'authenticated';

const cryptoBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));

export class FlowCore extends FlowActions {
  #state: FlowState = initialState;
  #publicState = publicState(initialState);
  readonly #clock: Clock;
  readonly #listeners = new Listeners();
  readonly #queue: (() => void)[] = [];
  #isBusy = false;
  readonly #requests: Requests;
  readonly #deadlineSeconds: number;
  #cancelTick: (() => void) | undefined;
  /** A sign-in that the page still works on: its code shows on, and what it brings about is put off. */
  #handingOver: { readonly code: string; readonly left: readonly FlowEffect[] } | undefined;

  constructor(settings: FlowSettings | (() => FlowSettings), environment: FlowEnvironment = {}) {
    super((event) => this.#send(event));
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
    return this.#listeners.subscribe(listener);
  }

  /** Calls back when something happens that a state can't tell; returns a function that ends it. */
  on<Name extends keyof FlowOutputs>(
    name: Name,
    listener: (detail: FlowOutputs[Name]) => void,
  ): () => void {
    return this.#listeners.on(name, listener);
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
    this.#listeners.tell('authenticated', handOver.detail);
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
      this.#listeners.tell(name, Object.freeze(rest));
    }
  }

  #publish(state: FlowState): void {
    this.#publicState = publicState(state);
    if (!this.#publicState.isPending) this.#requests.settle();
    this.#scheduleTick();
    this.#listeners.publish(() => this.#publicState);
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
}
