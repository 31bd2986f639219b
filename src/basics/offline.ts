/** Whether the browser knows that there is no network. */

/** Node's `navigator` has no `onLine`. */
export const isBrowserOffline = (): boolean =>
  (globalThis as { navigator?: { onLine?: boolean } }).navigator?.onLine === false;
