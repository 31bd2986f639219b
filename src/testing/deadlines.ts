/** Deadlines that pass when a test says so, since nobody wants to wait for them. */

/** What is waited for at least so long is a deadline. */
const shortest = 1000;

/** Runs something while timers of a second and more can be made to be over. */
export async function withDeadlines<Result>(
  run: (pass: () => void) => Promise<Result>,
): Promise<Result> {
  const { setTimeout, clearTimeout } = globalThis;
  const waiting = new Map<unknown, () => void>();
  const later = (callback: () => void, milliseconds = 0, ...rest: unknown[]) => {
    const timer = setTimeout(callback, milliseconds, ...(rest as []));
    if (milliseconds >= shortest) waiting.set(timer, callback);
    return timer;
  };
  globalThis.setTimeout = Object.assign(later, setTimeout) as typeof setTimeout;
  globalThis.clearTimeout = (timer) => {
    waiting.delete(timer);
    clearTimeout(timer);
  };
  try {
    return await run(() => {
      for (const [timer, callback] of [...waiting]) {
        globalThis.clearTimeout(timer as number);
        callback();
      }
    });
  } finally {
    Object.assign(globalThis, { setTimeout, clearTimeout });
  }
}
