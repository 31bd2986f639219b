/** Time, as the flow takes it: replaced by tests, so that a day passes in a millisecond. */

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls back once after so many milliseconds, unless the function it returns is called before. */
  after(milliseconds: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

/**
 * Milliseconds until a countdown to one of the times shows another second; undefined when all of
 * them have passed.
 */
export function untilNextSecond(
  now: number,
  times: readonly (number | undefined)[],
): number | undefined {
  const waits = times
    .filter((time): time is number => time !== undefined && time > now)
    .map((time) => ((time - now - 1) % 1000) + 1);
  return waits.length ? Math.min(...waits) : undefined;
}

/** Whole seconds to show for a time that lies ahead; never negative. */
export const secondsUntil = (now: number, time: number): number =>
  Math.max(0, Math.ceil((time - now) / 1000));
