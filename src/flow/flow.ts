/**
 * A running sign-in: keeps the machine's state, does what it asks for, and feeds the results back.
 * The only place where promises meet state. Needs no DOM; the element is its first customer.
 */
import type { PasswordlessBackend, TokenSet } from '../backends/backend.js';
import { readCode, type CodeReading } from '../code/read-code.js';
import { PasswordlessError, toPasswordlessError } from '../errors.js';
import { isBrowserOffline } from '../basics/offline.js';
import type { CheckNumber } from '../phone/number-check.js';
import { sentChallenge } from './challenge.js';
import { systemClock, untilNextSecond, type Clock } from './clock.js';
import { initialState, transition } from './machine.js';
import { publicState, type PublicFlowState } from './public-state.js';
import { checkE164, readChallenge, readTokenSet } from './requests.js';
import type { FlowEffect, FlowEvent, FlowOutput, FlowState, FlowStep } from './state.js';

/** What a sign-in needs to know. */
export interface FlowSettings {
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
  /** Default 30. What the backend says wins. */
  readonly resendDelaySeconds?: number | undefined;
  /** Reads phone numbers. Default: takes E.164 and nothing else. */
  readonly checkNumber?: CheckNumber | undefined;
}

/** The world outside, to be replaced in tests. */
export interface FlowEnvironment {
  readonly clock?: Clock;
  /** Gives so many random bytes. Default `crypto.getRandomValues`. */
  readonly randomBytes?: (length: number) => Uint8Array;
  /** Longest that one request may take; default 40, more than an adapter's own exchanges need. */
  readonly deadlineSeconds?: number;
}

/** Names of what a flow tells, and what listeners get. */
export interface FlowOutputs {
  readonly step: { readonly step: FlowStep };
  readonly 'code-sent': { readonly phoneNumber: string; readonly resend: boolean };
  readonly error: { readonly error: PasswordlessError };
  readonly authenticated: TokenSet & { readonly state: string };
}

type EffectOf<Type extends FlowEffect['type']> = Extract<FlowEffect, { type: Type }>;

/** Events as actions make them: the flow adds the time. */
type Untimed<Event> = Event extends FlowEvent ? Omit<Event, 'at'> : never;

const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/**
 * A sign-in by one-time code, without any user interface.
 *
 * Actions that the current state does not allow do nothing. Nothing here throws for what a visitor
 * or a backend does: failures are in `state.error` and in the `error` output.
 */
export class PasswordlessFlow {
  #state: FlowState = initialState;
  #publicState = publicState(initialState);
  readonly #settings: () => FlowSettings;
  readonly #environment: Required<FlowEnvironment>;
  readonly #subscribers = new Set<(state: PublicFlowState) => void>();
  readonly #listeners = new Map<string, Set<(detail: never) => void>>();
  readonly #queue: FlowEvent[] = [];
  #isDispatching = false;
  #request = new AbortController();
  #cancelDeadline = () => {};
  #cancelTick = () => {};
  #oauthState = '';

  /** @param settings Fixed, or a function that is asked at each request. */
  constructor(settings: FlowSettings | (() => FlowSettings), environment: FlowEnvironment = {}) {
    this.#settings = typeof settings === 'function' ? settings : () => settings;
    this.#environment = { clock: systemClock, randomBytes, deadlineSeconds: 40, ...environment };
  }

  /** A frozen snapshot, without the code and without tokens. */
  get state(): PublicFlowState {
    return this.#publicState;
  }

  /** The digits that the visitor has entered so far. */
  get code(): string {
    return 'code' in this.#state ? this.#state.code : '';
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
    const reading = readCode(text, length);
    if (length && reading.outcome !== 'ignored')
      this.#send({ type: 'typeCode', code: reading.code });
    return reading;
  }

  /**
   * Has the code checked.
   *
   * @param isAutomatic Whether nobody asked for it: a code that was refused isn't sent again then.
   */
  submitCode({ isAutomatic = false } = {}): void {
    this.#send({ type: 'submitCode', isAutomatic });
  }

  /** Sends another code, once the delay is over. */
  resend(): void {
    this.#send({ type: 'resend' });
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
    this.#queue.push({ ...event, at: this.#environment.clock.now() } as FlowEvent);
    if (this.#isDispatching) return;
    this.#isDispatching = true;
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) this.#dispatch(next);
    this.#isDispatching = false;
  }

