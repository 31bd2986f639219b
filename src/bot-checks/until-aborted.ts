/** Waiting for what can't be cancelled, no longer than somebody wants it. */

/** The promise's outcome, or the signal's reason as soon as that is aborted. */
export async function untilAborted<Value>(
  signal: AbortSignal,
  promise: PromiseLike<Value>,
): Promise<Value> {
  let abort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort);
    if (signal.aborted) abort();
  });
  try {
    return await Promise.race([aborted, promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
