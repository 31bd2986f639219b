import { assert } from '@open-wc/testing';
import { betterAuth, type BetterAuthOptions } from '../../src/backends/better-auth.js';
import { fakeFetch, json, type Answer } from '../helpers/fake-fetch.js';
import { failure } from '../helpers/rejection.js';

const url = 'https://api.example/api/auth';
const { signal } = new AbortController();
const phoneNumber = '+14155550132';
const grant = { locale: 'nl', state: 's', scope: 'openid' };
const user = { id: 'u1', name: phoneNumber };
const signedIn = { status: true, token: 'tok', user };

function answering(answer: Answer, options: Partial<BetterAuthOptions> = {}) {
  const { fetch, asked } = fakeFetch(answer);
  const backend = betterAuth({ url, fetch, ...options });
  return {
    asked,
    start: (proof?: string) =>
      backend.start(
        { phoneNumber, channel: 'sms', ...grant, ...(proof !== undefined && { proof }) },
        { signal },
      ),
    verify: () => backend.verify({ phoneNumber, code: '246813', ...grant }, { signal }),
  };
}

describe('Better Auth', () => {
  it('is asked to send, in the visitor’s language', async () => {
    const { asked, start } = answering(json({ message: 'code sent' }));

    await start();

    assert.equal(asked[0]?.url, `${url}/phone-number/send-otp`);
    assert.deepEqual(asked[0]?.body, { phoneNumber });
    const headers = new Headers(asked[0]?.init.headers);
    assert.equal(headers.get('accept-language'), 'nl');
    assert.isFalse(headers.has('x-captcha-response'));
  });

  it('gets the answer of a bot check as its captcha plugin wants it', async () => {
    const { asked, start } = answering(json({ message: 'code sent' }));

    await start('proof');

    assert.equal(new Headers(asked[0]?.init.headers).get('x-captcha-response'), 'proof');
  });

  it('is asked to verify, and tells who it is', async () => {
    const { asked, verify } = answering(json(signedIn));

    const tokens = await verify();

    assert.equal(asked[0]?.url, `${url}/phone-number/verify`);
    assert.deepEqual(asked[0]?.body, { phoneNumber, code: '246813' });
    assert.deepEqual(tokens, { access_token: 'tok', token_type: 'Bearer', profile: user });
  });

  it('takes the token that its bearer plugin signed, where it is exposed', async () => {
    const { verify } = answering(json(signedIn, 200, { 'set-auth-token': 'tok.signature' }));

    assert.equal((await verify()).access_token, 'tok.signature');
  });

  it('may set its cookie, unless the page wants none', async () => {
    for (const [options, expected] of [
      [{}, 'include'],
      [{ credentials: 'omit' }, 'omit'],
    ] as const) {
      const { asked, verify } = answering(json(signedIn), options);

      await verify();

      assert.equal(asked[0]?.init.credentials, expected);
    }
  });

  it('could not send when the code that sends throws, which looks like this', async () => {
    const { start } = answering(new Response(null, { status: 500 }));

    assert.equal((await failure(start())).code, 'send_failed');
  });

  it('has a fault of its own otherwise', async () => {
    const { verify } = answering(new Response(null, { status: 500 }));

    assert.equal((await failure(verify())).code, 'server_error');
  });

  for (const [what, answer] of [
    ['no session', { status: true, token: null, user }],
    ['no status', { token: 'tok', user }],
    ['a status that is none', { status: 'true', token: 'tok', user }],
  ] as const)
    it(`has not signed in with ${what}`, async () => {
      assert.equal((await failure(answering(json(answer)).verify())).code, 'bad_response');
    });

  for (const word of ['SEND_OTP_NOT_IMPLEMENTED', 'INVALID_ORIGIN'])
    it(`is set up wrongly: ${word}`, async () => {
      const { start } = answering(json({ code: word, message: 'x' }, 403));

      assert.equal((await failure(start())).code, 'misconfigured');
    });

  it('has no such code any more after the last of the tries', async () => {
    const { verify } = answering(json({ code: 'OTP_NOT_FOUND', message: 'x' }, 400));

    assert.equal((await failure(verify())).code, 'code_expired');
  });

  it('needs an address', () => {
    assert.throws(() => betterAuth({ url: '' }), TypeError, 'url is missing');
  });
});
