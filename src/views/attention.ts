/** Where the visitor's attention goes: moves the focus along with the steps, and names the state for CSS. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FlowCore } from '../flow/core.js';
import type { PublicFlowState } from '../flow/public-state.js';
import type { Failure } from '../flow/state.js';

type Host = ReactiveControllerHost & HTMLElement;

/** What is to be filled in, or read, in each view. */
export const focusTarget = '[part="phone-input"], [part="code-input"], [part="success"]';

/** What a browser's own style sheet says of a page that says nothing. */
const browserFont = /^"?(?:serif|times|times new roman|-webkit-standard)"?$/i;

export class Attention implements ReactiveController {
  readonly #host: Host;
  readonly #flow: FlowCore;
  readonly #internals: ElementInternals;
  #shown: PublicFlowState;
  #hadFocus = false;
  /** The page's `accent-color`, which no style sheet can read; empty: none. */
  #pageAccent = '';

  constructor(host: Host, flow: FlowCore, internals: ElementInternals) {
    this.#host = host;
    this.#flow = flow;
    this.#internals = internals;
    this.#shown = flow.state;
    host.addController(this);
  }

  hostConnected(): void {
    const { accentColor, fontFamily } = getComputedStyle(this.#host);
    this.#pageAccent = accentColor === 'auto' ? '' : accentColor;
    this.#setState('plain-page', browserFont.test(fontFamily));
  }

  /** Before the render: a field that goes away takes its focus along. */
  hostUpdate(): void {
    this.#hadFocus = Boolean(this.#host.shadowRoot?.activeElement);
  }

  hostUpdated(): void {
    const { state } = this.#flow;
    const isOtherView = viewOf(state) !== viewOf(this.#shown);
    const hasNewFault =
      inputFault(state) !== undefined && inputFault(state) !== inputFault(this.#shown);
    this.#shown = state;
    this.#setState('phone-entry', viewOf(state) === 'phone-entry');
    this.#setState('code-entry', viewOf(state) === 'code-entry');
    this.#setState('authenticated', state.step === 'authenticated');
    this.#setState('pending', state.isPending);
    this.#setState('invalid', inputFault(state) !== undefined);
    const root = this.#host.shadowRoot;
    const outermost = root?.firstElementChild as HTMLElement | null | undefined;
    outermost?.style.setProperty('--_page-accent', this.#pageAccent);
    if (!this.#hadFocus || !root) return;
    // “Send anyway” goes away when it is pressed; the button that waits in its place takes over.
    const isLost = !root.activeElement && !isOtherView;
    if (!isLost && !isOtherView && !hasNewFault) return;
    const selector = isLost && state.isPending ? '[part="submit-button"]' : focusTarget;
    const target = root.querySelector<HTMLElement>(selector);
    target?.focus();
    // A wrong code is written anew; a wrong number is mended.
    if (hasNewFault && state.step === 'code-entry') (target as HTMLInputElement).select();
  }

  #setState(name: string, isOn: boolean): void {
    // Browsers before 2024 have no custom states, or none without dashes: they lose a style only.
    try {
      if (isOn) this.#internals.states.add(name);
      else this.#internals.states.delete(name);
    } catch {
      return;
    }
  }
}

const viewOf = ({ step }: PublicFlowState) =>
  step === 'sending' ? 'phone-entry' : step === 'verifying' ? 'code-entry' : step;

const inputFaults = new Set([
  'invalid_phone',
  'unsupported_country',
  'invalid_code',
  'code_expired',
]);

/** An error that is in what the visitor entered. */
const inputFault = (state: PublicFlowState) => {
  const { error } = state as { error?: Failure };
  return error && inputFaults.has(error.code) ? error : undefined;
};
