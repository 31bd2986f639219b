import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { openDatabase, type Database } from '../../demo/server/database.js';
import {
  answerOf,
  exchange,
  newPhoneNumber,
  outbox,
  post,
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

describe('every answer', () => {
  it('stays out of caches and frames, and hides what runs here', async () => {
    const answers = [
      await start(server, newPhoneNumber()),
      await start(server, 'x'),
      await signIn(server, newPhoneNumber()),
      await answerOf(await request('GET', '/outbox')),
      await answerOf(await request('GET', '/nothing')),
    ];
    for (const { headers } of answers) {
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.match(headers.get('cache-control') ?? '', /no-store/);
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
      assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
      assert.match(headers.get('content-type') ?? '', /^application\/json/);
      assert.equal(headers.get('x-powered-by'), null);
      assert.equal(headers.get('server'), null);
    }
  });

  it('publishes keys without their private members', async () => {
    const { keys } = (await (await request('GET', '/.well-known/jwks.json')).json()) as {
      keys: object[];
    };
    assert.deepEqual(
      keys.map((key) => Object.keys(key).sort()),
      [['alg', 'e', 'kid', 'kty', 'n', 'use']],
    );
  });
});

describe('paths', () => {
  const absent = [
    '/',
    '/oauth/token/',
    '/OAUTH/token',
    '/oauth/%74oken',
    '//oauth/token',
    '/passwordless/start/',
    '/request',
    '/test/clock',
  ];
  for (const path of absent) {
    it(`${path} does not exist`, async () => {
      const response = await fetch(server.url + path, { method: 'POST' });
      assert.equal(response.status, 404);
      assert.deepEqual(await response.json(), { error: 'not_found' });
    });
  }

  it('/health answers', async () => {
    const response = await request('GET', '/health');
    assert.deepEqual([response.status, await response.json()], [200, { status: 'ok' }]);
  });

  it('localhost reaches the server whichever loopback address it means', async () => {
    const { port } = new URL(server.url);
    assert.equal((await fetch(`http://127.0.0.1:${port}/health`)).status, 200);
    assert.equal((await fetch(`http://localhost:${port}/health`)).status, 200);
  });
});

describe('POST /test/clock', () => {
  it('makes a code older, where it is switched on', async () => {
    const testable = await startServer(database, { DEMO_TEST_CLOCK: '1' });
    try {
      const number = newPhoneNumber();
      const code = await sendCode(testable, number);
      assert.equal((await post(testable, '/test/clock', { advanceSeconds: 180 })).status, 200);
      assert.match(
        String((await exchange(testable, number, code)).body.error_description),
        /expired/,
      );
      for (const advanceSeconds of ['1', null, [], undefined]) {
        assert.equal((await post(testable, '/test/clock', { advanceSeconds })).status, 400);
      }
    } finally {
      await testable.close();
    }
  });
});

describe('without its database', () => {
  it('the server sends nothing, signs nobody in, and says so', async () => {
    let broken = false;
    const fragile: Database = {
      query: (text, parameters) =>
        broken ? Promise.reject(new Error('connection lost')) : database.query(text, parameters),
      close: () => Promise.resolve(),
    };
    const fragileServer = await startServer(fragile);
    try {
      const number = newPhoneNumber();
      const code = await sendCode(fragileServer, number);
      broken = true;
      const answers = [
        await start(fragileServer, number),
        await exchange(fragileServer, number, code),
      ];
      for (const { status, headers, body } of answers) {
        assert.deepEqual(
          [status, body.error, headers.get('retry-after')],
          [503, 'temporarily_unavailable', '5'],
        );
      }
      assert.equal((await fetch(`${fragileServer.url}/health`)).status, 503);
      assert.doesNotMatch(JSON.stringify([answers, fragileServer.logged]), /connection lost/);
      broken = false;
      assert.equal((await outbox(fragileServer, number)).length, 1);
      assert.equal((await exchange(fragileServer, number, code)).status, 200);
    } finally {
      await fragileServer.close();
    }
  });
});
