import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { adjustableClock } from '../../demo/server/clock.js';
import { createCodes } from '../../demo/server/codes.js';
import type { CodeRow, Store } from '../../demo/server/store.js';

/** Collects what would be stored. */
function collectingStore(): { rows: CodeRow[]; store: Store } {
  const rows: CodeRow[] = [];
  const putCode = (row: CodeRow): Promise<void> => {
    rows.push(row);
    return Promise.resolve();
  };
  return { rows, store: { putCode } as unknown as Store };
}

describe('one-time codes', () => {
  it('are six digits, every digit in every place about as often', async () => {
    const codes = createCodes(collectingStore().store, adjustableClock(), 'pepper');
    const total = 20_000;
    const made: string[] = [];
    while (made.length < total) {
      const { code } = await codes.issue('demo', '+14155550123');
      assert.match(code, /^\d{6}$/);
      made.push(code);
    }
    for (let place = 0; place < 6; place += 1) {
      const counts = Array.from('0123456789').map(
        (digit) => made.filter((code) => code[place] === digit).length,
      );
      const chiSquare = counts.reduce(
        (sum, count) => sum + (count - total / 10) ** 2 / (total / 10),
        0,
      );
      // Nine degrees of freedom: a fair source exceeds 45 once in a million runs.
      assert.ok(chiSquare < 45, `chi-square ${chiSquare}`);
    }
  });

  it('are stored as something that depends on pepper, client, number and code, and shows none of them', async () => {
    const macs = new Set<string>();
    const cases = [
      ['pepper', 'demo', '+14155550123'],
      ['another', 'demo', '+14155550123'],
      ['pepper', 'demo+', '14155550123'],
      ['pepper', 'demo', '+14155550124'],
    ] as const;
    for (const [pepper, client, number] of cases) {
      const { rows, store } = collectingStore();
      const { code } = await createCodes(store, adjustableClock(), pepper).issue(client, number);
      const [row] = rows;
      macs.add(row?.recipient ?? '');
      for (const secret of [code, number, pepper])
        assert.equal(`${row?.mac}|${row?.recipient}`.includes(secret), false, secret);
    }
    assert.equal(macs.size, cases.length);
  });
});
