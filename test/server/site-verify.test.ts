import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { openDatabase, type Database } from '../../demo/server/database.js';
import { anotherCode, exchange, newPhoneNumber, outbox, sendCode } from './support/auth-server.js';
import { codeFor, openBrowser, startSite, type Browser, type TestSite } from './support/site.js';

let database: Database;
before(async () => {
  database = await openDatabase({ kind: 'memory' });
});
after(() => database.close());

const start = (browser: Browser, phone_number: unknown, fields: object = {}) =>
  browser.post('/api/verify/start', { phone_number, ...fields });
const check = (browser: Browser, phone_number: unknown, code: unknown) =>
  browser.post('/api/verify/check', { phone_number, code });

describe('/api/verify with the demo’s own codes', () => {
  let site: TestSite;
  before(async () => {
    site = await startSite(database);
  });
  after(() => site.close());

  it('sends a code in the page’s language, and changes it into a profile and a cookie', async () => {
    const browser = openBrowser(site);
    const number = newPhoneNumber();
    const sent = await start(browser, number, { locale: 'fr', channel: 'sms' });
    assert.deepEqual(
      [sent.status, sent.body],
      [200, { expires_in: 180, code_length: 6, resend_in: 30 }],
    );
    assert.match((await outbox(site.auth, number))[0]?.body ?? '', /est votre code Demo/);
    const { status, body } = await check(browser, number, await codeFor(site, number));
    assert.equal(status, 200);
    const { profile } = body as { profile: Record<string, unknown> };
    assert.deepEqual(Object.keys(body), ['profile']);
    assert.match(String(profile.sub), /^sms\|/);
    assert.equal(profile.phone_number, number);
    assert.match(browser.cookie ?? '', /^session=[\w-]{43}; .*HttpOnly; SameSite=Lax/);
    assert.deepEqual((await browser.get('/api/session')).body, { profile });
  });

  it('refuses a code as wrong, as used up, and as expired', async () => {
    const browser = openBrowser(site);
    const number = newPhoneNumber();
    await start(browser, number);
    const code = await codeFor(site, number);
    for (const attempts_left of [2, 1, 0]) {
      const answer = await check(browser, number, anotherCode(code));
      assert.deepEqual(
        [answer.status, answer.body],
        [403, { error: 'invalid_code', attempts_left }],
      );
    }
    assert.deepEqual((await check(browser, number, code)).body, { error: 'too_many_attempts' });
    await start(browser, number);
    const late = await codeFor(site, number);
    site.auth.clock.advance(180);
    assert.deepEqual((await check(browser, number, late)).body, { error: 'code_expired' });
    assert.equal(browser.cookie, undefined);
  });

  it('takes no code of the authorization server, and gives it none', async () => {
    const browser = openBrowser(site);
    const number = newPhoneNumber();
    const theirs = await sendCode(site.auth, number);
    assert.equal((await check(browser, number, theirs)).body.error, 'invalid_code');
    await start(browser, number);
    let ours = await codeFor(site, number);
    while (ours === theirs) {
      await start(browser, number);
      ours = await codeFor(site, number);
    }
    assert.equal((await exchange(site.auth, number, ours)).status, 403);
    assert.equal((await check(browser, number, ours)).status, 200);
  });

  it('is within the cap over all messages', async () => {
    await database.query('delete from sms_hour');
    const limited = await startSite(database, { SMS_PER_HOUR: '1' });
    try {
      const number = newPhoneNumber();
      assert.equal((await start(openBrowser(limited), number)).status, 200);
      const { status, headers, body } = await start(openBrowser(limited), number);
      assert.deepEqual([status, body], [429, { error: 'rate_limited' }]);
      assert.equal(headers.get('retry-after'), '3600');
    } finally {
      await limited.close();
      await database.query('delete from sms_hour');
    }
  });

  const refused: [title: string, path: string, fields: object, status: number, error: string][] = [
    ['no number', 'start', {}, 400, 'invalid_phone'],
    ['an impossible number', 'start', { phone_number: '+1' }, 400, 'invalid_phone'],
    ['a call', 'start', { phone_number: '+14155550123', channel: 'call' }, 400, 'invalid_request'],
    ['a pigeon', 'start', { phone_number: '+14155550123', channel: 'x' }, 400, 'invalid_request'],
    ['no number', 'check', { code: '123456' }, 400, 'invalid_phone'],
    ['no code', 'check', { phone_number: '+14155550123' }, 403, 'invalid_code'],
    ['letters', 'check', { phone_number: '+14155550123', code: 'abcdef' }, 403, 'invalid_code'],
  ];
  for (const [title, path, fields, status, error] of refused) {
    it(`refuses ${title} at ${path}`, async () => {
      const before = (await outbox(site.auth)).length;
      const answer = await openBrowser(site).post(`/api/verify/${path}`, fields);
      assert.deepEqual([answer.status, answer.body], [status, { error }]);
      assert.equal((await outbox(site.auth)).length, before);
    });
  }
});
