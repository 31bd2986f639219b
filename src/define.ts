/** Registers `<passwordless-sms>`, unless another copy on the page has done so. */
import { PasswordlessSmsElement } from './element.js';
import type { PasswordlessEventMap } from './events.js';

declare global {
  interface HTMLElementTagNameMap {
    'passwordless-sms': PasswordlessSmsElement;
  }

  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- how types of events are added
  interface HTMLElementEventMap extends PasswordlessEventMap {}
}

// Node has no registry: importing this there must do nothing.
if ('customElements' in globalThis && !customElements.get('passwordless-sms'))
  customElements.define('passwordless-sms', PasswordlessSmsElement);

export * from './index.js';
