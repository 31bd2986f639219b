import { assert } from '@open-wc/testing';
import { stytch } from '../../src/backends/stytch.js';
import { code, phoneNumber, start, verify } from '../helpers/adapter-calls.js';
import { fakeFetch, json } from '../helpers/fake-fetch.js';
import { failure } from '../helpers/rejection.js';

const key = 'public-token-live-1';
const sent = json({ data: { method_id: 'phone-number-live-1' } });
const session = { user_id: 'user-live-1', session_jwt: 'jwt', session_token: 'token' };

describe('Stytch', () => {
  it('is asked for a code with the public token', async () => {
    const { fetch, asked } = fakeFetch(sent);

    const challenge = await start(stytch({ key, fetch }), { proof: 'captcha-1' });

    assert.deepEqual(challenge, { transaction: 'phone-number-live-1', expiresInSeconds: 300 });
    const [{ url, init, body } = assert.fail()] = asked;
    assert.equal(url, 'https://api.stytch.com/sdk/v1/otps/sms/login_or_create');
    assert.deepEqual(body, {
      phone_number: phoneNumber,
      expiration_minutes: 5,
      captcha_token: 'captcha-1',
    });
    const headers = new Headers(init.headers);
    assert.equal(headers.get('authorization'), `Basic ${btoa(`${key}:${key}`)}`);
    assert.equal(headers.get('x-sdk-parent-host'), location.origin);
  });

  it('hears of the SDK, and of nobody in particular', async () => {
    const { fetch, asked } = fakeFetch(sent);
    const backend = stytch({ key, fetch });

    await start(backend);
    await start(backend);

    const [first, second] = asked.map(
      ({ init }) =>
        JSON.parse(atob(new Headers(init.headers).get('x-sdk-client') ?? '')) as {
          persistent_id: string;
          app: { identifier: string };
        },
    );
    assert.match(first?.persistent_id ?? '', /^persistent-id-[\da-f-]{36}$/);
    assert.notEqual(first?.persistent_id, second?.persistent_id);
    assert.equal(first?.app.identifier, location.hostname);
  });

  for (const [token, url, host] of [
    ['public-token-test-1', undefined, 'https://test.stytch.com'],
    ['public-token-live-1', '', 'https://api.stytch.com'],
    ['public-token-live-1', 'https://login.example/', 'https://login.example'],
  ] as const)
    it(`is at ${host} for ${token} and the address ${url ?? 'that is its own'}`, async () => {
      const { fetch, asked } = fakeFetch(sent);

      await start(stytch({ key: token, url, fetch }));

      assert.equal(asked[0]?.url, `${host}/sdk/v1/otps/sms/login_or_create`);
    });

  for (const [locale, expected] of [
    ['en', undefined],
    ['es-MX', 'es'],
    ['pt', 'pt-br'],
    ['pt-BR', 'pt-br'],
    ['est', undefined],
  ] as const)
    it(`writes ${expected ?? 'its own language'} to whoever reads ${locale}`, async () => {
      const { fetch, asked } = fakeFetch(sent);

      await start(stytch({ key, fetch }), { locale });

      assert.equal((asked[0]?.body as { locale?: string }).locale, expected);
    });

  it('sends by WhatsApp', async () => {
    const { fetch, asked } = fakeFetch(sent);

    await start(stytch({ key, fetch }), { channel: 'whatsapp' });

    assert.match(asked[0]?.url ?? '', /\/otps\/whatsapp\/login_or_create$/);
  });

  it('checks the code of the method, and gives the session', async () => {
    const { fetch, asked } = fakeFetch(json({ data: { ...session, user: { user_id: 'u' } } }));
    const backend = stytch({ key, sessionMinutes: 30, fetch });

    const tokens = await verify(backend, { transaction: 'phone-number-live-1' });

    assert.deepEqual(tokens, {
      access_token: 'jwt',
      token_type: 'bearer',
      refresh_token: 'token',
      profile: { user_id: 'u' },
    });
    assert.deepEqual(asked[0]?.body, {
      token: code,
      method_id: 'phone-number-live-1',
      session_duration_minutes: 30,
    });
  });

  it('is no sign-in without a session', async () => {
    const { fetch } = fakeFetch(json({ data: { ...session, session_jwt: '' } }));

    assert.equal((await failure(verify(stytch({ key, fetch })))).code, 'bad_response');
  });

  it('asks for a bot check in prose too', async () => {
    const { fetch } = fakeFetch(new Response('Captcha required', { status: 403 }));

    assert.equal((await failure(start(stytch({ key, fetch })))).code, 'challenge_required');
  });

  for (const [word, expected] of [
    ['invalid_phone_number_country_code', 'unsupported_country'],
    ['bad_domain_for_stytch_sdk', 'misconfigured'],
    ['unsubscribed_phone_number', 'send_failed'],
  ] as const)
    it(`says ${expected} of ${word}`, async () => {
      const { fetch } = fakeFetch(json({ error_type: word }, 400));

      assert.equal((await failure(start(stytch({ key, fetch })))).code, expected);
    });

  it('needs a key', () => {
    assert.throws(() => stytch({ key: ' ' }), TypeError, 'key is missing');
  });
});
