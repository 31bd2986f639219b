/** The assertions of the conformance suite, which must not need a test runner's. */

export function demand(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new Error(otherwise);
}

export function equal(actual: unknown, expected: unknown, what: string): void {
  demand(Object.is(actual, expected), `${what}: ${String(actual)} in place of ${String(expected)}`);
}

/** Only what never ends is waited for so long; shorter than any deadline (`deadlines.ts`). */
const patienceMilliseconds = 999;

/** What a promise comes to, unless it never does. */
export async function ended<Value>(promise: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await Promise.race([
      promise,
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('it does not end')), patienceMilliseconds);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}
