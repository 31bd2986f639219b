import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { openDatabase, type Database } from '../../demo/server/database.js';
import {
  exchange,
  newPhoneNumber,
  OTHER_PAGE,
  outbox,
  PAGE,
  sendCode,
  signIn,
  start,
  startServer,
  type TestServer,
} from './support/auth-server.js';

let database: Database;
let server: TestServer;
before(async () => {
  database = await openDatabase({ kind: 'memory' });
  server = await startServer(database, { ALLOWED_ORIGINS: 'https://app.example' });
});
after(async () => {
  await server.close();
  await database.close();
});

function request(
  method: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${server.url}${path}`, { method, headers });
}

function preflight(path: string, origin: string): Promise<Response> {
  return request('OPTIONS', path, {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type,x-request-language',
  });
}

function assertOpenTo(origin: string | null, headers: Headers): void {
  assert.equal(headers.get('access-control-allow-origin'), origin);
  assert.equal(headers.get('access-control-allow-credentials'), null);
  assert.match(headers.get('vary') ?? '', /\bOrigin\b/);
}

describe('an allowed origin', () => {
  for (const origin of [PAGE, 'http://127.0.0.1:5173', 'https://app.example']) {
    it(`${origin} may ask, send and sign in`, async () => {
      for (const path of ['/passwordless/start', '/oauth/token', '/userinfo']) {
        const { status, headers } = await preflight(path, origin);
        assert.equal(status, 204);
        assertOpenTo(origin, headers);
        assert.match(
          headers.get('access-control-allow-headers') ?? '',
          /Content-Type.*X-Request-Language/,
        );
        assert.match(headers.get('access-control-allow-methods') ?? '', /POST/);
      }
      const number = newPhoneNumber();
      const sent = await start(server, number, {}, { origin });
      assert.equal(sent.status, 200);
      assertOpenTo(origin, sent.headers);
      const exposed = sent.headers.get('access-control-expose-headers') ?? '';
      for (const name of [
        'Retry-After',
        'X-RateLimit-Limit',
        'X-RateLimit-Remaining',
        'X-RateLimit-Reset',
      ]) {
        assert.ok(exposed.includes(name), name);
      }
      const [message] = await outbox(server, number);
      const signedIn = await exchange(server, number, message?.code ?? '', {}, { origin });
      assert.equal(signedIn.status, 200);
      assertOpenTo(origin, signedIn.headers);
      const authorization = `Bearer ${String(signedIn.body.access_token)}`;
      const profile = await request('GET', '/userinfo', { origin, authorization });
      assert.equal(profile.status, 200);
      assertOpenTo(origin, profile.headers);
    });
  }

  it('can read a refusal', async () => {
    const answer = await exchange(server, newPhoneNumber(), '000000', {}, { origin: PAGE });
    assert.equal(answer.status, 403);
    assertOpenTo(PAGE, answer.headers);
  });

  it('can read the discovery document, the keys and the outbox', async () => {
    for (const path of ['/.well-known/openid-configuration', '/.well-known/jwks.json', '/outbox']) {
      const response = await request('GET', path, { origin: PAGE });
      assert.equal(response.status, 200);
      assertOpenTo(PAGE, response.headers);
    }
  });
});

describe('any other origin', () => {
  const strangers = [
    'https://evil.example',
    'https://localhost:5173',
    'http://localhost:5174',
    'http://localhost',
    'HTTP://LOCALHOST:5173',
    'http://localhost:5173.evil.example',
    'http://evil.example/http://localhost:5173',
    'http://localhost:5173/',
    'http://localhost:51730',
    'http://sub.localhost:5173',
    'http://[::1]:5173',
    'https://app.example.evil.example',
    'null',
    '*',
  ];
  for (const origin of strangers) {
    it(`${origin} is refused before anything is sent or spent`, async () => {
      for (const path of ['/passwordless/start', '/oauth/token', '/userinfo', '/outbox']) {
        const { status, headers } = await preflight(path, origin);
        assert.equal(status, 403);
        assertOpenTo(null, headers);
      }
      const number = newPhoneNumber();
      const code = await sendCode(server, number);
      const before = (await outbox(server)).length;
      const refused = [
        await start(server, number, {}, { origin }),
        await exchange(server, number, code, {}, { origin }),
      ];
      for (const { status, headers, body } of refused) {
        assert.equal(status, 403);
        assert.deepEqual(body, {
          error: 'access_denied',
          error_description: `Origin ${origin} is not allowed.`,
        });
        assertOpenTo(null, headers);
      }
      assert.equal((await outbox(server)).length, before);
      assert.equal((await exchange(server, number, code)).status, 200);
    });
  }
});

describe('the origin of another client', () => {
  it('passes the preflight, and is refused once the client is known', async () => {
    assert.equal((await preflight('/passwordless/start', OTHER_PAGE)).status, 204);
    const number = newPhoneNumber();
    const code = await sendCode(server, number);
    const before = (await outbox(server)).length;
    const origin = OTHER_PAGE;
    for (const answer of [
      await start(server, number, {}, { origin }),
      await exchange(server, number, code, {}, { origin }),
    ]) {
      assert.equal(answer.status, 403);
      assert.equal(answer.body.error, 'access_denied');
      assertOpenTo(null, answer.headers);
    }
    assert.equal((await outbox(server)).length, before);
    assert.equal((await exchange(server, number, code)).status, 200);
    assert.equal((await start(server, number, { client_id: 'other' }, { origin })).status, 200);
  });
});

describe('a request without an origin', () => {
  it('is served, and no header opens the answer to pages', async () => {
    const { status, headers } = await signIn(server, newPhoneNumber());
    assert.equal(status, 200);
    assertOpenTo(null, headers);
    assertOpenTo(null, (await request('GET', '/.well-known/jwks.json')).headers);
  });
});
