/** The browser's clock and timers, held still: time passes, or passes while nobody notices, or is set. */
import { FakeClock } from './fake-clock.js';

/** Stops the clock until the test calls `restore`. Timers without a delay go off as ever. */
export function stopClock() {
  const clock = new FakeClock();
  const { setTimeout, clearTimeout } = globalThis;
  const { now } = Date;
  const cancels = new Map<number, () => void>();
  /** When the timers go off that have not. */
  const due = new Map<number, number>();
  /** How far the clock on the wall is from the one that timers go by. */
  let shift = 0;
  let last = 1e9;
  Date.now = () => clock.now() + shift;
  globalThis.setTimeout = ((callback: () => void, milliseconds?: number) => {
    if (milliseconds === undefined) return setTimeout(callback);
    const timer = ++last;
    due.set(timer, clock.now() + milliseconds);
    const cancel = clock.after(milliseconds, () => {
      due.delete(timer);
      callback();
    });
    cancels.set(timer, () => {
      due.delete(timer);
      cancel();
    });
    return timer;
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
    /** Whether a timer goes off at `advance(0)`. */
    get isDue() {
      return [...due.values()].some((at) => at <= clock.now());
    },
    advance: (milliseconds: number) => clock.advance(milliseconds),
    /** A tab is hidden or frozen, or a script keeps it busy: what falls due goes off at `advance(0)`. */
    sleep: (milliseconds: number) => clock.set(clock.now() + milliseconds),
    /** The clock is set, forwards or back; timers take no notice. */
    jump: (milliseconds: number) => {
      shift += milliseconds;
    },
    restore: () => {
      Object.assign(globalThis, { setTimeout, clearTimeout });
      Date.now = now;
    },
  };
}
