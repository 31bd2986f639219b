/** What a flow tells besides its state, and who listens. */
import type { TokenSet } from '../backends/backend.js';
import type { PasswordlessError } from '../errors.js';
import type { WaitUntil } from './hand-over.js';
import type { PublicFlowState } from './public-state.js';
import type { FlowStep } from './state.js';

/** Names of what a flow tells, and what listeners get. */
export interface FlowOutputs {
  readonly step: { readonly step: FlowStep };
  readonly 'code-sent': { readonly phoneNumber: string; readonly resend: boolean };
  readonly error: { readonly error: PasswordlessError };
  /** With `source`: another tab has signed in with this number, and has the tokens. */
  readonly authenticated: AuthenticatedOutput;
}

export type AuthenticatedOutput = TokenSet & {
  readonly state: string;
  readonly source?: 'another-tab';
} & WaitUntil;

export class Listeners {
  readonly #subscribers = new Set<(state: PublicFlowState) => void>();
  readonly #listeners = new Map<string, Set<(detail: never) => void>>();

  /** Returns a function that ends it. */
  subscribe(listener: (state: PublicFlowState) => void): () => void {
    this.#subscribers.add(listener);
    return () => void this.#subscribers.delete(listener);
  }

  /** Returns a function that ends it. */
  on(name: string, listener: (detail: never) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /** Calls all subscribers; the state may be another one already when the later ones are called. */
  publish(state: () => PublicFlowState): void {
    for (const subscriber of [...this.#subscribers]) safely(() => subscriber(state()));
  }

  tell(name: string, detail: object): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])])
      safely(() => listener(detail as never));
  }
}

/** A listener that throws is reported, and changes nothing. */
function safely(call: () => void): void {
  try {
    call();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
