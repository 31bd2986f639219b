import assert from 'node:assert/strict';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { adjustableClock } from '../../demo/server/clock.js';
import { openOutbox } from '../../demo/server/sms/outbox.js';
import { temporaryDirectory } from './support/temporary-directory.js';

const NOW = Date.parse('2026-01-31T12:00:00Z');

describe('the outbox', () => {
  it('lists messages newest first, of one number or of all', async () => {
    const clock = adjustableClock({ now: () => NOW });
    const outbox = await openOutbox(undefined, 'Acme', clock);
    await outbox.send({ to: '+1', body: 'one 111111', code: '111111' });
    clock.advance(60);
    await outbox.send({ to: '+2', body: 'two 222222', code: '222222' });
    const first = {
      to: '+1',
      from: 'Acme',
      body: 'one 111111',
      code: '111111',
      sentAt: '2026-01-31T12:00:00.000Z',
    };
    const second = {
      to: '+2',
      from: 'Acme',
      body: 'two 222222',
      code: '222222',
      sentAt: '2026-01-31T12:01:00.000Z',
    };
    assert.deepEqual(outbox.list(), [second, first]);
    assert.deepEqual(outbox.list('+1'), [first]);
    assert.deepEqual(outbox.list('+3'), []);
  });

  it('drops messages after seven days', async () => {
    const clock = adjustableClock({ now: () => NOW });
    const outbox = await openOutbox(undefined, 'Acme', clock);
    await outbox.send({ to: '+1', body: '111111', code: '111111' });
    clock.advance(7 * 86_400 - 1);
    assert.equal(outbox.list().length, 1);
    clock.advance(1);
    assert.deepEqual(outbox.list(), []);
  });
});

describe('the outbox file', () => {
  it('outlives the process and keeps the last two hundred messages', async (t) => {
    const file = join(await temporaryDirectory(t), 'outbox.json');
    const clock = adjustableClock();
    const first = await openOutbox(file, 'Demo', clock);
    const numbers = Array.from({ length: 205 }, (_, index) => String(index));
    await Promise.all(numbers.map((code) => first.send({ to: '+1', body: code, code })));
    const second = await openOutbox(file, 'Demo', clock);
    assert.deepEqual(
      second.list().map(({ code }) => code),
      [...numbers].reverse().slice(0, 200),
    );
    assert.equal((await stat(file)).mode & 0o777, 0o600);
  });

  it('that is damaged counts as empty', async (t) => {
    const file = join(await temporaryDirectory(t), 'outbox.json');
    await writeFile(file, '[{');
    assert.deepEqual((await openOutbox(file, 'Demo', adjustableClock())).list(), []);
  });
});
