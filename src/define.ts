/** Registers `<passwordless-sms>`, unless another copy on the page has done so. */
import { PasswordlessSmsElement } from './element.js';
import type { PasswordlessEventMap } from './events.js';

declare global {
  interface HTMLElementTagNameMap {
    'passwordless-sms': PasswordlessSmsElement;
  }

  interface HTMLElementEventMap extends PasswordlessEventMap {}
}

if (globalThis.customElements && !customElements.get('passwordless-sms'))
  customElements.define('passwordless-sms', PasswordlessSmsElement);

export * from './index.js';
