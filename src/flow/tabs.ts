/**
 * What tabs of one browser tell each other of a number they both wait with: when another code can be
 * sent, and that one of them has signed in. No number, code, transaction or token passes.
 */
import type { SharedDelay } from './state.js';

/** What is needed of a `BroadcastChannel`. */
export interface TabChannel {
  postMessage(message: unknown): void;
  close(): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}

// Without the DOM's types, which the flow must not need.
declare const BroadcastChannel: new (name: string) => TabChannel;

/** Node has one that would keep a process alive, and no tabs. */
export const openTabChannel = (): TabChannel => {
  const channel = new BroadcastChannel('passwordless-sms');
  (channel as { unref?: () => void }).unref?.();
  return channel;
};

export type TabMessage =
  | { readonly type: 'sent'; readonly about: string; readonly delay: SharedDelay }
  | { readonly type: 'authenticated'; readonly about: string };

/** A message, if it is one: a channel belongs to everybody of the page's origin. */
export function readTabMessage(data: unknown): TabMessage | undefined {
  const { type, about, delay } = (data ?? {}) as {
    type?: unknown;
    about?: unknown;
    delay?: Partial<SharedDelay>;
  };
  if (typeof about !== 'string') return undefined;
  if (type === 'authenticated') return { type, about };
  const { resendAt = NaN, resendDelaySeconds = NaN, sends = NaN } = delay ?? {};
  return type === 'sent' &&
    Number.isFinite(resendAt) &&
    Number.isFinite(resendDelaySeconds) &&
    resendDelaySeconds >= 0 &&
    resendDelaySeconds <= 3600 &&
    Number.isSafeInteger(sends)
    ? { type, about, delay: { resendAt, resendDelaySeconds, sends } }
    : undefined;
}

/**
 * Tells numbers apart without telling them: about 10,000 numbers of a country share each value
 * (20 bits of FNV-1a).
 */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 12).toString(36);
}
