/** What must hold of an element at any time (`design/security.md` §5), whatever order things come in. */
import type { PasswordlessSmsElement } from '../../src/element.js';
import type { PasswordlessEventMap } from '../../src/events.js';
import { secondsUntil } from '../../src/flow/clock.js';
import type { PublicFlowState } from '../../src/flow/public-state.js';
import { eventNames } from './events.js';
import { isLive, type Call, type ScheduledBackend } from './proof-backend.js';
import type { Log } from './proof-log.js';

/** Anything that can be entered; none of them is part of a phone number. */
export const codes = ['314159', '271828'] as const;

export class Watch {
  readonly #element: PasswordlessSmsElement;
  readonly #backend: ScheduledBackend;
  readonly #leave = new AbortController();
  /** What the page heard, in short. */
  readonly heard: string[] = [];
  readonly violations: string[] = [];
  readonly #log: Log;
  #hasLeft = false;
  #isOpen = false;
  #lastSent: Call | undefined;
  #isSignedIn = false;

  /** @param log Is told of each event; whoever makes it tells it of the states. */
  constructor(element: PasswordlessSmsElement, backend: ScheduledBackend, log: Log) {
    this.#element = element;
    this.#backend = backend;
    this.#log = log;
    this.#isOpen = element.open;
    for (const name of eventNames)
      element.addEventListener(name, (event) => this.#hear(event), { signal: this.#leave.signal });
  }

  stop(): void {
    this.#leave.abort();
  }

  /** The element was taken out of its page: that is the end unless it is put in again at once. */
  left(): void {
    this.#hasLeft = false;
    queueMicrotask(() => {
      this.#hasLeft = !this.#element.isConnected;
    });
  }

  get #isGone(): boolean {
    return this.#hasLeft && !this.#element.isConnected;
  }

  require(holds: boolean, rule: string): void {
    if (!holds) this.violations.push(`${rule} (at ${JSON.stringify(this.#element.flowState)})`);
  }

  /** A request leaves. */
  onCall(call: Call, others: readonly Call[]): void {
    this.require(!others.some(isLive), 'I4 at most one request is in flight');
    this.require(!this.#isGone, 'I27 no request after disconnect');
    this.require(!call.signal.aborted, 'no request leaves aborted');
    if (call.kind === 'start') {
      this.require(/^\+[1-9]\d{6,14}$/.test(call.request.phoneNumber), 'I9 a start is in E.164');
      return;
    }
    const { code, phoneNumber, transaction } = call.request;
    const sent = this.#lastSent;
    this.require(/^[0-9]{4,10}$/.test(code), 'I10 a verify has the digits of a code');
    this.require(
      sent?.kind === 'start' &&
        sent.request.phoneNumber === phoneNumber &&
        sent.challenge?.transaction === transaction,
      'I8 a verify has number and transaction of the last successful start',
    );
  }

  #hear(event: Event): void {
    const { type, detail } = event as PasswordlessEventMap[keyof PasswordlessEventMap];
    const state = this.#element.flowState;
    const { step, error, resend } = (detail ?? {}) as Record<string, unknown>;
    const { code } = (error ?? {}) as { code?: string };
    const name = type.replace('passwordless-', '');
    const short = [name, step ?? code ?? (resend && 'again')].filter(Boolean).join(' ');
    this.heard.push(short);
    if (name !== 'open' && name !== 'close') this.#log.event(short);
    this.require(!this.#isGone || name === 'close', 'I7 no event after disconnect');
    switch (type) {
      case 'passwordless-open':
      case 'passwordless-close':
        this.require(this.#isOpen === (name === 'close'), 'a dialog opens and closes by turns');
        this.#isOpen = name === 'open';
        break;
      case 'passwordless-step':
        this.require(state.step === step, 'I31 a step is told of while it is the step');
        if (step !== 'authenticated') this.#isSignedIn = false;
        break;
      case 'passwordless-code-sent':
        this.require(state.step === 'code-entry', 'I11 a code is sent at the code step');
        this.#lastSent = this.#backend.released;
        this.#taken();
        break;
      case 'passwordless-error':
        this.require(
          (state as { error?: { code: string } }).error?.code === code,
          'I31 an error is told of while it shows',
        );
        this.#taken();
        break;
      case 'passwordless-authenticated':
        this.require(
          state.step === 'verifying' || state.step === 'code-entry',
          'I31 success is told of before it shows',
        );
        this.require(!this.#isSignedIn, 'I15 success is told of once in a flow');
        this.#isSignedIn = true;
        this.#taken();
        break;
    }
  }

  #taken(): void {
    const { released } = this.#backend;
    if (released && !released.signal.aborted) released.isTaken = true;
  }

  /** What must hold once nothing is under way any more but requests. */
  settled(): void {
    const { flowState: state, shadowRoot: root } = this.#element;
    if (!root) return;
    const live = this.#backend.calls.filter(isLive);
    const hasRequest = live.length > 0;
    this.require(state.isPending === hasRequest, 'I3 busy exactly while a request is in flight');
    const kind = state.step === 'verifying' ? 'verify' : 'start';
    this.require(!hasRequest || live[0]?.kind === kind, 'the request is the one of the step');
    this.#view(state, root);
    if (state.step === 'authenticated')
      for (const code of codes)
        this.require(!root.innerHTML.includes(code), 'I17 the code is gone after the sign-in');
    const dialog = root.querySelector('dialog');
    if (dialog && this.#element.isConnected)
      this.require(dialog.open === this.#element.open, 'the dialog is open when `open` says so');
  }

  #view(state: PublicFlowState, root: ShadowRoot): void {
    const shown = (part: string) => root.querySelector(`[part="${part}"]`);
    const view = {
      ...{ 'phone-entry': 'phone-input', sending: 'phone-input' },
      ...{ 'code-entry': 'code-input', verifying: 'code-input' },
      ...{ authenticated: 'success', closed: '' },
    }[state.step];
    for (const part of ['phone-input', 'code-input', 'success'])
      this.require((shown(part) !== null) === (part === view), `the view shows the step: ${part}`);
    const is = (name: string) => this.#element.matches(`:state(${name})`);
    this.require(is('pending') === state.isPending, 'I35 :state(pending) is busy');
    this.require(is('phone-entry') === (view === 'phone-input'), ':state(phone-entry)');
    this.require(is('code-entry') === (view === 'code-input'), ':state(code-entry)');
    this.require(is('authenticated') === (view === 'success'), ':state(authenticated)');
    const isDisabled = (part: string) => shown(part)?.getAttribute('aria-disabled') === 'true';
    const isAwaited = state.step === 'sending' || state.step === 'verifying';
    this.require(isDisabled('submit-button') === isAwaited, 'I35 the button waits with the flow');
    if (state.step !== 'code-entry' && state.step !== 'verifying') return;
    const seconds = secondsUntil(Date.now(), state.challenge.resendAt);
    this.require(
      isDisabled('resend-button') === (state.isPending || seconds > 0),
      'I21 a code can be sent again exactly when the time has come',
    );
  }
}
