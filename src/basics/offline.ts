/** Whether the browser knows that there is no network, and what to tell of a file or server that is out of reach. */
import { PasswordlessError } from '../errors.js';

/** Node's `navigator` has no `onLine`. */
export const isBrowserOffline = (): boolean =>
  (globalThis as { navigator?: { onLine?: boolean } }).navigator?.onLine === false;

export const networkError = (cause: unknown, isOffline = isBrowserOffline()): PasswordlessError =>
  new PasswordlessError(isOffline ? 'offline' : 'network', { cause });
