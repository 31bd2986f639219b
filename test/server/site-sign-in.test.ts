import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { openDatabase, type Database } from '../../demo/server/database.js';
import { newPhoneNumber, outbox } from './support/auth-server.js';
import { proofFor } from './support/proof.js';
import {
  assertProfileOnly,
  codeFor,
  openBrowser,
  startSite,
  type Browser,
  type TestSite,
} from './support/site.js';
import { startTwilioStub } from './support/twilio-stub.js';

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
beforeEach(() => database.query('delete from sms_hour'));

describe('/api/sign-in', () => {
  const start = (browser: Browser, phone_number: unknown, fields: object = {}) =>
    browser.post('/api/sign-in/start', { phone_number, ...fields });
  const verify = (browser: Browser, phone_number: unknown, code: unknown) =>
    browser.post('/api/sign-in/verify', { phone_number, code });

  it('sends a code in the page’s language, and changes it into a profile and a cookie', async () => {
    const browser = openBrowser(site);
    const number = newPhoneNumber();
    const sent = await start(browser, number, { locale: 'de-AT' });
    assert.deepEqual(
      [sent.status, sent.body],
      [200, { expires_in: 180, code_length: 6, resend_in: 30 }],
    );
    assert.match((await outbox(site.auth, number))[0]?.body ?? '', /ist Ihr Code für Demo/);
    assert.equal(sent.headers.get('set-cookie'), null);
    assertProfileOnly(await verify(browser, number, await codeFor(site, number)), number);
    assert.match(browser.cookie ?? '', /HttpOnly; SameSite=Lax/);
  });

  it('refuses a code in the words of the widget', async () => {
    const browser = openBrowser(site);
    const number = newPhoneNumber();
    await start(browser, number);
    const first = await codeFor(site, number);
    let code = first;
    while (code === first) {
      await start(browser, number);
      code = await codeFor(site, number);
    }
    let wrong = '000000';
    while ([first, code].includes(wrong)) wrong = String(Number(wrong) + 1).padStart(6, '0');
    const error = 'invalid_code';
    const expected: [string, object][] = [
      [wrong, { error, attempts_left: 2 }],
      [first, { error, attempts_left: 1, reason: 'superseded' }],
      ['12', { error }],
      [wrong, { error, attempts_left: 0 }],
      [code, { error: 'too_many_attempts' }],
    ];
    for (const [tried, body] of expected) {
      const answer = await verify(browser, number, tried);
      assert.deepEqual([answer.status, answer.body], [403, body]);
    }
    await start(browser, number);
    const late = await codeFor(site, number);
    site.auth.clock.advance(180);
    const answer = await verify(browser, number, late);
    assert.deepEqual([answer.status, answer.body], [403, { error: 'code_expired' }]);
    assert.equal(browser.cookie, undefined);
  });

  it('refuses what is no phone number', async () => {
    for (const value of [undefined, '+1', '4155550123', 1, ['+14155550123'], null]) {
      for (const answer of [
        await start(openBrowser(site), value),
        await verify(openBrowser(site), value, '123456'),
      ])
        assert.deepEqual([answer.status, answer.body], [400, { error: 'invalid_phone' }]);
    }
  });

  it('hands a demand for a proof to the page, and the proof to the server', async () => {
    const guarded = await startSite(database, { PROOF_OF_WORK: 'always' });
    try {
      const browser = openBrowser(guarded);
      const number = newPhoneNumber();
      const demand = await start(browser, number);
      assert.deepEqual([demand.status, demand.body.error], [403, 'challenge_required']);
      assert.deepEqual(Object.keys(demand.body), ['error', 'proof_of_work']);
      const proof = await proofFor(demand);
      assert.equal((await start(browser, number, { proof })).status, 200);
      assert.equal((await start(browser, number, { proof })).body.error, 'challenge_required');
    } finally {
      await guarded.close();
    }
  });

  it('tells when the server sends again', async () => {
    const limited = await startSite(database, { SMS_PER_HOUR: '1', PROOF_OF_WORK: 'never' });
    try {
      const number = newPhoneNumber();
      await start(openBrowser(limited), number);
      const { status, body, headers } = await start(openBrowser(limited), number);
      assert.deepEqual([status, body], [429, { error: 'rate_limited' }]);
      assert.equal(headers.get('retry-after'), '3600');
    } finally {
      await limited.close();
    }
  });

  it('tells a message that could not be sent from a number that can’t be one', async () => {
    const twilio = await startTwilioStub();
    const failing = await startSite(database, {
      TWILIO_ACCOUNT_SID: 'AC',
      TWILIO_AUTH_TOKEN: 't',
      TWILIO_FROM: '+1',
      TWILIO_API_URL: twilio.url,
    });
    try {
      const number = newPhoneNumber();
      twilio.answer = { status: 400, body: { code: 21610, message: number } };
      const refused = await start(openBrowser(failing), number);
      assert.deepEqual([refused.status, refused.body], [502, { error: 'send_failed' }]);
      twilio.answer = { status: 400, body: { code: 21211, message: number } };
      const impossible = await start(openBrowser(failing), number);
      assert.deepEqual([impossible.status, impossible.body], [400, { error: 'invalid_phone' }]);
    } finally {
      await failing.close();
      await twilio.close();
    }
  });

  it('says so when the authorization server can’t be reached', async () => {
    const lonely = await startSite(database, {}, { authOrigin: 'http://127.0.0.1:9' });
    try {
      for (const answer of [
        await start(openBrowser(lonely), newPhoneNumber()),
        await verify(openBrowser(lonely), newPhoneNumber(), '123456'),
      ])
        assert.deepEqual([answer.status, answer.body], [502, { error: 'server_error' }]);
      assert.match(lonely.logged.join('\n'), /request\.failed/);
      assert.doesNotMatch(lonely.logged.join('\n'), /\+1|123456/);
    } finally {
      await lonely.close();
    }
  });
});
