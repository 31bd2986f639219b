/**
 * The browser's Back button as a way through the steps, where a page asks for that: from the code to
 * the number, and from there out of the dialog.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FlowCore } from '../flow/core.js';

export type BackButtonHost = ReactiveControllerHost & {
  readonly history: boolean;
  readonly mode: string;
  readonly open: boolean;
  readonly persistent: boolean;
};

/** How many of the page's history entries are steps of the widget; what a router keeps there stays. */
const key = 'passwordlessSms';

const depthNow = (): number => {
  const state = history.state as Record<string, unknown> | null;
  return Number(state?.[key] ?? 0);
};

export class BackButton implements ReactiveController {
  readonly #host: BackButtonHost;
  readonly #flow: FlowCore;
  readonly #dismiss: () => void;
  #depth = 0;
  /** Where the page was when the first of its entries was made; a link in the page leads elsewhere. */
  #href = location.href;

  /** @param dismiss Closes the dialog. */
  constructor(host: BackButtonHost, flow: FlowCore, dismiss: () => void) {
    this.#host = host;
    this.#flow = flow;
    this.#dismiss = dismiss;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#onPopState);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#onPopState);
  }

  hostUpdated(): void {
    const depth = this.#wantedDepth();
    const before = this.#depth;
    this.#depth = depth;
    if (!this.#host.history || depth === before) return;
    if (depth > before) {
      if (!depthNow()) this.#href = location.href;
      // After a reload the entries are still there.
      for (let next = depthNow() + 1; next <= depth; next++)
        history.pushState({ ...history.state, [key]: next }, '');
    } else if (depth < depthNow() && this.#flow.state.step !== 'authenticated') {
      // Not after a sign-in: a page that goes elsewhere then would be called back.
      history.go(depth - depthNow());
    }
  }

  #wantedDepth(): number {
    const { step } = this.#flow.state;
    const isDialog = this.#host.mode === 'modal';
    if (isDialog && !this.#host.open) return 0;
    const dialog = isDialog && !this.#host.persistent ? 1 : 0;
    return dialog + (step === 'code-entry' || step === 'verifying' ? 1 : 0);
  }

  readonly #onPopState = () => {
    const depth = depthNow();
    if (!this.#host.history || depth >= this.#depth) return;
    if (!depth && location.href !== this.#href) return;
    const isOut = !depth && this.#host.mode === 'modal' && !this.#host.persistent;
    const { step } = this.#flow.state;
    this.#depth = depth;
    if (step === 'code-entry' || step === 'verifying') this.#flow.changeNumber();
    if (isOut) this.#dismiss();
  };
}
