/** What happens to the page around the element: it is left and comes back, loses its network, and gets a keyboard. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FlowCore } from '../flow/core.js';

type Host = ReactiveControllerHost & HTMLElement;

export class PageLife implements ReactiveController {
  readonly #host: Host;
  readonly #flow: FlowCore;

  constructor(host: Host, flow: FlowCore) {
    this.#host = host;
    this.#flow = flow;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.#onConnection);
    addEventListener('offline', this.#onConnection);
    addEventListener('pageshow', this.#onPageShow);
    visualViewport?.addEventListener('resize', this.#onViewport);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#onConnection);
    removeEventListener('offline', this.#onConnection);
    removeEventListener('pageshow', this.#onPageShow);
    visualViewport?.removeEventListener('resize', this.#onViewport);
  }

  /**
   * Keeps the dialog above an on-screen keyboard, which iOS lays over the page, and Android unless the page
   * says `interactive-widget=resizes-content`.
   */
  readonly #onViewport = () => {
    const { height = innerHeight, offsetTop = 0, scale = 1 } = visualViewport ?? {};
    // A page that is zoomed in shows a part of itself, too.
    const hidden = scale > 1 ? 0 : innerHeight - height - offsetTop;
    this.#host.shadowRoot
      ?.querySelector('dialog')
      ?.style.setProperty('--_keyboard', `${Math.max(0, hidden)}px`);
  };

  /** Shows it and does nothing else: what was to be sent is the visitor's to send. */
  readonly #onConnection = () => this.#host.requestUpdate();

  /** Whatever was awaited when the page was put aside, no answer comes to it any more. */
  readonly #onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) this.#flow.cancel();
  };
}
