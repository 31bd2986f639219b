import { assert } from '@open-wc/testing';
import { firebase, type FirebaseOptions } from '../../src/backends/firebase.js';
import { fakeFetch, json, type Answer } from '../helpers/fake-fetch.js';
import { failure, rejection } from '../helpers/rejection.js';

const phoneNumber = '+14155550132';
const grant = { locale: 'nl', state: 's', scope: 'openid' };
const sent = { sessionInfo: 'session' };
const signedIn = {
  idToken: 'id',
  refreshToken: 'refresh',
  expiresIn: '3600',
  localId: 'u1',
  isNewUser: true,
  phoneNumber,
};
const fault = (message: string, status = 400, members: object = {}) =>
  json({ error: { code: status, message, ...members } }, status);

function answering(answer: Answer, options: Partial<FirebaseOptions> = {}) {
  const { fetch, asked } = fakeFetch(answer);
  const backend = firebase({ key: 'a key', fetch, ...options });
  const controller = new AbortController();
  const { signal } = controller;
  return {
    asked,
    controller,
    start: (proof?: string) =>
      backend.start(
        { phoneNumber, channel: 'sms', ...grant, ...(proof !== undefined && { proof }) },
        { signal },
      ),
    verify: (transaction?: unknown) =>
      backend.verify({ phoneNumber, code: '246813', transaction, ...grant }, { signal }),
  };
}

describe('Firebase', () => {
  it('is asked to send, in the visitor’s language', async () => {
    const { asked, start } = answering(json(sent));

    const challenge = await start();

    assert.equal(
      asked[0]?.url,
      'https://identitytoolkit.googleapis.com/v1/accounts:sendVerificationCode?key=a%20key',
    );
    assert.deepEqual(asked[0]?.body, { phoneNumber, clientType: 'CLIENT_TYPE_WEB' });
    assert.equal(new Headers(asked[0]?.init.headers).get('x-firebase-locale'), 'nl');
    assert.deepEqual(challenge, { transaction: 'session', codeLength: 6 });
  });

  it('is asked to verify, and tells who it is', async () => {
    const { asked, verify } = answering(json(signedIn));

    const tokens = await verify('session');

    assert.equal(
      asked[0]?.url,
      'https://identitytoolkit.googleapis.com/v1/accounts:signInWithPhoneNumber?key=a%20key',
    );
    assert.deepEqual(asked[0]?.body, { sessionInfo: 'session', code: '246813' });
    assert.deepEqual(tokens, {
      id_token: 'id',
      refresh_token: 'refresh',
      expires_in: 3600,
      profile: { sub: 'u1', phone_number: phoneNumber },
    });
  });

  for (const url of [undefined, ''])
    it(`is Google’s own where the address is ${JSON.stringify(url)}`, async () => {
      const { asked, start } = answering(json(sent), { url });

      await start();

      assert.match(asked[0]?.url ?? '', /^https:\/\/identitytoolkit\.googleapis\.com\/v1\//);
    });

  it('may be the emulator', async () => {
    const url = 'http://127.0.0.1:9099/identitytoolkit.googleapis.com';
    const { asked, start } = answering(json(sent), { url });

    await start();

    assert.match(asked[0]?.url ?? '', /^http:\/\/127\.0\.0\.1:9099\/identitytoolkit\.g.*\/v1\//);
  });

  it('gets a token of the page’s verifier each time', async () => {
    const actions: string[] = [];
    const { asked, start } = answering(json(sent), {
      appVerifier: (action) => Promise.resolve(`token ${actions.push(action)}`),
    });

    await start();
    await start();

    assert.deepEqual(actions, ['sendVerificationCode', 'sendVerificationCode']);
    assert.deepInclude(asked[1]?.body, { recaptchaToken: 'token 2' });
  });

  it('gets the answer of the page’s bot check in its place', async () => {
    const { asked, start } = answering(json(sent), {
      appVerifier: () => Promise.reject(new Error('not asked')),
    });

    await start('proof');

    assert.deepInclude(asked[0]?.body, { recaptchaToken: 'proof' });
  });

  it('gets a token of reCAPTCHA Enterprise by another name', async () => {
    const { asked, start } = answering(json(sent), { enterprise: true });

    await start('proof');

    assert.deepEqual(asked[0]?.body, {
      phoneNumber,
      captchaResponse: 'proof',
      clientType: 'CLIENT_TYPE_WEB',
      recaptchaVersion: 'RECAPTCHA_ENTERPRISE',
    });
  });

  it('is asked nothing when the verifier fails', async () => {
    const cause = new Error('reCAPTCHA client element has been removed');
    const { asked, start } = answering(json(sent), { appVerifier: () => Promise.reject(cause) });

    const error = await failure(start());

    assert.deepInclude(error, { code: 'challenge_required', cause });
    assert.isEmpty(asked);
  });

  it('ends while the verifier waits for the visitor', async () => {
    const { asked, controller, start } = answering(json(sent), {
      appVerifier: (_, { signal }) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new Error('closed'))),
        ),
    });
    const started = rejection(start());
    const reason = new Error('nobody waits');

    controller.abort(reason);

    assert.equal(await started, reason);
    assert.isEmpty(asked);
  });

  for (const [answer, code] of [
    [fault('CAPTCHA_CHECK_FAILED : Recaptcha verification failed - DUPE'), 'challenge_required'],
    [fault('OPERATION_NOT_ALLOWED'), 'misconfigured'],
    [fault('OPERATION_NOT_ALLOWED : The identity provider is disabled.'), 'misconfigured'],
    [
      fault(
        'OPERATION_NOT_ALLOWED : SMS unable to be sent until this region enabled by the app developer.',
      ),
      'unsupported_country',
    ],
    [fault('BILLING_NOT_ENABLED'), 'misconfigured'],
    [fault('CONFIGURATION_NOT_FOUND'), 'misconfigured'],
    [
      fault('The request is missing a valid API key.', 403, { status: 'PERMISSION_DENIED' }),
      'misconfigured',
    ],
    [
      fault('API key not valid. Please pass a valid API key.', 400, { status: 'INVALID_ARGUMENT' }),
      'misconfigured',
    ],
    [fault('QUOTA_EXCEEDED : Exceeded quota for sending messages.'), 'rate_limited'],
    [fault('BLOCKING_FUNCTION_ERROR_RESPONSE : ((HTTP request was refused))'), 'not_allowed'],
    [fault('Error code: 39', 503, { status: 'UNAVAILABLE' }), 'server_error'],
    [json({ error: 'INVALID_CODE' }, 400), 'bad_response'],
    [json({ error: { message: ['INVALID_CODE', 'x'] } }, 400), 'bad_response'],
  ] as const)
    it(`tells of ${code}`, async () => {
      assert.equal((await failure(answering(answer).start())).code, code);
    });

  it('has lost its session', async () => {
    for (const word of ['INVALID_SESSION_INFO', 'MISSING_SESSION_INFO'])
      assert.equal((await failure(answering(fault(word)).verify())).code, 'code_expired');
  });

  it('gives what a second factor needs', async () => {
    const answer = { mfaPendingCredential: 'pending', mfaInfo: [{ displayName: 'mine' }] };

    const error = await failure(answering(json(answer)).verify('session'));

    assert.equal(error.code, 'mfa_required');
    assert.deepEqual(error.continuation, answer);
  });

  it('needs a key', () => {
    assert.throws(() => firebase({ key: ' ' }), TypeError, 'key is missing');
  });
});
