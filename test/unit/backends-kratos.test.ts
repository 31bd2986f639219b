import { assert } from '@open-wc/testing';
import { kratos } from '../../src/backends/kratos.js';
import { code, phoneNumber, start, verify } from '../helpers/adapter-calls.js';
import { fakeFetch, json, type Answer } from '../helpers/fake-fetch.js';
import { failure } from '../helpers/rejection.js';

const url = 'https://auth.example';

const form = (state: string, { messages = [], nodes = [] }: Record<string, object[]> = {}) => ({
  id: 'flow-1',
  state,
  ui: {
    action: 'https://elsewhere.example/',
    nodes: [{ attributes: { name: 'csrf_token', value: 'csrf-1' }, messages: [] }, ...nodes],
    messages,
  },
});

const opened = json(form('choose_method'));
const sent = json(form('sent_email', { messages: [{ id: 1010014, type: 'info' }] }), 400);
const refused = (id: number, text = 'x') =>
  json(form('choose_method', { messages: [{ id, type: 'error', text }] }), 400);
const expired = json({ error: { id: 'self_service_flow_expired', code: 410 } }, 410);

const login = { of: 'login', id: 'flow-1', csrf: 'csrf-1' };

function make(options: object, ...answers: [Answer, ...Answer[]]) {
  const { fetch, asked } = fakeFetch(...answers);
  return { backend: kratos({ url, ...options, fetch }), asked };
}

describe('Kratos', () => {
  it('opens a flow and submits the number, with cookies and their token', async () => {
    const { backend, asked } = make({}, opened, sent);

    const challenge = await start(backend);

    assert.deepEqual(challenge, { transaction: login, codeLength: 6 });
    assert.deepEqual(
      asked.map(({ url, init }) => [init.method, url, init.credentials]),
      [
        ['GET', `${url}/self-service/login/browser`, 'include'],
        ['POST', `${url}/self-service/login?flow=flow-1`, 'include'],
      ],
    );
    assert.deepEqual(asked[1]?.body, {
      method: 'code',
      csrf_token: 'csrf-1',
      identifier: phoneNumber,
    });
  });

  it('takes a status of 200 for a sent code too', async () => {
    const { backend } = make({}, opened, json(form('sent_email')));

    assert.containsAllKeys(await start(backend), ['transaction']);
  });

  it('has not sent what it does not say it sent', async () => {
    const { backend } = make({}, opened, json(form('choose_method')));

    assert.equal((await failure(start(backend))).code, 'bad_response');
  });

  it('does without cookies in an app', async () => {
    const { backend, asked } = make({ mode: 'api' }, opened, sent);

    const challenge = await start(backend);

    assert.deepEqual(challenge.transaction, { of: 'login', id: 'flow-1' });
    assert.equal(asked[0]?.url, `${url}/self-service/login/api`);
    assert.equal(asked[0]?.init.credentials, 'omit');
    assert.deepEqual(asked[1]?.body, { method: 'code', identifier: phoneNumber });
  });

  it('is misconfigured for an app that is a page', async () => {
    const text =
      'The HTTP Request Header included the "Origin" key. The flow however was initiated as an API request.';
    const { backend } = make({ mode: 'api' }, opened, refused(4000001, text));

    assert.equal((await failure(start(backend))).code, 'misconfigured');
  });

  it('sends another code in the same flow', async () => {
    const { backend, asked } = make({}, sent);

    const challenge = await start(backend, { resendOf: login });

    assert.deepEqual(challenge.transaction, login);
    assert.equal(asked[0]?.url, `${url}/self-service/login?flow=flow-1`);
    assert.deepEqual(asked[0]?.body, {
      method: 'code',
      csrf_token: 'csrf-1',
      identifier: phoneNumber,
      resend: 'code',
    });
  });

  it('opens another flow when that one has expired', async () => {
    const { backend, asked } = make({}, expired, opened, sent);

    await start(backend, { resendOf: login });

    assert.equal(asked.length, 3);
  });

  it('is asked to check the code, and gives the identity', async () => {
    const identity = { id: '5f1', traits: { phone: phoneNumber } };
    const { backend, asked } = make({}, json({ session: { id: 's-1', identity } }));

    const tokens = await verify(backend, { transaction: login });

    assert.deepEqual(tokens, { profile: identity });
    assert.deepEqual(asked[0]?.body, {
      method: 'code',
      csrf_token: 'csrf-1',
      identifier: phoneNumber,
      code,
    });
  });

  it('is no sign-in without a session, or in an app without its token', async () => {
    const page = make({}, json({ identity: { id: '5f1' } }));
    const app = make({ mode: 'api' }, json({ session: { id: 's-1' } }));

    for (const { backend } of [page, app])
      assert.equal((await failure(verify(backend, { transaction: login }))).code, 'bad_response');
  });

  it('says that a flow that is over or gone has expired, but no proxy says so', async () => {
    const gone = make({}, json({ error: { code: 404, status: 'Not Found' } }, 404));
    const proxy = make({}, new Response('<h1>Not Found</h1>', { status: 404 }));

    const request = { transaction: login };
    assert.equal((await failure(verify(make({}, expired).backend, request))).code, 'code_expired');
    assert.equal((await failure(verify(gone.backend, request))).code, 'code_expired');
    assert.equal((await failure(verify(proxy.backend, request))).code, 'bad_response');
  });

  it('finds messages that stand at a field', async () => {
    const field = {
      attributes: { name: 'identifier' },
      messages: [{ id: 4000041, type: 'error' }],
    };
    const { backend } = make({}, opened, json(form('choose_method', { nodes: [field] }), 400));

    assert.equal((await failure(start(backend))).code, 'invalid_phone');
  });

  for (const [text, expected] of [
    ['The code was already used. Please request another code.', 'code_expired'],
    ['The request was submitted too often. Please request another code.', 'too_many_attempts'],
    ['Whatever else it says.', 'bad_response'],
  ] as const)
    it(`says ${expected} of "${text}"`, async () => {
      const { backend } = make({}, refused(4000001, text));

      assert.equal((await failure(verify(backend, { transaction: login }))).code, expected);
    });

  it('hands on where the second factor is', async () => {
    const answer = {
      error: { id: 'browser_location_change_required' },
      redirect_browser_to: `${url}/self-service/login/browser?aal=aal2`,
    };
    const { backend } = make({}, json(answer, 422));

    const error = await failure(verify(backend, { transaction: login }));

    assert.equal(error.code, 'mfa_required');
    assert.deepEqual(error.continuation, answer);
  });

  it('registers unknown numbers where it is told the trait', async () => {
    const { backend, asked } = make(
      { phoneTrait: 'mobile' },
      opened,
      refused(4000035),
      opened,
      sent,
      json({ session: { id: 's-1' }, identity: {} }),
    );

    const { transaction } = await start(backend);
    await verify(backend, { transaction });

    assert.deepEqual(
      asked.slice(2).map(({ url }) => new URL(url).pathname),
      [
        '/self-service/registration/browser',
        '/self-service/registration',
        '/self-service/registration',
      ],
    );
    assert.deepEqual(asked[4]?.body, {
      method: 'code',
      csrf_token: 'csrf-1',
      traits: { mobile: phoneNumber },
      code,
    });
  });

  it('registers nobody otherwise', async () => {
    const { backend, asked } = make({}, opened, refused(4000035));

    assert.equal((await failure(start(backend))).code, 'not_allowed');
    assert.equal(asked.length, 2);
  });
});
