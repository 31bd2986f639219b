import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PasswordlessBackend } from '../../src/backends/backend.js';

describe('the flow in Node', () => {
  it('is imported without a DOM and signs in', async () => {
    assert.equal('document' in globalThis, false);
    const { PasswordlessFlow, PasswordlessError } = await import('../../src/flow/index.js');
    const backend: PasswordlessBackend = {
      start: () => Promise.resolve({ codeLength: 4 }),
      verify: ({ code }) =>
        code === '1234'
          ? Promise.resolve({ access_token: 'a' })
          : Promise.reject(new PasswordlessError('invalid_code')),
    };
    const flow = new PasswordlessFlow({ backend });
    const arrival = (step: string) =>
      new Promise<void>((resolve) => {
        const leave = flow.subscribe((state) => {
          if (state.step !== step) return;
          leave();
          resolve();
        });
      });

    const atCode = arrival('code-entry');
    flow.submitPhone('+14155550123');
    await atCode;
    const atEnd = arrival('authenticated');
    flow.typeCode('1234');
    flow.submitCode();
    await atEnd;

    assert.equal(flow.state.step, 'authenticated');
  });
});
