import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { openDatabase, type Database } from '../../demo/server/database.js';
import {
  exchange,
  newPhoneNumber,
  OTHER_PAGE,
  PAGE,
  post,
  sendCode,
  sendCodes,
  startServer,
  type TestServer,
} from './support/auth-server.js';
import { authenticate, newTicket } from './support/cross-origin.js';
import { EXPIRED, TOO_MANY, WRONG } from './support/refusals.js';

let database: Database;
let server: TestServer;
before(async () => {
  database = await openDatabase({ kind: 'memory' });
  server = await startServer(database, {
    ALLOWED_ORIGINS: 'https://app.example,http://insecure.example:81',
  });
});
after(async () => {
  await server.close();
  await database.close();
});

describe('POST /co/authenticate', () => {
  it('changes a right code for a ticket that a page with credentials can read', async () => {
    const number = newPhoneNumber();
    const { status, headers, body } = await authenticate(
      server,
      number,
      await sendCode(server, number),
    );
    assert.equal(status, 200);
    assert.deepEqual(Object.keys(body).sort(), ['co_id', 'co_verifier', 'login_ticket']);
    for (const value of Object.values(body)) assert.match(String(value), /^[\w-]{16,43}$/);
    assert.equal(headers.get('access-control-allow-origin'), PAGE);
    assert.equal(headers.get('access-control-allow-credentials'), 'true');
    assert.match(headers.get('vary') ?? '', /\bOrigin\b/);
    assert.equal(headers.get('set-cookie'), null);
  });

  it('answers the preflight of an allowed origin with credentials, and of no other', async () => {
    const preflight = async (origin: string) => {
      const headers = { origin, 'access-control-request-method': 'POST' };
      const answer = await fetch(`${server.url}/co/authenticate`, { method: 'OPTIONS', headers });
      return ['access-control-allow-origin', 'access-control-allow-credentials'].map((name) =>
        answer.headers.get(name),
      );
    };
    assert.deepEqual(await preflight(PAGE), [PAGE, 'true']);
    assert.deepEqual(await preflight('https://evil.example'), [null, null]);
  });

  it('lets a page read a refusal', async () => {
    const { status, headers } = await authenticate(server, newPhoneNumber(), '000000');
    assert.equal(status, 403);
    assert.equal(headers.get('access-control-allow-origin'), PAGE);
    assert.equal(headers.get('access-control-allow-credentials'), 'true');
  });

  const refused: [title: string, fields: object, status: number, error: string][] = [
    ['a request without a code', { otp: undefined }, 400, 'invalid_request'],
    ['a code that is not text', { otp: 123456 }, 400, 'invalid_request'],
    ['a request without a client', { client_id: undefined }, 400, 'invalid_request'],
    ['a request without a realm', { realm: undefined }, 400, 'invalid_request'],
    ['one member more', { password: 'x' }, 400, 'invalid_request'],
    ['another realm', { realm: 'email' }, 400, 'invalid_request'],
    ['another credential', { credential_type: 'password' }, 400, 'unsupported_credential_type'],
    ['an unknown client', { client_id: 'nobody' }, 401, 'unauthorized_client'],
    ['a client without SMS', { client_id: 'demo-disabled' }, 401, 'unauthorized_client'],
    ['the origin of another client', { client_id: 'other' }, 403, 'access_denied'],
  ];
  for (const [title, fields, status, error] of refused) {
    it(`refuses ${title}, and the code stays good`, async () => {
      const number = newPhoneNumber();
      const code = await sendCode(server, number);
      const answer = await authenticate(server, number, code, fields);
      assert.deepEqual([answer.status, answer.body.error], [status, error]);
      assert.equal(typeof answer.body.error_description, 'string');
      assert.equal((await exchange(server, number, code)).status, 200);
    });
  }

  it('refuses an origin that is not allowed, and nobody there can read why', async () => {
    const number = newPhoneNumber();
    const code = await sendCode(server, number);
    for (const origin of ['https://evil.example', OTHER_PAGE, 'null']) {
      const { status, headers } = await authenticate(server, number, code, {}, { origin });
      assert.equal(status, 403);
      assert.equal(headers.get('access-control-allow-origin'), null);
      assert.equal(headers.get('access-control-allow-credentials'), null);
    }
    assert.equal((await authenticate(server, number, code)).status, 200);
  });

  it('refuses a request without an origin, since the ticket would be bound to none', async () => {
    const number = newPhoneNumber();
    const code = await sendCode(server, number);
    const { status, body } = await authenticate(server, number, code, {}, {});
    assert.deepEqual([status, body.error], [401, 'unauthorized_client']);
    assert.equal((await exchange(server, number, code)).status, 200);
  });

  it('takes JSON by POST only', async () => {
    const form = new URLSearchParams({ client_id: 'demo' });
    assert.equal((await post(server, '/co/authenticate', form, { origin: PAGE })).status, 415);
    assert.equal((await fetch(`${server.url}/co/authenticate`)).status, 405);
  });

  it('tells of a refused code what the token endpoint tells', async () => {
    const number = newPhoneNumber();
    const [first = '', code = ''] = await sendCodes(server, number, 2);
    let wrong = '000000';
    while ([first, code].includes(wrong)) wrong = String(Number(wrong) + 1).padStart(6, '0');
    const error = 'access_denied';
    const expected = [
      [wrong, { error, error_description: WRONG, attempts_left: 2 }],
      [first, { error, error_description: WRONG, attempts_left: 1, reason: 'superseded' }],
      [wrong, { error, error_description: WRONG, attempts_left: 0 }],
      [code, { error, error_description: TOO_MANY }],
    ] as const;
    for (const [tried, body] of expected) {
      const answer = await authenticate(server, number, tried);
      assert.deepEqual([answer.status, answer.body], [403, body]);
    }
    const late = await sendCode(server, number);
    server.clock.advance(180);
    assert.deepEqual((await authenticate(server, number, late)).body, {
      error,
      error_description: EXPIRED,
    });
  });

  it('uses a code once, whichever way it is used', async () => {
    const number = newPhoneNumber();
    const code = await sendCode(server, number);
    assert.equal((await authenticate(server, number, code)).status, 200);
    assert.equal((await authenticate(server, number, code)).status, 403);
    assert.equal((await exchange(server, number, code)).status, 403);
  });

  it('keeps no ticket in the database', async () => {
    const ticket = await newTicket(server, newPhoneNumber());
    const { rows } = await database.query('select * from login_ticket');
    assert.ok(rows.length > 0);
    assert.equal(JSON.stringify(rows).includes(ticket), false);
  });
});
