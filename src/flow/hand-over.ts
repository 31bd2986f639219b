/** What a page still does with a sign-in before the visitor is told of it. */
import { PasswordlessError, toPasswordlessError } from '../errors.js';
import type { Clock } from './clock.js';

/** What comes with a sign-in besides its tokens. */
export interface WaitUntil {
  /**
   * Keeps the visitor waiting until a promise is settled: for pages that set up a session of their own.
   * A rejection takes the sign-in back: the visitor is told, by the code of a `PasswordlessError` or as
   * of a `server_error`, and begins anew with the same number.
   *
   * @throws {TypeError} once the listener has returned.
   */
  readonly waitUntil: (promise: PromiseLike<unknown>) => void;
}

export class HandOver<Detail extends object> {
  /** What listeners get. */
  readonly detail: Detail & WaitUntil;
  readonly #promises: PromiseLike<unknown>[] = [];
  #isOpen = true;

  constructor(detail: Detail) {
    const waitUntil = (promise: PromiseLike<unknown>) => {
      if (!this.#isOpen) throw new TypeError('waitUntil() only works while listeners are called');
      this.#promises.push(promise);
    };
    // Not enumerable: it is no token, and what clones a detail can't clone a function.
    this.detail = Object.freeze(
      Object.defineProperty({ ...detail }, 'waitUntil', { value: waitUntil }),
    ) as Detail & WaitUntil;
  }

  /**
   * When listeners have been called: whether there is something to wait for. Then it calls back once,
   * after so many seconds at the latest.
   */
  wait(clock: Clock, seconds: number, onSettled: (error?: PasswordlessError) => void): boolean {
    this.#isOpen = false;
    if (!this.#promises.length) return false;
    let isSettled = false;
    const settle = (error?: PasswordlessError) => {
      if (isSettled) return;
      isSettled = true;
      cancel();
      onSettled(error);
    };
    const cancel = clock.after(seconds * 1000, () =>
      settle(new PasswordlessError('timeout', { message: 'the page did not end its work' })),
    );
    Promise.all(this.#promises).then(
      () => settle(),
      (cause: unknown) => settle(toPasswordlessError(cause, 'server_error')),
    );
    return true;
  }
}
