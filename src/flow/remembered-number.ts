/** The number of whoever signed in here last, on this device, where the page asks for that. */
import { isE164 } from '../phone/number-check.js';
import { tried, type KeyStorage } from './storage.js';

const key = 'passwordless-sms:phone-number';

/** E.164; undefined when there is none. */
export function readNumber(storage: () => KeyStorage): string | undefined {
  const number = tried(() => storage().getItem(key));
  return number && isE164(number) ? number : undefined;
}

export const keepNumber = (storage: () => KeyStorage, phoneNumber: string): void =>
  tried(() => storage().setItem(key, phoneNumber));
