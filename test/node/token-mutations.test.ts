/** Single bytes of good id_tokens, changed by the hundred thousand. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { verifyMutations, verifyOriginals } from '../helpers/token-mutations.js';

const count = 100_000;
const seed = Number(process.env.FUZZ_SEED ?? 20261127);

describe('an id_token with one byte changed', () => {
  it(`W5 is believed in none of ${count} cases (seed ${seed})`, async () => {
    await verifyOriginals();

    const { believed, faults } = await verifyMutations(count, seed);

    assert.deepEqual(believed, []);
    const refused = Object.values(faults).reduce((sum, some) => sum + some);
    assert.equal(refused, count);
    // Were most of them no tokens at all, they would say little.
    const signatures = faults['id_token refused: signature'] ?? 0;
    assert.ok(signatures > count / 10, `${signatures} came as far as the signature`);
    assert.deepEqual(
      Object.keys(faults).filter((fault) => !fault.startsWith('id_token refused: ')),
      [],
    );
  });
});
