/** What a one-time code is good for, and when it no longer is. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  anotherCode,
  exchange,
  newPhoneNumber,
  OTP_GRANT,
  post,
  sendCode,
  signIn,
  type TestServer,
} from './auth-server.js';
import { assertRefused, EXPIRED, TOO_MANY, WRONG } from './refusals.js';

export function describeCodes(running: () => TestServer): void {
  describe('a code', () => {
    it('is refused when wrong, three times, and then even when right', async () => {
      const server = running();
      const number = newPhoneNumber();
      const code = await sendCode(server, number);
      for (const left of [2, 1, 0])
        assertRefused(await exchange(server, number, anotherCode(code)), WRONG, left);
      assertRefused(await exchange(server, number, code), TOO_MANY);
    });

    it('gets three tries again when it is sent anew', async () => {
      const server = running();
      const number = newPhoneNumber();
      const code = await sendCode(server, number);
      for (let time = 0; time < 3; time += 1) await exchange(server, number, anotherCode(code));
      assert.equal((await exchange(server, number, await sendCode(server, number))).status, 200);
    });

    it('lives 180 seconds and not one more', async () => {
      const server = running();
      const number = newPhoneNumber();
      const early = await sendCode(server, number);
      server.clock.advance(179);
      assert.equal((await exchange(server, number, early)).status, 200);
      const late = await sendCode(server, number);
      server.clock.advance(180);
      assertRefused(await exchange(server, number, late), EXPIRED);
    });

    it('does not live longer when the clock is put back', async () => {
      const server = running();
      const number = newPhoneNumber();
      const code = await sendCode(server, number);
      server.clock.advance(-3600);
      assertRefused(await exchange(server, number, code), EXPIRED);
      server.clock.advance(3600);
    });

    it('is used once', async () => {
      const server = running();
      const number = newPhoneNumber();
      const code = await sendCode(server, number);
      assert.equal((await exchange(server, number, code)).status, 200);
      assertRefused(await exchange(server, number, code), WRONG, 2);
    });

    it('belongs to its number and to its client', async () => {
      const server = running();
      const [mine, theirs] = [newPhoneNumber(), newPhoneNumber()];
      const code = await sendCode(server, mine);
      let other = await sendCode(server, theirs);
      while (other === code) other = await sendCode(server, theirs);
      assertRefused(await exchange(server, theirs, code), WRONG, 2);
      assertRefused(await exchange(server, mine, code, { client_id: 'other' }), WRONG, 2);
      assert.equal((await exchange(server, mine, code)).status, 200);
    });

    it('stays good when another client sends one to the same number', async () => {
      const server = running();
      const number = newPhoneNumber();
      const code = await sendCode(server, number);
      const other = await sendCode(server, number, { client_id: 'other' });
      assert.equal((await exchange(server, number, other, { client_id: 'other' })).status, 200);
      assert.equal((await exchange(server, number, code)).status, 200);
    });

    it('is refused for a number without one in the words of a first wrong try', async () => {
      const server = running();
      const known = newPhoneNumber();
      const code = await sendCode(server, known);
      const wrong = await exchange(server, known, anotherCode(code));
      const unknown = await exchange(server, newPhoneNumber(), code);
      assert.deepEqual(unknown.body, wrong.body);
      assert.equal(unknown.status, wrong.status);
    });

    it('signs in exactly one of fifty parallel requests', async () => {
      const server = running();
      const number = newPhoneNumber();
      const code = await sendCode(server, number);
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => exchange(server, number, code)),
      );
      assert.equal(answers.filter(({ status }) => status === 200).length, 1);
      assert.equal(answers.filter(({ status }) => status === 403).length, 49);
    });

    it('is compared with exactly three of fifty parallel wrong ones', async () => {
      const server = running();
      const number = newPhoneNumber();
      const code = await sendCode(server, number);
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => exchange(server, number, anotherCode(code))),
      );
      const left = answers
        .filter(({ body }) => body.error_description === WRONG)
        .map(({ body }) => body.attempts_left);
      assert.deepEqual(left.sort(), [0, 1, 2]);
      assert.equal(answers.filter(({ body }) => body.error_description === TOO_MANY).length, 47);
      assertRefused(await exchange(server, number, code), TOO_MANY);
    });
  });

  describe('the token endpoint', () => {
    it('reads a form as well as JSON', async () => {
      const server = running();
      const number = newPhoneNumber();
      const form = {
        grant_type: OTP_GRANT,
        client_id: 'demo',
        realm: 'sms',
        username: number,
        otp: await sendCode(server, number),
      };
      assert.equal((await post(server, '/oauth/token', new URLSearchParams(form))).status, 200);
    });

    it('signs in with openid and profile when no scope is asked for', async () => {
      const server = running();
      const { body } = await signIn(server, newPhoneNumber(), { scope: undefined });
      assert.equal(body.scope, 'openid profile');
    });

    const refused: [title: string, fields: object, status: number, error: string][] = [
      ['a request without a code', { otp: undefined }, 400, 'invalid_request'],
      ['a code that is not text', { otp: 123456 }, 400, 'invalid_request'],
      ['another realm', { realm: 'email' }, 400, 'invalid_request'],
      ['an unknown grant', { grant_type: 'urn:none' }, 400, 'unsupported_grant_type'],
      ['an unknown client', { client_id: 'nobody' }, 401, 'invalid_client'],
      ['a client without SMS', { client_id: 'demo-disabled' }, 403, 'unauthorized_client'],
    ];
    for (const [title, fields, status, error] of refused) {
      it(`refuses ${title}, and the code stays good`, async () => {
        const server = running();
        const number = newPhoneNumber();
        const code = await sendCode(server, number);
        const answer = await exchange(server, number, code, fields);
        assert.deepEqual([answer.status, answer.body.error], [status, error]);
        assert.equal((await exchange(server, number, code)).status, 200);
      });
    }
  });
}
