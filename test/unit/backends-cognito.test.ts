import { assert } from '@open-wc/testing';
import { cognito, type CognitoOptions } from '../../src/backends/cognito.js';
import type { Reply } from '../../src/testing/conformance.js';
import {
  challenge,
  clientId,
  delivered,
  idToken,
  refused,
  signedIn,
} from '../backends/fixtures/cognito.js';
import { deepFreeze } from '../helpers/deep-freeze.js';
import { fakeFetch } from '../helpers/fake-fetch.js';
import { failure } from '../helpers/rejection.js';

const url = 'https://cognito-idp.eu-west-1.amazonaws.com';
const { signal } = new AbortController();
const phoneNumber = '+14155550132';
const grant = { locale: 'nl', state: 's', scope: 'openid' };

const responseTo = ({ json, status = 200 }: Reply) =>
  new Response(JSON.stringify(json), { status });

function answering(replies: readonly (Reply | 'nothing')[], options: Partial<CognitoOptions> = {}) {
  const [first = () => Promise.reject(new TypeError('Failed to fetch')), ...rest] = replies.map(
    (reply) =>
      reply === 'nothing'
        ? () => Promise.reject(new TypeError('Failed to fetch'))
        : responseTo(reply),
  );
  const { fetch, asked } = fakeFetch(first, ...rest);
  const backend = cognito({ url, clientId, fetch, ...options });
  return {
    asked,
    operations: () =>
      asked.map(({ init }) => new Headers(init.headers).get('x-amz-target')?.split('.')[1]),
    start: async (resendOf?: unknown) =>
      deepFreeze(
        await backend.start(
          { phoneNumber, channel: 'sms', ...grant, ...(resendOf !== undefined && { resendOf }) },
          { signal },
        ),
      ),
    verify: (transaction: unknown, code = '12345678') =>
      backend.verify({ phoneNumber, code, transaction, ...grant }, { signal }),
  };
}

const confirmed: Reply = { json: { Session: 'session-2' } };
const signedUp = delivered({ UserConfirmed: false, UserSub: 'u1', Session: 'session-1' });

