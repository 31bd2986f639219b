/** What happens to the page around the element: it is left and comes back, and it loses its network. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FlowCore } from '../flow/core.js';

export class PageLife implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #flow: FlowCore;

  constructor(host: ReactiveControllerHost, flow: FlowCore) {
    this.#host = host;
    this.#flow = flow;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.#onConnection);
    addEventListener('offline', this.#onConnection);
    addEventListener('pageshow', this.#onPageShow);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#onConnection);
    removeEventListener('offline', this.#onConnection);
    removeEventListener('pageshow', this.#onPageShow);
  }

  /** Shows it and does nothing else: what was to be sent is the visitor's to send. */
  readonly #onConnection = () => this.#host.requestUpdate();

  /** Whatever was awaited when the page was put aside, no answer comes to it any more. */
  readonly #onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) this.#flow.cancel();
  };
}
