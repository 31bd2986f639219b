/** What a visitor is told who enters the code of an earlier message. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Database } from '../../../demo/server/database.js';
import {
  anotherCode,
  exchange,
  newPhoneNumber,
  outbox,
  sendCode,
  sendCodes,
  start,
  startServer,
  type TestServer,
} from './auth-server.js';
import { assertRefused, assertSuperseded, EXPIRED, TOO_MANY, WRONG } from './refusals.js';

export function describeSupersededCodes(running: () => TestServer, opened: () => Database): void {
  /** Sends so many, oldest first. */
  const sent = async (number: string, count: number) => {
    const codes = await sendCodes(running(), number, count);
    return { codes, first: codes[0] ?? '', newest: codes.at(-1) ?? '' };
  };

  describe('the code of an earlier message', () => {
    it('is refused as that, for one of the tries, and the newest stays good', async () => {
      const server = running();
      const number = newPhoneNumber();
      const { first, newest } = await sent(number, 2);
      assertSuperseded(await exchange(server, number, first), 2);
      assert.equal((await exchange(server, number, newest)).status, 200);
    });

    it('is told as often as there are tries, and no oftener', async () => {
      const server = running();
      const number = newPhoneNumber();
      const { first, newest } = await sent(number, 2);
      for (const left of [2, 1, 0]) assertSuperseded(await exchange(server, number, first), left);
      assertRefused(await exchange(server, number, first), TOO_MANY);
      assertRefused(await exchange(server, number, newest), TOO_MANY);
    });

    it('is told in exactly three of fifty parallel requests', async () => {
      const server = running();
      const number = newPhoneNumber();
      const { first } = await sent(number, 2);
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => exchange(server, number, first)),
      );
      const told = answers.filter(({ body }) => body.reason === 'superseded');
      assert.deepEqual(told.map(({ body }) => body.attempts_left).sort(), [0, 1, 2]);
    });

    it('is known, every one of them, after five parallel resends', async () => {
      const server = running();
      const number = newPhoneNumber();
      await Promise.all(Array.from({ length: 5 }, () => start(server, number)));
      for (const { code } of (await outbox(server, number)).slice(0, 3)) {
        const { status, body } = await exchange(server, number, code);
        if (status === 200) break;
        assert.equal(body.reason, 'superseded');
      }
    });

    it('is told from a wrong one', async () => {
      const server = running();
      const number = newPhoneNumber();
      const { codes } = await sent(number, 2);
      let wrong = '000000';
      while (codes.includes(wrong)) wrong = String(Number(wrong) + 1).padStart(6, '0');
      assertRefused(await exchange(server, number, wrong), WRONG, 2);
    });

    it('is told although its own tries were used up', async () => {
      const server = running();
      const number = newPhoneNumber();
      const first = await sendCode(server, number);
      for (let time = 0; time < 3; time += 1) await exchange(server, number, anotherCode(first));
      let newest = await sendCode(server, number);
      while (newest === first) newest = await sendCode(server, number);
      assertSuperseded(await exchange(server, number, first), 2);
    });

    it('is plainly wrong from the second on in which it would have expired', async () => {
      const server = running();
      const number = newPhoneNumber();
      const { first } = await sent(number, 1);
      server.clock.advance(100);
      let newest = await sendCode(server, number);
      while (newest === first) newest = await sendCode(server, number);
      server.clock.advance(79);
      assertSuperseded(await exchange(server, number, first), 2);
      server.clock.advance(1);
      assertRefused(await exchange(server, number, first), WRONG, 1);
      assert.equal((await exchange(server, number, newest)).status, 200);
    });

    it('is not told when the newest has expired', async () => {
      const server = running();
      const number = newPhoneNumber();
      const { first } = await sent(number, 2);
      server.clock.advance(180);
      assertRefused(await exchange(server, number, first), EXPIRED);
    });

    it('is plainly wrong for another number and for another client', async () => {
      const server = running();
      const [mine, theirs] = [newPhoneNumber(), newPhoneNumber()];
      const { codes, first } = await sent(mine, 2);
      let other = await sendCode(server, theirs);
      while (codes.includes(other)) other = await sendCode(server, theirs);
      assertRefused(await exchange(server, theirs, first), WRONG, 2);
      assertRefused(await exchange(server, mine, first, { client_id: 'other' }), WRONG, 2);
    });

    it('is told of the last four, however many were sent', async () => {
      const server = running();
      const number = newPhoneNumber();
      const { codes, newest } = await sent(number, 6);
      const [oldest = '', second = ''] = codes;
      assertSuperseded(await exchange(server, number, second), 2);
      assertRefused(await exchange(server, number, oldest), WRONG, 1);
      assert.equal((await exchange(server, number, newest)).status, 200);

      const again = newPhoneNumber();
      const { codes: others } = await sent(again, 6);
      assertSuperseded(await exchange(server, again, others[4] ?? ''), 2);
      assertSuperseded(await exchange(server, again, others[3] ?? ''), 1);
      assertSuperseded(await exchange(server, again, others[2] ?? ''), 0);
    });

    it('is plainly wrong after a sign-in, also when a new one was sent', async () => {
      const server = running();
      const number = newPhoneNumber();
      const { codes, first, newest } = await sent(number, 2);
      assert.equal((await exchange(server, number, newest)).status, 200);
      assertRefused(await exchange(server, number, first), WRONG, 2);
      let later = await sendCode(server, number);
      while (codes.includes(later)) later = await sendCode(server, number);
      assertRefused(await exchange(server, number, first), WRONG, 2);
      assertRefused(await exchange(server, number, newest), WRONG, 1);
    });

    it('is told in a database that was made before such codes were remembered', async () => {
      const server = running();
      const number = newPhoneNumber();
      const first = await sendCode(server, number);
      await opened().query('alter table sms_code drop column superseded');
      await (await startServer(opened())).close();
      let newest = await sendCode(server, number);
      while (newest === first) newest = await sendCode(server, number);
      assertSuperseded(await exchange(server, number, first), 2);
      assert.equal((await exchange(server, number, newest)).status, 200);
    });
  });
}
