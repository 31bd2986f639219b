/** The dialog of modal mode: the platform's own, which knows about focus, inertness and the top layer. */
import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { emit, type CloseReason } from '../events.js';
import type { I18n } from '../i18n/i18n.js';
import { closeIcon } from './icons.js';

type Host = ReactiveControllerHost &
  HTMLElement & { readonly mode: string; open: boolean; readonly persistent: boolean };

export class Modal implements ReactiveController {
  readonly #host: Host;
  readonly #i18n: I18n;
  readonly #onClosed: () => void;
  #reason: CloseReason = 'api';
  /** Closed, and about to tell of it: browsers take until the next frame. */
  #closing: HTMLDialogElement | undefined;

  /** @param onClosed Called when the dialog has closed, before the page hears of it. */
  constructor(host: Host, i18n: I18n, onClosed: () => void) {
    this.#host = host;
    this.#i18n = i18n;
    this.#onClosed = onClosed;
    host.addController(this);
  }

  hostConnected(): void {
    const dialog = this.#host.shadowRoot?.querySelector('dialog');
    if (!dialog?.open) return;
    // Leaving its place in the page took it out of the top layer, and told it nothing.
    dialog.open = false;
    dialog.showModal();
  }

  close(reason: CloseReason): void {
    if (!this.#host.open) return;
    this.#reason = reason;
    this.#host.open = false;
  }

  hostUpdated(): void {
    const dialog = this.#host.shadowRoot?.querySelector('dialog');
    if (!dialog || dialog === this.#closing || dialog.open === this.#host.open) return;
    if (this.#host.open) {
      // Outside of a page it can't; it opens when the element comes back.
      if (!dialog.isConnected) return;
      dialog.showModal();
      // Not the close button, which comes first.
      this.#host.focus();
      emit(this.#host, 'passwordless-open', undefined);
    } else {
      this.#closing = dialog;
      dialog.close();
    }
  }

  /** The views, in the dialog. */
  around(content: TemplateResult): TemplateResult {
    return html`
      <dialog
        part="dialog"
        aria-labelledby="title"
        closedby=${this.#host.persistent ? 'none' : 'closerequest'}
        @cancel=${this.#onCancel}
        @keydown=${this.#onKeyDown}
        @close=${this.#onClose}
      >
        ${this.#host.persistent ? nothing : this.#closeButton()}${content}
      </dialog>
    `;
  }

  #closeButton(): TemplateResult {
    return html`
      <button
        part="close-button"
        type="button"
        aria-label=${this.#i18n.text('dialog.close')}
        @click=${() => this.close('dismissed')}
      >
        ${closeIcon}
      </button>
    `;
  }

  readonly #onCancel = (event: Event) => {
    event.preventDefault();
    if (!this.#host.persistent) this.close('dismissed');
  };

  /** Browsers let a second Esc through without asking, unless the key itself is stopped. */
  readonly #onKeyDown = (event: KeyboardEvent) => {
    if (this.#host.persistent && event.key === 'Escape') event.preventDefault();
  };

  readonly #onClose = ({ currentTarget }: Event) => {
    const isAsked = currentTarget === this.#closing;
    const reason = isAsked ? this.#reason : 'dismissed';
    this.#closing = undefined;
    this.#reason = 'api';
    if (!isAsked) this.#host.open = false;
    this.#onClosed();
    emit(this.#host, 'passwordless-close', { reason });
    // It may have been opened again in the meantime.
    this.#host.requestUpdate();
  };
}
