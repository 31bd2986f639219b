/** The number of whoever signed in here last, on this device, where the page asks for that. */
import { isE164 } from '../phone/number-check.js';

/** What is needed of the Web Storage API's `Storage`. */
export interface NumberStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

// Without the DOM's types, which the flow must not need.
declare const localStorage: NumberStorage;

/** Node has none, and a browser may forbid its use: then this throws. */
export const pageStorage = (): NumberStorage => localStorage;

const key = 'passwordless-sms:phone-number';

/** Whatever the storage does, a sign-in goes on: a browser may forbid its use, or have no room. */
function tried<Result>(use: () => Result): Result | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}

/** E.164; undefined when there is none. */
export function readNumber(storage: () => NumberStorage): string | undefined {
  const number = tried(() => storage().getItem(key));
  return number && isE164(number) ? number : undefined;
}

export const keepNumber = (storage: () => NumberStorage, phoneNumber: string): void =>
  tried(() => storage().setItem(key, phoneNumber));
