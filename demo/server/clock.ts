/** Time as a dependency. Everything that expires asks a `Clock`; nothing but this module reads the system's. */

export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

export interface AdjustableClock extends Clock {
  advance(seconds: number): void;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that runs like `base` and can be moved, so that three minutes pass in a test at once. */
export function adjustableClock(base: Clock = systemClock): AdjustableClock {
  let offset = 0;
  return {
    now: () => base.now() + offset,
    advance(seconds) {
      offset += seconds * 1000;
    },
  };
}
