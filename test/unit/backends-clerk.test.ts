import { assert } from '@open-wc/testing';
import { clerk, type ClerkInstance } from '../../src/backends/clerk.js';
import { fakeClerk } from '../backends/fixtures/clerk.js';
import { code, phoneNumber, start, verify } from '../helpers/adapter-calls.js';
import { fakeFetch, json, silence, type Answer } from '../helpers/fake-fetch.js';
import { failure, rejected, rejection } from '../helpers/rejection.js';

const phoneCode = (id: string, number: string) => ({
  strategy: 'phone_code',
  phone_number_id: id,
  safe_identifier: number,
});

const attempt = (status: string, more: object = {}) =>
  json({
    response: {
      id: 'attempt-1',
      status,
      supported_first_factors: [phoneCode('idn_1', phoneNumber)],
      ...more,
    },
  });

const started = attempt('needs_first_factor');
const complete = attempt('complete', { created_session_id: 'sess_1' });
const refused = (word: string, status = 422) => json({ errors: [{ code: word }] }, status);
const unknown = refused('form_identifier_not_found');

function make(...answers: [Answer, ...Answer[]]) {
  const { fetch, asked } = fakeFetch(...answers);
  const { instance, active } = fakeClerk({ fetch });
  return {
    instance,
    active,
    backend: clerk({ clerk: instance }),
    asked: () =>
      asked.map(({ url, init }) => [
        url.split('/client/')[1],
        Object.fromEntries(init.body as URLSearchParams),
      ]),
  };
}

