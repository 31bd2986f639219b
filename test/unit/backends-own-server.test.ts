import { assert } from '@open-wc/testing';
import { bff } from '../../src/backends/bff.js';
import { rest } from '../../src/backends/rest.js';
import { twilioVerify } from '../../src/backends/twilio-verify.js';
import { code, phoneNumber, start, verify } from '../helpers/adapter-calls.js';
import { fakeFetch, json } from '../helpers/fake-fetch.js';
import { failure } from '../helpers/rejection.js';

type Fetch = typeof globalThis.fetch;

const makers = {
  twilioVerify: (fetch: Fetch) => twilioVerify({ url: '/api/verify', fetch }),
  bff: (fetch: Fetch) => bff({ url: '/api/verify', fetch }),
  rest: (fetch: Fetch) => rest({ url: '/api/verify', fetch }),
};

for (const [name, make] of Object.entries(makers))
  describe(`one’s own server, by ${name}`, () => {
    it('is asked for a code', async () => {
      const { fetch, asked } = fakeFetch(json({}));

      await start(make(fetch));

      const [{ url, init, body } = assert.fail()] = asked;
      assert.equal(url, '/api/verify/start');
      assert.equal(init.method, 'POST');
      assert.equal(init.credentials, 'same-origin');
      assert.deepEqual(body, { phone_number: phoneNumber, locale: 'en', channel: 'sms' });
    });

    it('gets the answer of the bot check, and the transaction at a resend', async () => {
      const { fetch, asked } = fakeFetch(json({}));

      await start(make(fetch), { proof: 'proof-1', resendOf: { sid: 'VE1' }, channel: 'voice' });

      assert.deepEqual(asked[0]?.body, {
        phone_number: phoneNumber,
        locale: 'en',
        channel: 'voice',
        proof: 'proof-1',
        transaction: { sid: 'VE1' },
      });
    });

    it('tells of the code what it likes', async () => {
      const { fetch } = fakeFetch(
        json({
          expires_in: 600,
          code_length: 4,
          resend_in: 30,
          attempts_left: 5,
          channels: ['sms', 'voice'],
          destination: '+1 ••• 0132',
          transaction: 'VE1',
        }),
      );

      assert.deepEqual(await start(make(fetch)), {
        transaction: 'VE1',
        codeLength: 4,
        expiresInSeconds: 600,
        resendInSeconds: 30,
        attemptsLeft: 5,
        maskedDestination: '+1 ••• 0132',
        channels: ['sms', 'voice'],
      });
    });

    it('is asked to check a code', async () => {
      const { fetch, asked } = fakeFetch(json({}));

      await verify(make(fetch), { transaction: 'VE1' });

      assert.equal(asked[0]?.url, `/api/verify/${name === 'bff' ? 'verify' : 'check'}`);
      assert.deepEqual(asked[0]?.body, { phone_number: phoneNumber, code, transaction: 'VE1' });
    });

    it('may have no error in a success', async () => {
      const { fetch } = fakeFetch(json({ error: 'invalid_code', attempts_left: 2 }));

      const error = await failure(verify(make(fetch)));

      assert.deepInclude(error, { code: 'invalid_code', attemptsLeft: 2 });
    });

    it('may hand through what Twilio says of a wrong code', async () => {
      const { fetch } = fakeFetch(json({ status: 'pending', valid: false }));

      assert.equal((await failure(verify(make(fetch)))).code, 'invalid_code');
    });

    it('tells that a newer code was sent', async () => {
      const { fetch } = fakeFetch(json({ error: 'invalid_code', reason: 'superseded' }, 403));

      assert.equal((await failure(verify(make(fetch)))).reason, 'superseded');
    });

    for (const [said, read] of [
      [42, 42],
      [1e9, 3600],
      [-5, 1],
      ['42', 60],
    ] as const)
      it(`has to be given ${read} seconds when it says ${JSON.stringify(said)}`, async () => {
        const { fetch } = fakeFetch(json({ error: 'rate_limited', retry_after: said }, 429));

        assert.equal((await failure(start(make(fetch)))).retryAfterSeconds, read);
      });

    it('hands out a challenge, and what a second factor takes', async () => {
      const challenge = fakeFetch(
        json({ error: 'challenge_required', proof_of_work: { n: 1 } }, 403),
      );
      const second = fakeFetch(json({ error: 'mfa_required', mfa_token: 'm' }, 403));

      assert.deepEqual((await failure(start(make(challenge.fetch)))).continuation, { n: 1 });
      assert.deepEqual((await failure(verify(make(second.fetch)))).continuation, {
        error: 'mfa_required',
        mfa_token: 'm',
      });
    });
  });

describe('Twilio Verify', () => {
  it('gives the tokens that are tokens', async () => {
    const { fetch } = fakeFetch(
      json({
        access_token: 'a',
        id_token: 7,
        refresh_token: '',
        expires_in: 60,
        profile: { sub: '1' },
      }),
    );

    const tokens = await verify(twilioVerify({ url: '/api', fetch }));

    assert.deepEqual(JSON.parse(JSON.stringify(tokens)), {
      access_token: 'a',
      expires_in: 60,
      profile: { sub: '1' },
    });
  });

  it('is asked with cookies elsewhere too', async () => {
    const { fetch, asked } = fakeFetch(json({}));

    await start(twilioVerify({ url: 'https://api.example', credentials: 'include', fetch }));

    assert.equal(asked[0]?.init.credentials, 'include');
  });
});

describe('a backend for a frontend', () => {
  it('drops every token', async () => {
    const { fetch } = fakeFetch(
      json({
        access_token: 'a',
        id_token: 'b',
        refresh_token: 'c',
        profile: { sub: '5f1', accessToken: 'd', session_jwt: 'e', client_secret: 'f' },
      }),
    );

    assert.deepEqual(await verify(bff({ url: '/api', fetch })), { profile: { sub: '5f1' } });
  });

  it('may be of no other origin', () => {
    assert.throws(() => bff({ url: 'https://api.example' }), TypeError, 'url is of another origin');
    assert.doesNotThrow(() => bff({ url: `${location.origin}/api` }));
  });

  it('may be so when it is said, and gets its cookies then', async () => {
    const { fetch, asked } = fakeFetch(json({}));

    await verify(bff({ url: 'https://api.example', crossOrigin: true, fetch }));

    assert.equal(asked[0]?.init.credentials, 'include');
  });

  it('is of another origin where the page’s base is', () => {
    const base = document.createElement('base');
    base.href = 'https://elsewhere.example/';
    document.head.append(base);
    try {
      assert.throws(() => bff({ url: '/api' }), TypeError, 'url is of another origin');
    } finally {
      base.remove();
    }
  });
});
