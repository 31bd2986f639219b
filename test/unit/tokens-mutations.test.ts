import { assert } from '@open-wc/testing';
import { verifyMutations, verifyOriginals } from '../helpers/token-mutations.js';

const count = 2000;
const seed = 20261127;

describe('an id_token with one byte changed', () => {
  it(`W5 is believed in none of ${count} cases (seed ${seed})`, async function () {
    this.timeout(60_000);
    await verifyOriginals();

    const { believed, faults } = await verifyMutations(count, seed);

    assert.deepEqual(believed, []);
    assert.equal(
      Object.values(faults).reduce((sum, some) => sum + some),
      count,
    );
  });
});
