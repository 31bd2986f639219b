/** The assertions of the conformance suite, which must not need a test runner's. */

export function demand(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new Error(otherwise);
}

export function equal(actual: unknown, expected: unknown, what: string): void {
  demand(Object.is(actual, expected), `${what}: ${String(actual)} in place of ${String(expected)}`);
}
