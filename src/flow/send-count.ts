/**
 * How many codes went to a number lately from this browser: the delay before another one grows with
 * it, also over reloads and in other tabs.
 */
import { tried, type KeyStorage } from './storage.js';

/** By what stands for the number: when the last code was sent, epoch milliseconds, and how many. */
type Counts = Readonly<Record<string, readonly [sentAt: number, sends: number]>>;

const key = 'passwordless-sms:sends';

/** Whoever comes back after an hour begins anew. */
const lifetime = 3_600_000;

function read(storage: () => KeyStorage, now: number): Counts {
  const counts = tried(() => JSON.parse(storage().getItem(key) ?? '{}') as Counts) ?? {};
  return Object.fromEntries(
    Object.entries(counts).filter(
      ([, count]) =>
        Array.isArray(count) &&
        Math.abs(now - count[0]) < lifetime &&
        Number.isSafeInteger(count[1]),
    ),
  );
}

export const sendCount = (storage: () => KeyStorage, about: string, now: number): number =>
  read(storage, now)[about]?.[1] ?? 0;

/** Keeps a number's count; 0 forgets it. A tab may know less than another has kept. */
export function keepSendCount(
  storage: () => KeyStorage,
  about: string,
  sends: number,
  sentAt: number,
): void {
  const { [about]: [lastAt, most] = [sentAt, sends], ...others } = read(storage, sentAt);
  const latest = [Math.max(lastAt, sentAt), Math.max(most, sends)] as const;
  const counts: Counts = sends ? { ...others, [about]: latest } : others;
  tried(() =>
    Object.keys(counts).length
      ? storage().setItem(key, JSON.stringify(counts))
      : storage().removeItem(key),
  );
}
