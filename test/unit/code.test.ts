import { assert } from '@open-wc/testing';
import { readCode } from '../../src/code/read-code.js';
import { expand, load, type CodeCase } from '../helpers/data.js';

const cases = await load<CodeCase>('codes.json');

describe('reading a one-time code', () => {
  for (const { via, length, input, outcome, code, reason } of cases) {
    const text = expand(input);
    const shown = JSON.stringify(text.slice(0, 48));
    it(`${outcome === 'ignored' ? 'ignores' : 'takes'} ${shown}, by ${via}, as ${reason ?? outcome} of ${length} digits`, () => {
      const reading = readCode(text, length);

      assert.equal(reading.outcome, outcome);
      assert.equal('code' in reading ? reading.code : undefined, code);
      if (reading.outcome === 'ignored') assert.equal(reading.reason, reason);
      if (reason === 'from_text') assert.equal('from' in reading && reading.from, 'text');
    });
  }

  it('reads its own result again as the same code', () => {
    const first = readCode('Your code is 123-456.', 6);

    assert.deepInclude(first, { outcome: 'complete', code: '123456' });
    assert.deepEqual(readCode('123456', 6), { outcome: 'complete', code: '123456' });
  });
});
