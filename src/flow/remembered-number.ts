/** The number of whoever signed in here last, on this device, where the page asks for that. */
import { isE164 } from '../phone/number-check.js';

/** What is needed of `localStorage`. */
export type NumberStorage = Pick<Storage, 'getItem' | 'setItem'>;

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
