import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { openDatabase, type Database } from '../../demo/server/database.js';
import {
  anotherCode,
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
import {
  authenticate,
  authorize,
  exchangeCode,
  newTicket,
  posted,
  responseOf,
} from './support/cross-origin.js';
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

describe('GET /authorize', () => {
  it('posts code and state to the page that asked, which alone may frame it', async () => {
    const response = await authorize(server, await newTicket(server, newPhoneNumber()));
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type') ?? '', /^text\/html; charset=utf-8$/);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(response.headers.get('set-cookie'), null);
    assert.match(
      response.headers.get('content-security-policy') ?? '',
      /^default-src 'none'; script-src 'nonce-[\w+/]{22}=='; base-uri 'none'; form-action 'none'; frame-ancestors http:\/\/localhost:5173$/,
    );
    const { message, targetOrigin } = await posted(response);
    assert.equal(targetOrigin, PAGE);
    const { code, ...rest } = message.response;
    assert.match(String(code), /^[\w-]{43}$/);
    assert.deepEqual([message.type, rest], ['authorization_response', { state: 'the-state' }]);
  });

  it('gives every page a nonce of its own', async () => {
    const policies = await Promise.all(
      ['a', 'b'].map(async (ticket) =>
        (await authorize(server, ticket)).headers.get('content-security-policy'),
      ),
    );
    assert.notEqual(policies[0], policies[1]);
  });

  const hostile = [
    '</script><script>alert(1)</script>',
    '<!--<script>',
    '"),alert(1),("',
    "'+alert(1)+'",
    '\\u0022);alert(1)//',
    '\u2028\u2029\n\r\0',
    '&quot;&lt;]]>',
    '${alert(1)}`',
  ];
  for (const state of hostile) {
    it(`gives the state ${JSON.stringify(state)} back as it is, and runs none of it`, async () => {
      const ticket = await newTicket(server, newPhoneNumber());
      assert.equal((await responseOf(await authorize(server, ticket, { state }))).state, state);
    });
  }

  it('posts no state where none was given', async () => {
    const response = await responseOf(await authorize(server, 'x', { state: undefined }));
    assert.deepEqual(Object.keys(response), ['error', 'error_description']);
  });

  const faults: [title: string, fields: Record<string, string | undefined>, error: string][] = [
    ['tokens', { response_type: 'token' }, 'unsupported_response_type'],
    ['code and token', { response_type: 'code token' }, 'unsupported_response_type'],
    ['a code without PKCE', { code_challenge: undefined }, 'invalid_request'],
    ['a code with plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['PKCE without a method', { code_challenge_method: undefined }, 'invalid_request'],
    ['a challenge that is too short', { code_challenge: 'x'.repeat(42) }, 'invalid_request'],
    ['a page to sign in', { prompt: 'login' }, 'interaction_required'],
    ['another realm', { realm: 'email' }, 'invalid_request'],
  ];
  for (const [title, fields, error] of faults) {
    it(`refuses ${title}, and the ticket stays good`, async () => {
      const ticket = await newTicket(server, newPhoneNumber());
      const response = await responseOf(await authorize(server, ticket, fields));
      assert.deepEqual([response.error, response.state], [error, 'the-state']);
      assert.equal(response.code, undefined);
      assert.notEqual((await responseOf(await authorize(server, ticket))).code, undefined);
    });
  }

  const untold: [title: string, fields: Record<string, string | undefined>][] = [
    ['an unknown client', { client_id: 'nobody' }],
    ['no client', { client_id: undefined }],
    ['a client without SMS', { client_id: 'demo-disabled' }],
    ['no redirect_uri', { redirect_uri: undefined }],
    ['a redirect_uri without its slash', { redirect_uri: PAGE }],
    ['a longer redirect_uri', { redirect_uri: `${PAGE}/callback` }],
    ['a redirect_uri with a query', { redirect_uri: `${PAGE}/?a` }],
    ['a foreign redirect_uri', { redirect_uri: 'https://evil.example/' }],
    ['a redirect_uri of another client', { redirect_uri: `${OTHER_PAGE}/` }],
    ['a script as redirect_uri', { redirect_uri: 'javascript:alert(1)//' }],
    ['no ticket', { login_ticket: undefined }],
    ['a redirect', { response_mode: 'query' }],
    ['no response_mode', { response_mode: undefined }],
  ];
  for (const [title, fields] of untold) {
    it(`answers ${title} with 400 and nothing that runs, and the ticket stays good`, async () => {
      const ticket = await newTicket(server, newPhoneNumber());
      const response = await authorize(server, ticket, fields);
      assert.equal(response.status, 400);
      assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
      assert.equal(response.headers.get('location'), null);
      assert.equal(response.headers.get('set-cookie'), null);
      assert.equal(
        response.headers.get('content-security-policy'),
        "default-src 'none'; frame-ancestors 'none'",
      );
      assert.equal(((await response.json()) as { error: string }).error, 'invalid_request');
      assert.notEqual((await responseOf(await authorize(server, ticket))).code, undefined);
    });
  }

  it('refuses a parameter that is given twice', async () => {
    const ticket = await newTicket(server, newPhoneNumber());
    const { url } = await authorize(server, 'x', { login_ticket: ticket });
    assert.equal((await fetch(`${url}&client_id=demo`)).status, 400);
  });

  it('is read with GET only', async () => {
    assert.equal((await post(server, '/authorize', {})).status, 405);
  });

  it('takes the ticket only for the origin it was made for', async () => {
    const ticket = await newTicket(server, newPhoneNumber());
    const elsewhere = await responseOf(
      await authorize(server, ticket, { redirect_uri: 'https://app.example/' }),
    );
    assert.equal(elsewhere.error_description, 'Unknown login ticket.');
    assert.notEqual((await responseOf(await authorize(server, ticket))).code, undefined);
  });

  it('takes the ticket only for the client it was made for', async () => {
    const number = newPhoneNumber();
    const code = await sendCode(server, number, { client_id: 'other' });
    const origin = OTHER_PAGE;
    const made = await authenticate(server, number, code, { client_id: 'other' }, { origin });
    const ticket = String(made.body.login_ticket);
    assert.equal(
      (await responseOf(await authorize(server, ticket))).error_description,
      'Unknown login ticket.',
    );
    const own = { client_id: 'other', redirect_uri: `${OTHER_PAGE}/` };
    const response = await authorize(server, ticket, own);
    assert.equal((await posted(response)).targetOrigin, OTHER_PAGE);
  });

  it('serves every allowed origin, also one without TLS', async () => {
    for (const origin of ['https://app.example', 'http://insecure.example:81']) {
      const number = newPhoneNumber();
      const code = await sendCode(server, number);
      const { body } = await authenticate(server, number, code, {}, { origin });
      const fields = { redirect_uri: `${origin}/` };
      const response = await responseOf(await authorize(server, String(body.login_ticket), fields));
      const tokens = await exchangeCode(server, String(response.code), fields, { origin });
      assert.equal(tokens.status, 200, JSON.stringify(tokens.body));
    }
  });
});

describe('the authorization_code grant', () => {
  it('is not there for a client without SMS', async () => {
    const { status, body } = await exchangeCode(server, 'x', { client_id: 'demo-disabled' });
    assert.deepEqual([status, body.error], [403, 'unauthorized_client']);
    assert.match(String(body.error_description), /'authorization_code' not allowed/);
  });

  it('never accepts a wrong code for the OTP as a ticket', async () => {
    const number = newPhoneNumber();
    const code = await sendCode(server, number);
    const { body } = await authenticate(server, number, anotherCode(code));
    assert.equal(body.login_ticket, undefined);
  });
});
