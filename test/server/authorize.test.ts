import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { openDatabase, type Database } from '../../demo/server/database.js';
import {
  anotherCode,
  newPhoneNumber,
  OTHER_PAGE,
  PAGE,
  post,
  sendCode,
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

  it('takes the ticket only for the client it was made for, also on the same page', async () => {
    const clients = ['demo', 'twin'].map((id) => ({
      id,
      smsEnabled: true,
      allowedOrigins: new Set([PAGE]),
      audiences: new Set<string>(),
    }));
    const twins = await startServer(database, {}, { clients });
    try {
      const ticket = await newTicket(twins, newPhoneNumber());
      const other = await responseOf(await authorize(twins, ticket, { client_id: 'twin' }));
      assert.equal(other.error_description, 'Unknown login ticket.');
      const { code } = await responseOf(await authorize(twins, ticket));
      const stolen = await exchangeCode(twins, String(code), { client_id: 'twin' });
      assert.deepEqual([stolen.status, stolen.body.error], [400, 'invalid_grant']);
    } finally {
      await twins.close();
    }
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
