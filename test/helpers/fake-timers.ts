/** The page's own timers, held still: for modules that take no clock. */

interface Timer {
  readonly callback: () => void;
  readonly milliseconds: number;
}

/** Puts itself in the place of `setTimeout` until it is restored. */
export class FakeTimers {
  readonly #set = globalThis.setTimeout;
  readonly #clear = globalThis.clearTimeout;
  readonly #timers = new Map<number, Timer>();
  #last = 0;

  constructor() {
    const set = (callback: () => void, milliseconds = 0): number => {
      this.#timers.set(++this.#last, { callback, milliseconds });
      return this.#last;
    };
    const clear = (timer: number): void => void this.#timers.delete(timer);
    Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
  }

  /** Delays of the timers that are set, in milliseconds. */
  get pending(): readonly number[] {
    return [...this.#timers.values()].map(({ milliseconds }) => milliseconds);
  }

  /** Has all timers go off. */
  fire(): void {
    const timers = [...this.#timers.values()];
    this.#timers.clear();
    for (const { callback } of timers) callback();
  }

  restore(): void {
    Object.assign(globalThis, { setTimeout: this.#set, clearTimeout: this.#clear });
  }
}
