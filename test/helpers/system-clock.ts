/** The browser's own clock, stopped: what asks it for the time, or to be called later, gets a fake one. */
import { FakeClock } from './fake-clock.js';

/** Shorter timers are no countdowns: they only put something off. */
const shortestCountdownMilliseconds = 100;

/** Stops the system clock until the test calls `restore`. */
export function stopSystemClock() {
  const clock = new FakeClock();
  const { setTimeout, clearTimeout } = globalThis;
  const { now } = Date;
  const cancels = new Map<number, () => void>();
  let last = 1e9;
  Date.now = () => clock.now();
  globalThis.setTimeout = ((callback: () => void, milliseconds = 0, ...rest: []) => {
    if (milliseconds < shortestCountdownMilliseconds)
      return setTimeout(callback, milliseconds, ...rest);
    cancels.set(++last, clock.after(milliseconds, callback));
    return last;
  }) as typeof setTimeout;
  const clear = (id?: number) => {
    const cancel = id === undefined ? undefined : cancels.get(id);
    if (cancel) cancel();
    else clearTimeout(id);
  };
  Object.assign(globalThis, { clearTimeout: clear });
  return {
    /** Timers that have not gone off and were not cancelled. */
    get pending() {
      return clock.pending;
    },
    advance: (milliseconds: number) => clock.advance(milliseconds),
    restore: () => {
      Object.assign(globalThis, { setTimeout, clearTimeout });
      Date.now = now;
    },
  };
}