  #dispatch(event: FlowEvent): void {
    const [state, effects] = transition(this.#state, event);
    if (state === this.#state) return;
    this.#state = state;
    this.#publicState = publicState(state);
    if (!this.#publicState.isPending) this.#cancelDeadline();
    this.#scheduleTick();
    for (const subscriber of [...this.#subscribers]) safely(() => subscriber(this.#publicState));
    for (const effect of effects) this.#run(effect);
  }

  /** Countdowns are shown from the clock, never counted: a tab may sleep. */
  #scheduleTick(): void {
    this.#cancelTick();
    const { clock } = this.#environment;
    const { challenge, error } = this.#state as {
      challenge?: { resendAt: number; expiresAt?: number };
      error?: { retryAt?: number };
    };
    const now = clock.now();
    const wait = untilNextSecond(now, [challenge?.resendAt, challenge?.expiresAt, error?.retryAt]);
    if (wait !== undefined)
      this.#cancelTick = clock.after(wait, () => this.#send({ type: 'tick' }));
  }

  #run(effect: FlowEffect): void {
    switch (effect.type) {
      case 'check':
        return this.#check(effect);
      case 'start':
        return this.#start(effect);
      case 'verify':
        return this.#verify(effect);
      case 'abort':
        return this.#request.abort();
      case 'emit':
        return this.#emit(effect.output);
    }
  }

  #check({ request, input }: EffectOf<'check'>): void {
    const { checkNumber = checkE164 } = this.#settings();
    const fail = (error: PasswordlessError) => this.#send({ type: 'sendFailed', request, error });
    this.#await(
      async () => checkNumber(input.text, input.country),
      (check) => this.#send({ type: 'numberChecked', request, check }),
      // What a checker needs is loaded when it is first needed: that is all that can fail.
      (cause) => fail(toPasswordlessError(cause, isBrowserOffline() ? 'offline' : 'network')),
    );
  }

  #start({ request, phoneNumber, resends, resendOf }: EffectOf<'start'>): void {
    const settings = this.#settings();
    const { backend, locale = 'en', codeLength = 6, resendDelaySeconds = 30 } = settings;
    if (resends === 0) this.#oauthState = settings.state ?? this.#randomState();
    this.#await(
      (signal) =>
        backend.start(
          {
            phoneNumber,
            locale,
            channel: 'sms',
            ...this.#grant(settings),
            ...(resends > 0 && { resendOf }),
          },
          { signal },
        ),
      (answer) => {
        const now = this.#environment.clock.now();
        const challenge = sentChallenge(
          readChallenge(answer),
          { phoneNumber, resends, now },
          { codeLength, resendDelaySeconds },
        );
        this.#send({ type: 'codeSent', request, challenge });
      },
      (cause) => {
        const error = toPasswordlessError(cause, 'server_error');
        this.#send({ type: 'sendFailed', request, error });
      },
    );
  }

  #verify({ request, phoneNumber, transaction, code }: EffectOf<'verify'>): void {
    const settings = this.#settings();
    const { backend, locale = 'en' } = settings;
    this.#await(
      (signal) =>
        backend.verify(
          { phoneNumber, code, transaction, locale, ...this.#grant(settings) },
          { signal },
        ),
      (answer) => this.#send({ type: 'verified', request, tokens: readTokenSet(answer) }),
      (cause) => {
        const error = toPasswordlessError(cause, 'server_error');
        this.#send({ type: 'verifyFailed', request, error });
      },
    );
  }

  #grant({ scope = 'openid profile', audience }: FlowSettings) {
    return { scope, state: this.#oauthState, ...(audience && { audience }) };
  }

  /** Waits for an answer, but not for ever; the machine ignores those that nobody waits for. */
  #await<Answer>(
    ask: (signal: AbortSignal) => Promise<Answer>,
    take: (answer: Answer) => void,
    fail: (cause: unknown) => void,
  ): void {
    const { clock, deadlineSeconds } = this.#environment;
    const request = (this.#request = new AbortController());
    this.#cancelDeadline();
    this.#cancelDeadline = clock.after(deadlineSeconds * 1000, () => {
      fail(new PasswordlessError('timeout', { message: 'the backend did not answer' }));
      request.abort();
    });
    // Within a promise, so that an adapter which throws at once is like one that rejects.
    void Promise.resolve(request.signal).then(ask).then(take).catch(fail);
  }

  #randomState(): string {
    const bytes = this.#environment.randomBytes(16);
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  #emit(output: FlowOutput): void {
    const { name, ...rest } = output;
    const detail =
      output.name === 'authenticated'
        ? Object.freeze({ ...output.tokens, state: this.#oauthState })
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
