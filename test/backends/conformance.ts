/** Tries an adapter in the way that everybody's own adapters can be tried. */
import { conformanceCases, type AdapterFixture } from '../../src/testing/conformance.js';

/** Defines a suite of tests for the adapter that a fixture makes. */
export function testConformance(fixture: AdapterFixture): void {
  describe(`the adapter ${fixture.name}`, () => {
    for (const { name, run } of conformanceCases(fixture)) it(name, run);
  });
}