describe('Cognito', () => {
  it('is asked to send', async () => {
    const { asked, start } = answering([challenge('SMS_OTP')]);

    const sent = await start();

    assert.equal(asked[0]?.url, `${url}/`);
    assert.deepEqual(asked[0]?.body, {
      ClientId: clientId,
      AuthFlow: 'USER_AUTH',
      AuthParameters: { USERNAME: phoneNumber, PREFERRED_CHALLENGE: 'SMS_OTP' },
    });
    const headers = new Headers(asked[0]?.init.headers);
    assert.equal(headers.get('content-type'), 'application/x-amz-json-1.1');
    assert.equal(headers.get('x-amz-target'), 'AWSCognitoIdentityProviderService.InitiateAuth');
    assert.equal(sent.maskedDestination, '+*******0132');
    assert.equal(sent.codeLength, 8);
  });

  it('is told which factor it is, where there are several', async () => {
    const { asked, operations, start } = answering([
      challenge('SELECT_CHALLENGE', { Session: 'session-0' }),
      challenge('SMS_OTP'),
    ]);

    const { transaction } = await start();

    assert.deepEqual(operations(), ['InitiateAuth', 'RespondToAuthChallenge']);
    assert.deepEqual(asked[1]?.body, {
      ClientId: clientId,
      ChallengeName: 'SELECT_CHALLENGE',
      ChallengeResponses: { USERNAME: phoneNumber, ANSWER: 'SMS_OTP' },
      Session: 'session-0',
    });
    assert.deepEqual(transaction, { phase: 'sign-in', session: 'session-1' });
  });

  it('sends no code by SMS: then its settings are wrong', async () => {
    for (const replies of [
      [challenge('PASSWORD')],
      [challenge('SELECT_CHALLENGE'), refused('InvalidParameterException', 'No such challenge')],
      [refused('InvalidParameterException', 'USER_AUTH flow not enabled for this client')],
      [refused('NotAuthorizedException', 'Unable to verify secret hash for client x')],
      [refused('ResourceNotFoundException', 'User pool client x does not exist.')],
    ])
      assert.equal((await failure(answering(replies).start())).code, 'misconfigured');
  });

  it('is asked to verify, and tells who it is', async () => {
    const { asked, start, verify } = answering([challenge('SMS_OTP'), signedIn]);
    const { transaction } = await start();

    const tokens = await verify(transaction);

    assert.deepEqual(asked[1]?.body, {
      ClientId: clientId,
      ChallengeName: 'SMS_OTP',
      ChallengeResponses: { USERNAME: phoneNumber, SMS_OTP_CODE: '12345678' },
      Session: 'session-1',
    });
    assert.deepEqual(tokens, {
      id_token: idToken(),
      access_token: 'access',
      refresh_token: 'refresh',
      token_type: 'Bearer',
      expires_in: 3600,
      profile: { sub: 'u1', token_use: 'id', phone_number: phoneNumber },
    });
  });

  it('reads names of all scripts', async () => {
    const name = 'Ναταλία ﷽';
    const utf8 = Array.from(new TextEncoder().encode(JSON.stringify({ aud: clientId, name })));
    const claims = btoa(String.fromCharCode(...utf8))
      .replaceAll('+', '-')
      .replaceAll('/', '_');
    const { AuthenticationResult } = signedIn.json as { AuthenticationResult: object };
    const answer = {
      json: { AuthenticationResult: { ...AuthenticationResult, IdToken: `e30.${claims}.x` } },
    };

    const { profile } = await answering([answer]).verify({ phase: 'sign-in', session: 'x' });

    assert.deepEqual(profile, { name });
  });

  for (const token of [idToken({ aud: 'another' }), 'x', 'x.%.x', `x.${btoa('[]')}.x`])
    it(`has not signed in with the token ${token}`, async () => {
      const { AuthenticationResult } = signedIn.json as { AuthenticationResult: object };
      const answer = {
        json: { AuthenticationResult: { ...AuthenticationResult, IdToken: token } },
      };
      const { verify } = answering([answer]);

      const error = await failure(verify({ phase: 'sign-in', session: 'x' }));

      assert.equal(error.code, 'bad_response');
    });

  it('gives a new session with each answer, which counts', async () => {
    const { asked, start, verify } = answering([
      challenge('SMS_OTP'),
      challenge('SMS_OTP', { Session: 'session-2' }),
      signedIn,
    ]);
    const { transaction } = await start();

    const error = await failure(verify(transaction, '00000000'));
    // As it comes back from the browser's storage.
    await verify(JSON.parse(JSON.stringify(transaction)));

    assert.equal(error.code, 'invalid_code');
    assert.deepInclude(asked[2]?.body, { Session: 'session-2' });
  });

  it('keeps few of them', async () => {
    const { asked, verify } = answering([challenge('SMS_OTP', { Session: 'newer' })]);
    const transaction = (index: number) => ({ phase: 'sign-in', session: `session-${index}` });
    for (let index = 0; index < 20; index++) await failure(verify(transaction(index)));

    await failure(verify(transaction(0)));
    await failure(verify(transaction(19)));

    assert.deepInclude(asked[20]?.body, { Session: 'session-0' });
    assert.deepInclude(asked[21]?.body, { Session: 'newer' });
  });

  it('goes on with another factor', async () => {
    const answer = challenge('SOFTWARE_TOKEN_MFA', { Session: 'session-2' });

    const error = await failure(
      answering([answer]).verify({ phase: 'sign-in', session: 'session-1' }),
    );

    assert.equal(error.code, 'mfa_required');
    assert.deepEqual(error.continuation, answer.json);
  });

  for (const transaction of [undefined, null, 'x', {}, { phase: 'x' }])
    it(`is asked nothing without a transaction: ${JSON.stringify(transaction)}`, async () => {
      const { asked, verify } = answering([signedIn]);

      assert.equal((await failure(verify(transaction))).code, 'code_expired');
      assert.isEmpty(asked);
    });

  for (const word of [
    'CodeMismatchException',
    'com.amazonaws.cognito#CodeMismatchException',
    'CodeMismatchException:http://internal.amazon.com/coral/com.amazonaws/',
  ])
    it(`may say ${word}`, async () => {
      const { verify } = answering([refused(word)]);

      const error = await failure(verify({ phase: 'sign-in', session: 'x' }));

      assert.equal(error.code, 'invalid_code');
    });

  it('needs an address and a client', () => {
    assert.throws(() => cognito({ url: '', clientId }), TypeError, 'url is missing');
    assert.throws(() => cognito({ url, clientId: '' }), TypeError, 'clientId is missing');
  });
});

