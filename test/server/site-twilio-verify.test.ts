import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { readSiteConfig } from '../../demo/server/config.js';
import { openDatabase, type Database } from '../../demo/server/database.js';
import { createTwilioVerify } from '../../demo/server/site/twilio-verify.js';
import { openBrowser, startSite, type Browser, type TestSite } from './support/site.js';
import { startTwilioStub, type StubAnswer, type TwilioStub } from './support/twilio-stub.js';

let database: Database;
before(async () => {
  database = await openDatabase({ kind: 'memory' });
});
after(() => database.close());

const start = (browser: Browser, phone_number: unknown, fields: object = {}) =>
  browser.post('/api/verify/start', { phone_number, ...fields });
const check = (browser: Browser, phone_number: unknown, code: unknown) =>
  browser.post('/api/verify/check', { phone_number, code });

describe('/api/verify with Twilio Verify', () => {
  let twilio: TwilioStub;
  let site: TestSite;
  let log: string[];
  before(async () => {
    twilio = await startTwilioStub();
    const { twilioVerify } = readSiteConfig({
      TWILIO_ACCOUNT_SID: 'AC0123',
      TWILIO_AUTH_TOKEN: 'token',
      TWILIO_VERIFY_SERVICE_SID: 'VA0123',
      TWILIO_VERIFY_URL: twilio.url,
    });
    assert.ok(twilioVerify);
    log = [];
    const verify = createTwilioVerify(
      twilioVerify,
      (event, fields) => log.push(JSON.stringify({ event, ...fields })),
      500,
    );
    site = await startSite(database, {}, { verify });
  });
  after(async () => {
    await site.close();
    await twilio.close();
  });
  beforeEach(() => {
    twilio.answer = undefined;
    twilio.requests.length = 0;
  });

  const number = '+14155550123';
  const failure = (status: number, code: number, headers?: Record<string, string>): StubAnswer => ({
    status,
    body: { code, message: `Invalid: ${number}`, more_info: 'https://twilio', status },
    ...(headers && { headers }),
  });

  it('starts a verification of the service, with the account’s credentials', async () => {
    const fields = { locale: 'nl', channel: 'call' };
    const { status, body } = await start(openBrowser(site), number, fields);
    assert.deepEqual([status, body], [200, { expires_in: 600, code_length: 6, resend_in: 30 }]);
    assert.deepEqual(twilio.requests, [
      {
        path: '/v2/Services/VA0123/Verifications',
        authorization: `Basic ${Buffer.from('AC0123:token').toString('base64')}`,
        form: { To: number, Channel: 'call', Locale: 'nl' },
      },
    ]);
  });

  it('names no language that is none, and sends by SMS unless another channel is asked for', async () => {
    await start(openBrowser(site), number, { locale: 'x&Locale=y' });
    assert.deepEqual(twilio.requests[0]?.form, { To: number, Channel: 'sms' });
  });

  it('asks again without the language if Twilio doesn’t speak it', async () => {
    twilio.answer = (form) =>
      'Locale' in form ? failure(400, 60200) : { status: 201, body: { status: 'pending' } };
    assert.equal((await start(openBrowser(site), number, { locale: 'gsw' })).status, 200);
    assert.equal(twilio.requests.length, 2);
  });

  it('signs in with an approved code, as the same user every time', async () => {
    twilio.answer = { status: 200, body: { status: 'approved', valid: true } };
    const browser = openBrowser(site);
    const { status, body } = await check(browser, number, '123456');
    assert.equal(status, 200);
    assert.deepEqual(twilio.requests[0]?.path, '/v2/Services/VA0123/VerificationCheck');
    assert.deepEqual(twilio.requests[0].form, { To: number, Code: '123456' });
    assert.equal((body.profile as { phone_number: string }).phone_number, number);
    assert.match(browser.cookie ?? '', /^session=[\w-]{43}; .*HttpOnly; SameSite=Lax/);
    assert.deepEqual((await check(openBrowser(site), number, '1234')).body, body);
  });

  const checks: [title: string, answer: TwilioStub['answer'], status: number, error: string][] = [
    [
      'a wrong code',
      { status: 200, body: { status: 'pending', valid: false } },
      403,
      'invalid_code',
    ],
    [
      'an approval that isn’t valid',
      { status: 200, body: { status: 'approved' } },
      403,
      'invalid_code',
    ],
    ['a success without words', { status: 200, body: null }, 403, 'invalid_code'],
    ['a verification that is over', failure(404, 20404), 403, 'code_expired'],
    ['too many checks', failure(429, 60202), 403, 'too_many_attempts'],
    ['a code it can’t be', failure(400, 60200), 403, 'invalid_code'],
    ['too many requests', failure(429, 20429), 429, 'rate_limited'],
    ['wrong credentials', failure(401, 20003), 502, 'server_error'],
    ['a broken server', { status: 500, body: 'x' }, 502, 'server_error'],
    ['a lost connection', 'hang up', 502, 'server_error'],
    ['silence', 'silence', 502, 'server_error'],
  ];
  const starts: typeof checks = [
    ['a number it can’t be', failure(400, 60200), 400, 'invalid_phone'],
    ['too many messages', failure(429, 60203), 429, 'rate_limited'],
    ['too many requests', failure(429, 20429), 429, 'rate_limited'],
    ['a blocked country', failure(403, 60605), 502, 'send_failed'],
    ['wrong credentials', failure(401, 20003), 502, 'send_failed'],
    ['an unknown service', failure(404, 20404), 502, 'send_failed'],
    ['a broken server', { status: 503, body: 'x' }, 502, 'send_failed'],
    ['a lost connection', 'hang up', 502, 'send_failed'],
    ['silence', 'silence', 502, 'send_failed'],
  ];
  for (const [path, list] of [
    ['check', checks],
    ['start', starts],
  ] as const) {
    for (const [title, answer, status, error] of list) {
      it(`takes ${title} at ${path} for ${error}, and says no more`, async () => {
        twilio.answer = answer;
        const browser = openBrowser(site);
        const result = await (path === 'check'
          ? check(browser, number, '123456')
          : start(browser, number));
        assert.deepEqual([result.status, result.body], [status, { error }]);
        assert.equal(result.headers.has('retry-after'), status === 429);
        assert.equal(browser.cookie, undefined);
        assert.equal(twilio.requests.length, 1, 'nothing is tried twice');
      });
    }
  }

  it('tells when to try again: what Twilio says, or the life of a verification', async () => {
    twilio.answer = failure(429, 60203);
    const unknown = await start(openBrowser(site), number);
    assert.equal(unknown.headers.get('retry-after'), '600');
    twilio.answer = failure(429, 60203, { 'retry-after': '42' });
    const told = await start(openBrowser(site), number);
    assert.equal(told.headers.get('retry-after'), '42');
  });

  it('logs Twilio’s numbers, and neither the visitor’s number nor a code', () => {
    const text = log.join('\n');
    assert.match(text, /"resource":"Verifications","status":429,"code":60203/);
    assert.doesNotMatch(text, /4155550123|123456/);
  });
});
