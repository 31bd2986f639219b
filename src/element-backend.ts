/** The backend that an element signs in with, and who is told when there is none. */
import type { LitElement } from 'lit';
import {
  configuredBackend,
  type BackendConfiguration,
  type ConfiguredBackend,
} from './backends/configured.js';
import { PasswordlessError } from './errors.js';
import { emit } from './events.js';

/** A change of these makes it another sign-in. */
const properties = ['backend', 'backendUrl', 'backendKey', 'domain', 'clientId', 'codeLength'];

export class ElementBackend {
  readonly #host: LitElement & BackendConfiguration;
  #configured: ConfiguredBackend | undefined;

  constructor(host: LitElement & BackendConfiguration) {
    this.#host = host;
  }

  get current(): ConfiguredBackend {
    return this.#configured ?? configuredBackend(this.#host, this.#onFault);
  }

  /** What to mend, if anything, once it is known. */
  get fault(): string | undefined {
    return this.#configured?.fault;
  }

  /** Takes what the page says now. Whether it is another backend than before. */
  update(changed: ReadonlyMap<PropertyKey, unknown>): boolean {
    const before = this.#configured;
    if (before && !properties.some((name) => changed.has(name))) return false;
    this.#configured = configuredBackend(this.#host, this.#onFault);
    const { fault } = this.#configured;
    if (fault && fault !== before?.fault) this.#complain(fault);
    return before !== undefined;
  }

  /** An adapter told of it when it was loaded. */
  readonly #onFault = () => {
    if (!this.fault) return;
    this.#complain(this.fault);
    this.#host.requestUpdate();
  };

  /** Tells the page's author what is wrong, unless it is mended by then: frameworks set properties late. */
  #complain(fault: string): void {
    setTimeout(() => {
      if (!this.#host.isConnected || this.fault !== fault) return;
      console.error(`<passwordless-sms>: ${fault}`);
      const error = new PasswordlessError('misconfigured', { message: fault });
      emit(this.#host, 'passwordless-error', { error });
    });
  }
}
