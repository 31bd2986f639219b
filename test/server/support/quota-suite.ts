/** What must hold when many requests race for the last message and for one proof, asked of any database. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Database } from '../../../demo/server/database.js';
import { newPhoneNumber, outbox, start, startServer } from './auth-server.js';
import { proofFor } from './proof.js';

export function describeQuota(opened: () => Database): void {
  describe('the cap over all messages', () => {
    it('lets exactly as many of fifty parallel requests send, and one more for each that leaves the hour', async () => {
      await opened().query('delete from sms_hour');
      const server = await startServer(opened(), { SMS_PER_HOUR: '7', PROOF_OF_WORK: 'never' });
      try {
        const number = newPhoneNumber();
        const send = async () => {
          const answers = await Promise.all(
            Array.from({ length: 50 }, () => start(server, number)),
          );
          return answers.filter(({ status }) => status === 200).length;
        };
        assert.equal(await send(), 7);
        server.clock.advance(1800);
        assert.equal(await send(), 0);
        server.clock.advance(1799);
        assert.equal(await send(), 0);
        server.clock.advance(1);
        assert.equal(await send(), 7);
        assert.equal((await outbox(server, number)).length, 14);
      } finally {
        await server.close();
      }
    });
  });

  describe('a proof of work', () => {
    it('serves exactly one of twenty parallel requests', async () => {
      const server = await startServer(opened(), { PROOF_OF_WORK: 'always' });
      try {
        const number = newPhoneNumber();
        const captcha = await proofFor(await start(server, number));
        const answers = await Promise.all(
          Array.from({ length: 20 }, () => start(server, number, { captcha })),
        );
        assert.equal(answers.filter(({ status }) => status === 200).length, 1);
        assert.equal(answers.filter(({ status }) => status === 403).length, 19);
        assert.equal((await outbox(server, number)).length, 1);
      } finally {
        await server.close();
      }
    });
  });
}
