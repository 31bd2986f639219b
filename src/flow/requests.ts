/**
 * Does what the machine asks for: numbers are checked, backends are called, and what they answer goes
 * back as events. Nobody waits for ever, and what nobody waits for any more is aborted.
 */
import type { PasswordlessBackend } from '../backends/backend.js';
import { isBrowserOffline } from '../basics/offline.js';
import { PasswordlessError, toPasswordlessError } from '../errors.js';
import type { CheckNumber } from '../phone/number-check.js';
import { checkE164, readChallenge, readTokenSet } from './answers.js';
import { sentChallenge } from './challenge.js';
import type { Clock } from './clock.js';
import { keepNumber, readNumber, type NumberStorage } from './remembered-number.js';
import type { FlowEffect, FlowEvent } from './state.js';

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
  readonly storage?: () => NumberStorage;
}

/** Events as actions make them: the flow adds the time. */
export type Untimed<Event> = Event extends FlowEvent ? Omit<Event, 'at'> : never;

/** What has to be asked of somebody else. */
export type Asking = Exclude<FlowEffect, { type: 'emit' }>;

type EffectOf<Type extends Asking['type']> = Extract<Asking, { type: Type }>;

export class Requests {
  readonly #settings: () => FlowSettings;
  readonly #environment: Required<FlowEnvironment>;
  readonly #send: (event: Untimed<FlowEvent>) => void;
  #current = new AbortController();
  #cancelDeadline: (() => void) | undefined;
  /** As the settings were when the code was checked: reading them once more could fail the sign-in. */
  #isRemembering = false;
  /** Of the sign-in under way; comes back with its tokens. */
  state = '';

  constructor(
    settings: () => FlowSettings,
    environment: Required<FlowEnvironment>,
    send: (event: Untimed<FlowEvent>) => void,
  ) {
    this.#settings = settings;
    this.#environment = environment;
    this.#send = send;
  }

  /** E.164; undefined when none is remembered, or the page doesn't ask for that. */
  get rememberedNumber(): string | undefined {
    return this.#settings().remember ? readNumber(this.#environment.storage) : undefined;
  }

  run(effect: Asking): void {
    if (effect.type === 'abort') {
      this.#current.abort();
      return;
    }
    if (effect.type === 'remember') {
      if (this.#isRemembering) keepNumber(this.#environment.storage, effect.phoneNumber);
      return;
    }
    try {
      if (effect.type === 'check') this.#check(effect);
      else if (effect.type === 'start') this.#start(effect);
      else this.#verify(effect);
    } catch (cause) {
      // The settings can't be read.
      const { type, request } = effect;
      const error = toPasswordlessError(cause, 'misconfigured');
      this.#send({ type: type === 'verify' ? 'verifyFailed' : 'sendFailed', request, error });
    }
  }

  /** Nothing is awaited any more. */
  settle(): void {
    this.#cancelDeadline?.();
  }

  #check({ request, input }: EffectOf<'check'>): void {
    const { checkNumber = checkE164 } = this.#settings();
    const fail = (error: PasswordlessError) => this.#send({ type: 'sendFailed', request, error });
    this.#await(
      async () => checkNumber(input.text, input.country),
      (check) => this.#send({ type: 'numberChecked', request, check: { ...check } }),
      // What a checker needs is loaded when it is first needed: that is all that can fail.
      (cause) => fail(toPasswordlessError(cause, isBrowserOffline() ? 'offline' : 'network')),
    );
  }

  #start({ request, phoneNumber, resends, resendOf }: EffectOf<'start'>): void {
    const settings = this.#settings();
    const { backend, locale = 'en', codeLength = 6, resendDelaySeconds = 30 } = settings;
    if (resends === 0) this.state = settings.state ?? this.#randomState();
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
    const { backend, locale = 'en', remember = false } = settings;
    this.#isRemembering = remember;
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
    return { scope, state: this.state, ...(audience && { audience }) };
  }

  /** Waits for an answer, but not for ever; the machine ignores those that nobody waits for. */
  #await<Answer>(
    ask: (signal: AbortSignal) => Promise<Answer>,
    take: (answer: Answer) => void,
    fail: (cause: unknown) => void,
  ): void {
    const { clock, deadlineSeconds } = this.#environment;
    const request = (this.#current = new AbortController());
    this.settle();
    this.#cancelDeadline = clock.after(deadlineSeconds * 1000, () => {
      fail(new PasswordlessError('timeout', { message: 'the backend did not answer' }));
      request.abort();
    });
    // Within a promise, so that an adapter which throws at once is like one that rejects.
    void Promise.resolve(request.signal)
      .then((signal) => {
        // Submitted and taken back at once: nothing leaves.
        signal.throwIfAborted();
        return ask(signal);
      })
      .then(take)
      .catch(fail);
  }

  #randomState(): string {
    const bytes = this.#environment.randomBytes(16);
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}
