/** A browser that says it is offline, and what browsers tell of it. */

/** What `navigator.onLine` says from now on, without any event. */
export function setOnline(isOnline: boolean): void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isOnline });
}

export function goOffline(): void {
  setOnline(false);
  dispatchEvent(new Event('offline'));
}

export function goOnline(): void {
  setOnline(true);
  dispatchEvent(new Event('online'));
}

/** As the browser itself sees it. */
export const leaveConnection = () => void Reflect.deleteProperty(navigator, 'onLine');