describe('Clerk', () => {
  it('signs in who has an account', async () => {
    const { backend, active, asked } = make(started, started, complete);

    const challenge = await start(backend);
    const tokens = await verify(backend, challenge);

    assert.deepEqual(challenge, { transaction: { id: 'attempt-1' }, resendInSeconds: 30 });
    assert.deepEqual(asked(), [
      ['sign_ins', { identifier: phoneNumber }],
      ['sign_ins/current/prepare_first_factor', { strategy: 'phone_code', phoneNumberId: 'idn_1' }],
      ['sign_ins/current/attempt_first_factor', { strategy: 'phone_code', code }],
    ]);
    assert.deepEqual(active, ['sess_1']);
    assert.deepEqual(tokens, {
      profile: {
        sub: 'user_1',
        name: 'Ada',
        picture: 'https://img.example/ada',
        phone_number: phoneNumber,
      },
    });
  });

  it('signs up who has none', async () => {
    const { backend, active, asked } = make(unknown, started, started, complete);

    const challenge = await start(backend, { locale: 'nl' });
    await verify(backend, challenge);

    assert.deepEqual(asked().slice(1), [
      ['sign_ups', { phoneNumber, locale: 'nl' }],
      ['sign_ups/current/prepare_verification', { strategy: 'phone_code' }],
      ['sign_ups/current/attempt_verification', { strategy: 'phone_code', code }],
    ]);
    assert.deepEqual(active, ['sess_1']);
  });

  it('signs up nobody when it must not', async () => {
    const { instance, asked } = make(unknown);

    const error = await failure(start(clerk({ clerk: instance, createUser: false })));

    assert.equal(error.code, 'not_allowed');
    assert.equal(asked().length, 1);
  });

  it('sends to the number that was asked for, of several', async () => {
    const several = attempt('needs_first_factor', {
      supported_first_factors: [
        { strategy: 'password' },
        phoneCode('idn_other', '+1*****99'),
        phoneCode('idn_1', phoneNumber),
      ],
    });
    const { backend, asked } = make(several);

    await start(backend, { channel: 'whatsapp' });

    assert.deepEqual(asked()[1]?.[1], {
      strategy: 'phone_code',
      channel: 'whatsapp',
      phoneNumberId: 'idn_1',
    });
  });

  it('is misconfigured where accounts have no sign-in by phone code', async () => {
    const { backend } = make(
      attempt('needs_first_factor', { supported_first_factors: [{ strategy: 'password' }] }),
    );

    assert.equal((await failure(start(backend))).code, 'misconfigured');
  });

  it('sends another code for the same attempt', async () => {
    const signIn = make(started);
    const signUp = make(unknown, started);

    for (const { backend } of [signIn, signUp]) {
      const { transaction } = await start(backend);
      await start(backend, { resendOf: transaction });
    }

    assert.equal(signIn.asked().at(-1)?.[0], 'sign_ins/current/prepare_first_factor');
    assert.equal(signIn.asked().length, 3);
    assert.equal(signUp.asked().at(-1)?.[0], 'sign_ups/current/prepare_verification');
    assert.equal(signUp.asked().length, 4);
  });

  it('starts anew when it is at another attempt', async () => {
    const { backend, asked } = make(started);

    await start(backend, { resendOf: { id: 'attempt-0' } });

    assert.equal(asked()[0]?.[0], 'sign_ins');
  });

  it('says that the attempt is over when it is at another one', async () => {
    const { backend, asked } = make(started);
    await start(backend);

    const error = await failure(verify(backend, { transaction: { id: 'attempt-0' } }));

    assert.equal(error.code, 'code_expired');
    assert.equal(asked().length, 2);
  });

  for (const [status, expected] of [
    ['needs_second_factor', 'mfa_required'],
    ['needs_client_trust', 'mfa_required'],
    ['needs_protect_check', 'challenge_required'],
    ['missing_requirements', 'misconfigured'],
    ['abandoned', 'bad_response'],
    ['complete', 'bad_response'],
  ] as const)
    it(`says ${expected} of ${status} without a session`, async () => {
      const { backend, active } = make(started, started, attempt(status));
      const challenge = await start(backend);

      const error = await failure(verify(backend, challenge));

      assert.equal(error.code, expected);
      assert.deepEqual(active, []);
    });

  it('goes on with its sign-in after a second factor', async () => {
    const { backend, instance } = make(started, started, attempt('needs_second_factor'));
    const challenge = await start(backend);

    const error = await failure(verify(backend, challenge));

    assert.equal(error.continuation, instance.client.signIn);
  });

  it('does not start a session when nobody waits any more', async () => {
    const controller = new AbortController();
    const reason = new Error('nobody waits');
    const { backend, active } = make(started, started, () => {
      controller.abort(reason);
      return complete.clone();
    });
    const challenge = await start(backend);

    const error = await rejection(verify(backend, challenge, controller.signal));
    await new Promise((resolve) => setTimeout(resolve));

    assert.equal(error, reason);
    assert.deepEqual(active, []);
  });

  it('is not waited for longer than said', async () => {
    const { instance } = make(silence);

    const error = await failure(start(clerk({ clerk: instance, deadlineSeconds: 0.01 })));

    assert.equal(error.code, 'timeout');
  });

  it('is loaded when it is needed, from the page', async () => {
    const { instance } = make(started);
    let loads = 0;
    const load = () => Promise.resolve(loads++);
    const page = globalThis as { Clerk?: ClerkInstance };
    const backend = clerk();
    page.Clerk = { ...instance, loaded: false, load };
    try {
      await start(backend);
    } finally {
      delete page.Clerk;
    }

    assert.equal(loads, 1);
    assert.equal((await failure(start(backend))).code, 'misconfigured');
  });

  for (const [word, expected] of [
    ['session_exists', 'not_allowed'],
    ['user_banned', 'user_blocked'],
    ['captcha_missing_token', 'challenge_required'],
    ['strategy_for_user_invalid', 'misconfigured'],
  ] as const)
    it(`says ${expected} of ${word}`, async () => {
      const { backend } = make(refused(word));

      assert.equal((await failure(start(backend))).code, expected);
    });

  it('says what its script finds out itself', async () => {
    const { instance } = make(started);
    for (const [thrown, expected] of [
      [Object.assign(new Error('x'), { code: 'captcha_unavailable' }), 'challenge_required'],
      [Object.assign(new Error('x'), { code: 'network_error' }), 'network'],
      [new TypeError('x is not a function'), 'bad_response'],
      [undefined, 'bad_response'],
    ] as const) {
      const client = { ...instance.client, signIn: { create: () => rejected(thrown) } };
      const backend = clerk({ clerk: { ...instance, client } });

      assert.equal((await failure(start(backend))).code, expected);
    }
  });
});
