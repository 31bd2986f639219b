import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Challenge } from 'altcha-lib';

import { openDatabase, type Database } from '../../demo/server/database.js';
import { newPhoneNumber, outbox, sendCode, start, startServer } from './support/auth-server.js';
import { assertDemand, proofFor } from './support/proof.js';

let database: Database;
before(async () => {
  database = await openDatabase({ kind: 'memory' });
});
after(() => database.close());
beforeEach(async () => {
  // Before the first server there is no such table.
  await database.query('delete from sms_hour').catch(() => undefined);
});

describe('PROOF_OF_WORK=auto', () => {
  it('demands a proof from the eighth of ten messages on, and not an hour later', async () => {
    const server = await startServer(database, { SMS_PER_HOUR: '10' });
    try {
      for (let sent = 0; sent < 8; sent += 1) await sendCode(server, newPhoneNumber());
      const number = newPhoneNumber();
      const demand = await start(server, number);
      assertDemand(demand);
      const captcha = await proofFor(demand);
      assert.equal((await start(server, number, { captcha })).status, 200);
      server.clock.advance(3600);
      assert.equal((await start(server, number)).status, 200);
    } finally {
      await server.close();
    }
  });
});

describe('the cap over all messages', () => {
  it('ends sending for every number and client, and tells when it goes on', async () => {
    const server = await startServer(database, { SMS_PER_HOUR: '3', PROOF_OF_WORK: 'never' });
    try {
      await sendCode(server, newPhoneNumber());
      server.clock.advance(600);
      await sendCode(server, newPhoneNumber());
      await sendCode(server, newPhoneNumber(), { client_id: 'other' });
      server.clock.advance(60);
      const number = newPhoneNumber();
      for (const client_id of ['demo', 'other']) {
        const { status, headers, body } = await start(server, number, { client_id });
        assert.deepEqual([status, body.error], [429, 'too_many_requests']);
        assert.equal(headers.get('retry-after'), String(3600 - 660));
        assert.equal(headers.get('x-ratelimit-limit'), '3');
        assert.equal(headers.get('x-ratelimit-remaining'), '0');
        const reset = Number(headers.get('x-ratelimit-reset')) - server.clock.now() / 1000;
        assert.ok(Math.abs(reset - (3600 - 660)) <= 1, `resets in ${reset} s`);
      }
      assert.equal((await outbox(server, number)).length, 0);
      server.clock.advance(3600 - 660);
      assert.equal((await start(server, number)).status, 200);
      assert.equal((await start(server, number)).status, 429);
    } finally {
      await server.close();
    }
  });

  it('holds across a restart', async () => {
    const environment = { SMS_PER_HOUR: '1', PROOF_OF_WORK: 'never' };
    const first = await startServer(database, environment);
    await sendCode(first, newPhoneNumber());
    await first.close();
    const second = await startServer(database, environment);
    try {
      assert.equal((await start(second, newPhoneNumber())).status, 429);
    } finally {
      await second.close();
    }
  });

  it('is told before a proof is asked for or spent', async () => {
    const server = await startServer(database, { SMS_PER_HOUR: '1', PROOF_OF_WORK: 'always' });
    try {
      const number = newPhoneNumber();
      const [first, second] = [
        await proofFor(await start(server, number)),
        await proofFor(await start(server, number)),
      ];
      assert.equal((await start(server, number, { captcha: first })).status, 200);
      assert.equal((await start(server, number)).status, 429);
      assert.equal((await start(server, number, { captcha: second })).status, 429);
      const { rows } = await database.query('select 1 from used_proof where id = $1', [
        signatureOf(second),
      ]);
      assert.equal(rows.length, 0);
    } finally {
      await server.close();
    }
  });
});

function signatureOf(proof: string): unknown {
  const { challenge } = JSON.parse(Buffer.from(proof, 'base64').toString()) as {
    challenge: Challenge;
  };
  return challenge.signature;
}
