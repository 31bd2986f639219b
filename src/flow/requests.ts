/**
 * Does what the machine asks for: numbers are checked, backends are called, and what they answer goes
 * back as events. Nobody waits for ever, and what nobody waits for any more is aborted.
 */
import { isBrowserOffline } from '../basics/offline.js';
import { PasswordlessError, toPasswordlessError } from '../errors.js';
import { isE164, type NumberCheck } from '../phone/number-check.js';
import type { Continuity } from './continuity.js';
import type { KeptChallenge } from './kept-challenge.js';
import { readNumber } from './remembered-number.js';
import type { FlowEnvironment, FlowSettings } from './settings.js';
import type { FlowEffect, FlowEvent, Untimed } from './state.js';
import { tried } from './storage.js';

/** What is loaded later than the rest, where bytes count. */
export type FlowLater = typeof import('./later.js');

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
  #hasToldOffline = false;
  /** Of the sign-in under way; comes back with its tokens. */
  state = '';
  later: FlowLater | undefined;
  continuity: Continuity | undefined;

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

  /** What a reload left behind, unless it has expired. */
  get kept(): KeptChallenge | undefined {
    return this.continuity?.kept(this.#settings(), this.#environment.clock.now());
  }

  run(effect: Asking): void {
    switch (effect.type) {
      case 'abort':
        this.#current.abort();
        return;
      case 'remember':
        if (this.#isRemembering)
          this.later?.keepNumber(this.#environment.storage, effect.phoneNumber);
        return;
      case 'keep':
      case 'release':
        // The sign-in goes on, even though its settings may be unreadable by now.
        tried(() => this.#share(effect));
        return;
      default:
        this.#request(effect);
    }
  }

  #share(effect: EffectOf<'keep' | 'release'>): void {
    const { challenge } = effect;
    if (effect.type === 'release') this.continuity?.release(challenge, effect.because);
    else
      this.continuity?.keep(
        this.#settings(),
        { challenge, input: effect.input, state: this.state },
        (news) => this.#send(news),
      );
  }

  #request(effect: EffectOf<'check' | 'start' | 'verify'>): void {
    try {
      if (effect.type === 'check') this.#check(effect);
      else this.#ask(effect);
    } catch (cause) {
      // The settings can't be read.
      this.#fail(effect, toPasswordlessError(cause, 'misconfigured'));
    }
  }

  /** Nothing is awaited any more. */
  settle(): void {
    this.#cancelDeadline?.();
  }

  #check(effect: EffectOf<'check'>): void {
    const { request, input } = effect;
    const { checkNumber = checkE164 } = this.#settings();
    this.#await(
      async () => checkNumber(input.text, input.country),
      (check) => this.#send({ type: 'numberChecked', request, check: { ...check } }),
      // What a checker needs is loaded when it is first needed: that is all that can fail.
      (cause) => this.#fail(effect, unexpected(cause, 'network')),
    );
  }

  #fail({ type, request }: EffectOf<'check' | 'start' | 'verify'>, error: PasswordlessError): void {
    this.#send({ type: type === 'verify' ? 'verifyFailed' : 'sendFailed', request, error });
  }

  #ask(effect: EffectOf<'start' | 'verify'>): void {
    const settings = this.#settings();
    const { later, continuity } = this;
    const { clock, randomBytes } = this.#environment;
    if (!later) throw new TypeError('what the code step needs is not there yet');
    if (effect.type === 'verify') this.#isRemembering = settings.remember ?? false;
    else if (!effect.replaces) this.state = settings.state ?? later.randomState(randomBytes);
    const request = later.backendRequest(effect, settings, {
      state: this.state,
      clock,
      continuity,
      pause: () => this.settle(),
    });
    this.#await(
      (signal, resume) => {
        this.#tellOffline();
        return request.ask(signal, resume);
      },
      (answer) => this.#send(request.read(answer)),
      (cause) => this.#fail(effect, unexpected(cause)),
    );
  }

  /** Waits for an answer, but not for ever; the machine ignores those that nobody waits for. */
  #await<Answer>(
    ask: (signal: AbortSignal, beginDeadline: () => void) => Promise<Answer>,
    take: (answer: Answer) => void,
    fail: (cause: unknown) => void,
  ): void {
    const { clock, deadlineSeconds } = this.#environment;
    const request = (this.#current = new AbortController());
    const beginDeadline = () => {
      if (request.signal.aborted || request !== this.#current) return;
      this.settle();
      this.#cancelDeadline = clock.after(deadlineSeconds * 1000, () => {
        fail(new PasswordlessError('timeout', { message: 'the backend did not answer' }));
        request.abort();
      });
    };
    beginDeadline();
    // Within a promise, so that an adapter which throws at once is like one that rejects.
    void Promise.resolve(request.signal)
      .then((signal) => {
        // Submitted and taken back at once: nothing leaves.
        signal.throwIfAborted();
        return ask(signal, beginDeadline);
      })
      .then(take)
      .catch(fail);
  }

  /** Sends nothing while the browser says that it is offline. It may be wrong: asked again, one tries. */
  #tellOffline(): void {
    this.#hasToldOffline = isBrowserOffline() && !this.#hasToldOffline;
    if (this.#hasToldOffline)
      throw new PasswordlessError('offline', { message: 'the browser says so' });
  }
}

/** Failures that say nothing of themselves. */
const unexpected = (cause: unknown, code: 'network' | 'server_error' = 'server_error') =>
  toPasswordlessError(cause, isBrowserOffline() ? 'offline' : code);

/** What is known of a number without any metadata: whether it is in E.164. */
export const checkE164 = (input: string): NumberCheck =>
  isE164(input)
    ? { outcome: 'valid', phoneNumber: input }
    : { outcome: 'rejected', reason: 'invalid_country_code' };
