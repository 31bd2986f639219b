/** Waiting for what can be observed. */

// Taken before any test replaces it.
const later = globalThis.setTimeout.bind(globalThis);

const turn = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    later(resolve, milliseconds);
  });

/** Waits until a condition holds, and says what it waited for when it never does. */
export async function until(
  condition: () => unknown,
  description: string,
  { seconds = 5 } = {},
): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`waited in vain until ${description}`);
    await turn(2);
  }
}

/** Lets everything happen that is due already: promises, renders, and timers without a delay. */
export async function everythingDue(): Promise<void> {
  for (let turns = 0; turns < 3; turns++) await turn(1);
}
