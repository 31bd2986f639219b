/** The browser's Back button as a way through the steps: loaded only where a page asks for that. */
import type { ReactiveController } from 'lit';
import { lazy } from '../basics/lazy.js';
import type { FlowCore } from '../flow/core.js';
import type { BackButtonHost } from './back-button.js';

export class BackButtonSupport implements ReactiveController {
  readonly #host: BackButtonHost;
  readonly #load: () => Promise<void>;

  /** @param dismiss Closes the dialog. */
  constructor(host: BackButtonHost, flow: FlowCore, dismiss: () => void) {
    this.#host = host;
    this.#load = lazy(async () => {
      const { BackButton } = await import('./back-button.js');
      new BackButton(host, flow, dismiss);
      // It makes its entries for what shows by now.
      host.requestUpdate();
    });
    host.addController(this);
  }

  hostUpdated(): void {
    // When it can't be loaded the button leads where it always did, and the next render tries again.
    if (this.#host.history) this.#load().catch(() => undefined);
  }
}
