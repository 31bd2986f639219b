import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { openDatabase, type Database } from '../../demo/server/database.js';
import { anotherCode, newPhoneNumber, OTP_GRANT } from './support/auth-server.js';
import { proofFor } from './support/proof.js';
import { WRONG } from './support/refusals.js';
import {
  assertProfileOnly,
  codeFor,
  openBrowser,
  startSite,
  type Browser,
  type TestSite,
} from './support/site.js';

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

describe('/api/auth0', () => {
  const start = (browser: Browser, number: string, fields: object = {}, headers = {}) =>
    browser.post(
      '/api/auth0/passwordless/start',
      { client_id: 'demo', connection: 'sms', phone_number: number, send: 'code', ...fields },
      headers,
    );
  const token = (browser: Browser, number: string, code: string, fields: object = {}) =>
    browser.post('/api/auth0/oauth/token', {
      grant_type: OTP_GRANT,
      client_id: 'demo',
      realm: 'sms',
      username: number,
      otp: code,
      scope: 'openid profile phone offline_access',
      ...fields,
    });

  it('answers the start as Auth0 does, and the token request with a profile and a cookie', async () => {
    const browser = openBrowser(site);
    const number = newPhoneNumber();
    const sent = await start(browser, number, {}, { 'x-request-language': 'fr-FR' });
    const { _id, ...rest } = sent.body;
    assert.equal(sent.status, 200);
    assert.equal(typeof _id, 'string');
    assert.deepEqual(rest, {
      phone_number: number,
      phone_verified: false,
      request_language: 'fr-FR',
      code_length: 6,
      expires_in: 180,
      resend_in: 30,
    });
    assertProfileOnly(await token(browser, number, await codeFor(site, number)), number);
    assert.match(browser.cookie ?? '', /^session=[\w-]{43}; .*HttpOnly; SameSite=Lax/);
    assert.equal((await browser.get('/api/session')).status, 200);
  });

  it('refuses as Auth0 does', async () => {
    const browser = openBrowser(site);
    const number = newPhoneNumber();
    await start(browser, number);
    const wrong = await token(browser, number, anotherCode(await codeFor(site, number)));
    assert.deepEqual(
      [wrong.status, wrong.body],
      [403, { error: 'invalid_grant', error_description: WRONG, attempts_left: 2 }],
    );
    const impossible = await start(browser, '+1');
    assert.deepEqual([impossible.status, impossible.body.error], [400, 'bad.phone_number']);
    assert.equal(browser.cookie, undefined);
  });

  it('hands on the demand for a proof, and what limits the rate', async () => {
    const guarded = await startSite(database, { PROOF_OF_WORK: 'always', SMS_PER_HOUR: '1' });
    try {
      const number = newPhoneNumber();
      const demand = await start(openBrowser(guarded), number);
      assert.deepEqual([demand.status, demand.body.error], [403, 'requires_verification']);
      const captcha = await proofFor(demand);
      assert.equal((await start(openBrowser(guarded), number, { captcha })).status, 200);
      const { status, headers } = await start(openBrowser(guarded), number);
      assert.equal(status, 429);
      assert.equal(headers.get('retry-after'), '3600');
      assert.equal(headers.get('x-ratelimit-remaining'), '0');
    } finally {
      await guarded.close();
    }
  });

  it('is good for the pages’ own client and the one grant only', async () => {
    const browser = openBrowser(site);
    const number = newPhoneNumber();
    assert.equal((await start(browser, number, { client_id: 'demo-disabled' })).status, 200);
    const code = await codeFor(site, number);
    for (const grant_type of ['refresh_token', 'authorization_code', undefined]) {
      const { status, body } = await token(browser, number, code, { grant_type });
      assert.deepEqual([status, body], [400, { error: 'unsupported_grant_type' }]);
    }
    assert.equal((await token(browser, number, code, { client_id: 'other' })).status, 200);
  });

  it('signs in without a profile where none was asked for, and never with a token', async () => {
    const browser = openBrowser(site);
    const number = newPhoneNumber();
    await start(browser, number);
    const { status, body } = await token(browser, number, await codeFor(site, number), {
      scope: 'openid',
    });
    assert.equal(status, 200);
    assert.deepEqual(Object.keys(body.profile as object), ['sub']);
    assert.doesNotMatch(JSON.stringify(body), /token/);
  });
});
