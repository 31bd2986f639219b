import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { TwilioConfig } from '../../demo/server/config.js';
import { createTwilioSender } from '../../demo/server/sms/twilio.js';
import { startTwilioStub, type TwilioStub } from './support/twilio-stub.js';

const MESSAGE = { to: '+14155550123', body: '012345 & more', code: '012345' };

describe('sending through Twilio', () => {
  let twilio: TwilioStub;
  before(async () => {
    twilio = await startTwilioStub();
  });
  after(() => twilio.close());

  function send(source: TwilioConfig['source'], timeoutMilliseconds?: number): Promise<void> {
    const config = {
      kind: 'twilio',
      apiUrl: twilio.url,
      accountSid: 'AC0123',
      authToken: 'token',
      source,
    } as const;
    return createTwilioSender(config, timeoutMilliseconds).send(MESSAGE);
  }

  it('is one request, with the number to send from', async () => {
    await send({ From: '+15005550006' });
    assert.deepEqual(twilio.requests, [
      {
        path: '/2010-04-01/Accounts/AC0123/Messages.json',
        authorization: `Basic ${Buffer.from('AC0123:token').toString('base64')}`,
        form: { To: '+14155550123', From: '+15005550006', Body: '012345 & more' },
      },
    ]);
  });

  it('names a messaging service instead', async () => {
    await send({ MessagingServiceSid: 'MG4567' });
    const { form } = twilio.requests.at(-1) ?? {};
    assert.deepEqual(form, {
      To: '+14155550123',
      MessagingServiceSid: 'MG4567',
      Body: '012345 & more',
    });
  });

  const failures: [title: string, answer: TwilioStub['answer'], message: RegExp][] = [
    [
      'refuses the number',
      { status: 400, body: { code: 21211, message: '+14155550123' } },
      /refused[^+]*\(Code: 21211\)$/,
    ],
    ['refuses our account', { status: 401, body: { code: 20003 } }, /\(Code: 20003\)$/],
    [
      'asks us to slow down',
      { status: 429, body: { code: 20429 }, headers: { 'retry-after': '1' } },
      /\(Code: 20429\)$/,
    ],
    ['is out of order', { status: 503, body: 'x' }, /gateway: 503$/],
    ['answers a code that is no number', { status: 400, body: { code: '<b>' } }, /gateway: 400$/],
    [
      'sends us elsewhere',
      { status: 302, body: '', headers: { location: '/elsewhere' } },
      /could not be reached/,
    ],
    ['hangs up', 'hang up', /could not be reached/],
    ['says nothing', 'silence', /^Timeout/],
  ];
  for (const [title, answer, message] of failures) {
    it(`fails without a second try when the gateway ${title}`, async () => {
      const asked = twilio.requests.length;
      twilio.answer = answer;
      await assert.rejects(send({ From: '+15005550006' }, 500), { name: 'SmsError', message });
      twilio.answer = undefined;
      assert.equal(twilio.requests.length, asked + 1);
    });
  }
});