describe('Cognito, where numbers sign up', () => {
  const options = { signUp: true };

  it('makes an account, confirms it and signs in, by one code', async () => {
    const { asked, operations, start, verify } = answering(
      [signedUp, confirmed, signedIn],
      options,
    );
    const sent = await start();

    const tokens = await verify(sent.transaction, '123456');

    assert.deepEqual(operations(), ['SignUp', 'ConfirmSignUp', 'InitiateAuth']);
    assert.deepEqual(
      asked.map(({ body }) => body),
      [
        {
          ClientId: clientId,
          Username: phoneNumber,
          UserAttributes: [{ Name: 'phone_number', Value: phoneNumber }],
          ClientMetadata: { locale: 'nl' },
        },
        {
          ClientId: clientId,
          Username: phoneNumber,
          ConfirmationCode: '123456',
          Session: 'session-1',
        },
        {
          ClientId: clientId,
          AuthFlow: 'USER_AUTH',
          AuthParameters: { USERNAME: phoneNumber },
          Session: 'session-2',
        },
      ],
    );
    assert.equal(sent.codeLength, 6);
    assert.equal(tokens.access_token, 'access');
  });

  it('signs in to an account that there is', async () => {
    const { operations, start } = answering(
      [refused('UsernameExistsException'), challenge('SMS_OTP')],
      options,
    );

    const sent = await start();

    assert.deepEqual(operations(), ['SignUp', 'InitiateAuth']);
    assert.equal(sent.codeLength, 8);
  });

  it('confirms one that was never confirmed', async () => {
    const { operations, start } = answering(
      [refused('UsernameExistsException'), refused('UserNotConfirmedException'), delivered()],
      options,
    );

    const sent = await start();

    assert.deepEqual(operations(), ['SignUp', 'InitiateAuth', 'ResendConfirmationCode']);
    assert.equal(sent.codeLength, 6);
  });

  it('signs in at once where the pool confirms accounts by itself', async () => {
    const { operations, start } = answering(
      [{ json: { UserConfirmed: true, UserSub: 'u1' } }, challenge('SMS_OTP')],
      options,
    );

    await start();

    assert.deepEqual(operations(), ['SignUp', 'InitiateAuth']);
  });

  it('sends another code for the same session', async () => {
    const { operations, start } = answering([signedUp, delivered()], options);
    const { transaction } = await start();

    const again = await start(transaction);

    assert.deepEqual(operations(), ['SignUp', 'ResendConfirmationCode']);
    assert.deepEqual(again.transaction, transaction);
  });

  it('sends one to sign in with where the account is confirmed meanwhile', async () => {
    const { operations, start } = answering(
      [
        signedUp,
        refused('InvalidParameterException', 'User is already confirmed.'),
        challenge('SMS_OTP'),
      ],
      options,
    );
    const { transaction } = await start();

    const again = await start(transaction);

    assert.deepEqual(operations(), ['SignUp', 'ResendConfirmationCode', 'InitiateAuth']);
    assert.equal(again.codeLength, 8);
  });

  it('needs no second code when the network fails in between', async () => {
    const { operations, start, verify } = answering(
      [signedUp, confirmed, 'nothing', signedIn],
      options,
    );
    const { transaction } = await start();
    const error = await failure(verify(transaction, '123456'));

    const tokens = await verify(transaction, '123456');

    assert.equal(error.code, 'network');
    assert.deepEqual(operations(), ['SignUp', 'ConfirmSignUp', 'InitiateAuth', 'InitiateAuth']);
    assert.equal(tokens.access_token, 'access');
  });

  it('needs one where the pool gives no session', async () => {
    const { operations, start, verify } = answering(
      [delivered({ UserConfirmed: false }), { json: {} }],
      options,
    );
    const { transaction } = await start();

    const error = await failure(verify(transaction, '123456'));

    assert.equal(error.code, 'code_expired');
    assert.deepEqual(operations(), ['SignUp', 'ConfirmSignUp']);
  });

  it('needs one where the pool does not take its own session', async () => {
    const { start, verify } = answering([signedUp, confirmed, challenge('SMS_OTP')], options);
    const { transaction } = await start();

    assert.equal((await failure(verify(transaction, '123456'))).code, 'code_expired');
  });

  it('has settings that are wrong when it sends by another way', async () => {
    for (const CodeDeliveryDetails of [undefined, { DeliveryMedium: 'EMAIL' }]) {
      const answer = { json: { UserConfirmed: false, CodeDeliveryDetails } };

      assert.equal((await failure(answering([answer], options).start())).code, 'misconfigured');
    }
  });
});
