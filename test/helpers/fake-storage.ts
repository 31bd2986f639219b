/** Storages of the test's own: one that tells all that was ever put into it, and some that refuse. */
import type { KeyStorage } from '../../src/flow/storage.js';

export class FakeStorage implements KeyStorage {
  readonly #entries = new Map<string, string>();
  /** Everything that was ever put in, in order. */
  readonly written: (readonly [key: string, value: string])[] = [];
  /** How often anything was asked for. */
  reads = 0;

  /** As a flow takes it. */
  readonly use = (): this => this;

  /** What is in it now. */
  get entries(): readonly (readonly [key: string, value: string])[] {
    return [...this.#entries];
  }

  getItem(key: string): string | null {
    this.reads++;
    return this.#entries.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.written.push([key, value]);
    this.#entries.set(key, value);
  }

  removeItem(key: string): void {
    this.#entries.delete(key);
  }
}

const forbidden = () => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};
const full = () => {
  throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
};
const missing = () => {
  throw new ReferenceError('storage is not defined');
};

/** Has none of its methods throw but those that are given. */
const failing = (methods: Partial<KeyStorage>) => (): KeyStorage =>
  Object.assign(new FakeStorage(), methods);

/** What a browser may do in place of storing. */
export const refusals: readonly (readonly [what: string, storage: () => KeyStorage])[] = [
  ['is forbidden', forbidden],
  ['is missing, as in Node', missing],
  ['is nothing at all', () => undefined as never],
  ['throws when it is read', failing({ getItem: forbidden })],
  ['is full', failing({ setItem: full })],
  ['throws when something is removed', failing({ removeItem: forbidden })],
  ['throws at everything', failing({ getItem: forbidden, setItem: full, removeItem: forbidden })],
];
