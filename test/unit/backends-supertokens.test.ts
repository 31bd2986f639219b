import { assert } from '@open-wc/testing';
import { supertokens } from '../../src/backends/supertokens.js';
import { code, phoneNumber, start, verify } from '../helpers/adapter-calls.js';
import { fakeFetch, json, type Answer } from '../helpers/fake-fetch.js';
import { failure } from '../helpers/rejection.js';

const url = 'https://api.example/auth';
const device = { deviceId: 'device-1', preAuthSessionId: 'session-1' };
const sent = json({ status: 'OK', ...device, flowType: 'USER_INPUT_CODE' });

function make(...answers: [Answer, ...Answer[]]) {
  const { fetch, asked } = fakeFetch(...answers);
  return { backend: supertokens({ url, fetch }), asked };
}

describe('SuperTokens', () => {
  it('is asked for a code in header mode, without cookies', async () => {
    const { backend, asked } = make(sent);

    const challenge = await start(backend);

    assert.deepEqual(challenge, { transaction: device });
    const [{ url: address, init, body } = assert.fail()] = asked;
    assert.equal(address, `${url}/signinup/code`);
    assert.equal(init.method, 'POST');
    assert.equal(init.credentials, 'omit');
    assert.deepEqual(body, { phoneNumber });
    const headers = new Headers(init.headers);
    assert.equal(headers.get('rid'), 'passwordless');
    assert.equal(headers.get('st-auth-mode'), 'header');
    assert.match(headers.get('fdi-version') ?? '', /^\d+\.\d+$/);
  });

  it('sends another code to the same device', async () => {
    const { backend, asked } = make(json({ status: 'OK' }));

    const challenge = await start(backend, { resendOf: device });

    assert.deepEqual(challenge, { transaction: device });
    assert.equal(asked[0]?.url, `${url}/signinup/code/resend`);
    assert.deepEqual(asked[0]?.body, device);
  });

  it('starts anew when the device is forgotten', async () => {
    const other = { deviceId: 'device-2', preAuthSessionId: 'session-2' };
    const { backend, asked } = make(
      json({ status: 'RESTART_FLOW_ERROR' }),
      json({ status: 'OK', ...other, flowType: 'USER_INPUT_CODE_AND_MAGIC_LINK' }),
    );

    const challenge = await start(backend, { resendOf: device });

    assert.deepEqual(challenge, { transaction: other });
    assert.equal(asked.length, 2);
  });

  it('does not start anew when a resend fails otherwise', async () => {
    const { backend, asked } = make(json({ status: 'GENERAL_ERROR', message: 'x' }));

    const error = await failure(start(backend, { resendOf: device }));

    assert.equal(error.code, 'not_allowed');
    assert.equal(asked.length, 1);
  });

  it('gives tokens of headers and the user', async () => {
    const { backend, asked } = make(
      json({ status: 'OK', user: { id: '5f1' } }, 200, {
        'st-access-token': 'access',
        'st-refresh-token': 'refresh',
      }),
    );

    const tokens = await verify(backend, { transaction: device });

    assert.deepEqual(tokens, {
      access_token: 'access',
      token_type: 'bearer',
      refresh_token: 'refresh',
      profile: { id: '5f1' },
    });
    assert.equal(asked[0]?.url, `${url}/signinup/code/consume`);
    assert.deepEqual(asked[0]?.body, { ...device, userInputCode: code });
  });

  it('is no sign-in where the tokens can’t be read', async () => {
    const { backend } = make(json({ status: 'OK', user: { id: '5f1' } }));

    assert.equal((await failure(verify(backend, { transaction: device }))).code, 'bad_response');
  });

  it('is misconfigured when it sends links, or has no such recipe', async () => {
    const links = make(json({ status: 'OK', ...device, flowType: 'MAGIC_LINK' }));
    const absent = make(new Response('Cannot POST', { status: 404 }));

    assert.equal((await failure(start(links.backend))).code, 'misconfigured');
    assert.equal((await failure(start(absent.backend))).code, 'misconfigured');
  });

  it('tells no number of tries that makes no sense', async () => {
    const { backend } = make(
      json({
        status: 'INCORRECT_USER_INPUT_CODE_ERROR',
        failedCodeInputAttemptCount: 9,
        maximumCodeInputAttempts: 5,
      }),
    );

    assert.notProperty(await failure(verify(backend, { transaction: device })), 'attemptsLeft');
  });

  it('needs an address', () => {
    assert.throws(() => supertokens({ url: '' }), TypeError, 'url is missing');
  });
});
