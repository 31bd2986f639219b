import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { openDatabase, type Database } from '../../demo/server/database.js';
import { claimsOf, newPhoneNumber, outbox, signIn } from './support/auth-server.js';
import { openBrowser, startSite, type Browser, type TestSite } from './support/site.js';

let database: Database;
let site: TestSite;
before(async () => {
  database = await openDatabase({ kind: 'memory' });
  site = await startSite(database);
});
after(async () => {
  await site.close();
  await database.close();
});

const POSTS = [
  '/api/verify/start',
  '/api/verify/check',
  '/api/sign-in/start',
  '/api/sign-in/verify',
  '/api/auth0/passwordless/start',
  '/api/auth0/oauth/token',
  '/api/sign-out',
];

async function signedIn(browser: Browser, number = newPhoneNumber()): Promise<string> {
  await browser.post('/api/sign-in/start', { phone_number: number });
  const [message] = await outbox(site.auth, number);
  const fields = { phone_number: number, code: message?.code };
  const { status, body } = await browser.post('/api/sign-in/verify', fields);
  assert.equal(status, 200, JSON.stringify(body));
  return number;
}

describe('every route of the pages’ own server', () => {
  const foreign: [title: string, headers: Record<string, string>][] = [
    ['another origin', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://localhost:1' }],
    ['an opaque origin', { origin: 'null' }],
    ['a site that the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour that the browser calls same-site', { 'sec-fetch-site': 'same-site' }],
    ['an address bar', { 'sec-fetch-site': 'none' }],
  ];
  for (const [title, headers] of foreign) {
    it(`refuses ${title}, and sends nothing`, async () => {
      const number = newPhoneNumber();
      const before = (await outbox(site.auth)).length;
      const browser = openBrowser(site);
      for (const path of POSTS) {
        const fields = { phone_number: number, connection: 'sms', code: '000000' };
        const { status, body } = await browser.post(path, fields, headers);
        assert.deepEqual([status, body], [403, { error: 'not_allowed' }], path);
      }
      assert.equal((await browser.get('/api/session', headers)).status, 403);
      assert.equal(browser.cookie, undefined);
      assert.equal((await outbox(site.auth)).length, before);
    });
  }

  it('takes POST and JSON only', async () => {
    for (const path of POSTS) {
      const answer = await openBrowser(site).get(path);
      assert.deepEqual([answer.status, answer.headers.get('allow')], [405, 'POST'], path);
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      assert.equal((await openBrowser(site).post(path, {}, type)).status, 415, path);
      const text = { 'content-type': 'text/plain' };
      assert.equal((await openBrowser(site).post(path, {}, text)).status, 415, path);
    }
  });

  it('answers in JSON that no cache keeps, and opens nothing to other origins', async () => {
    for (const path of [...POSTS, '/api/nothing']) {
      const { status, headers, body } = await openBrowser(site).post(path);
      assert.ok(status < 500, path);
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.equal(headers.get('content-type'), 'application/json; charset=utf-8');
      assert.equal(headers.get('access-control-allow-origin'), null);
      assert.equal(typeof body, 'object');
    }
  });

  it('refuses a body that is too large, and one that is none', async () => {
    const long = { phone_number: 'x'.repeat(17_000) };
    for (const path of POSTS) {
      assert.equal((await openBrowser(site).post(path, long)).status, 413);
      const response = await fetch(site.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{',
      });
      assert.deepEqual(
        [response.status, await response.json()],
        [400, { error: 'invalid_request' }],
      );
    }
  });
});

describe('a session', () => {
  it('is known by a cookie that no script reads and no other site sends along', async () => {
    const browser = openBrowser(site);
    assert.deepEqual((await browser.get('/api/session')).body, { error: 'signed_out' });
    assert.equal((await browser.get('/api/session')).status, 401);
    const number = await signedIn(browser);
    assert.match(
      browser.cookie ?? '',
      /^session=[\w-]{43}; Path=\/; Max-Age=28800; HttpOnly; SameSite=Lax$/,
    );
    const { status, body } = await browser.get('/api/session');
    assert.equal(status, 200);
    assert.equal((body.profile as { phone_number: string }).phone_number, number);
  });

  it('goes through TLS only where there is TLS', async () => {
    const secure = await startSite(database, {}, { isSecure: true });
    try {
      const browser = openBrowser(secure);
      await browser.post('/api/sign-out');
      assert.match(browser.cookie ?? '', /; Secure$/);
    } finally {
      await secure.close();
    }
  });

  it('ends with a sign-out, also for who kept the cookie', async () => {
    const browser = openBrowser(site);
    await signedIn(browser);
    const kept = browser.cookie;
    assert.equal((await browser.post('/api/sign-out')).status, 200);
    assert.match(browser.cookie ?? '', /^session=; Path=\/; Max-Age=0; HttpOnly/);
    browser.cookie = kept;
    assert.equal((await browser.get('/api/session')).status, 401);
  });

  it('ends after eight hours', async () => {
    const browser = openBrowser(site);
    await signedIn(browser);
    site.auth.clock.advance(8 * 3600 - 1);
    assert.equal((await browser.get('/api/session')).status, 200);
    site.auth.clock.advance(1);
    assert.equal((await browser.get('/api/session')).status, 401);
  });

  it('is another one after every sign-in, and the one before is over', async () => {
    const browser = openBrowser(site);
    await signedIn(browser);
    const first = browser.cookie;
    await signedIn(browser);
    assert.notEqual(browser.cookie, first);
    browser.cookie = first;
    assert.equal((await browser.get('/api/session')).status, 401);
  });

  it('can not be made up', async () => {
    const browser = openBrowser(site);
    for (const value of ['x', 'x'.repeat(43), '', '__proto__']) {
      browser.cookie = `session=${value}`;
      assert.equal((await browser.get('/api/session')).status, 401);
    }
  });

  it('is of the same user as with tokens', async () => {
    const browser = openBrowser(site);
    const number = await signedIn(browser);
    const { profile } = (await browser.get('/api/session')).body as { profile: { sub: string } };
    const tokens = await signIn(site.auth, number);
    assert.equal((await claimsOf(site.auth, tokens.body.id_token)).sub, profile.sub);
  });
});
