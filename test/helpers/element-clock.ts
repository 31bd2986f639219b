/** The system clock, stopped, and what an element shows as it goes on. */
import type { PasswordlessSmsElement } from '../../src/element.js';
import { stopSystemClock } from './system-clock.js';
import { textOf } from './visitor.js';

export type ElementClock = ReturnType<typeof stopElementClock>;

export function stopElementClock() {
  const clock = stopSystemClock();
  const { now } = Date;
  let aheadMilliseconds = 0;
  Date.now = () => now() + aheadMilliseconds;
  return {
    /** Second by second. */
    pass: async (element: PasswordlessSmsElement, seconds: number) => {
      for (let passed = 0; passed < seconds; passed++) {
        clock.advance(1000);
        await element.updateComplete;
      }
    },
    /** Sets the clock, forwards or back; or the computer slept: no timer goes off. */
    jump: (seconds: number) => {
      aheadMilliseconds += seconds * 1000;
    },
    restore: clock.restore,
  };
}

/** Everything that comes into the polite live region from now on, in order. */
export function announcements({ shadowRoot }: PasswordlessSmsElement): string[] {
  const place = shadowRoot?.querySelector('.visually-hidden[role="status"]');
  if (!place) throw new Error('there is no place for announcements');
  const said: string[] = [];
  new MutationObserver(() => {
    const text = textOf(place);
    if (text) said.push(text);
  }).observe(place, { childList: true, characterData: true, subtree: true });
  return said;
}
