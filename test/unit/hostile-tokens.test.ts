import { assert } from '@open-wc/testing';
import { auth0 } from '../../src/backends/auth0.js';
import { named } from '../helpers/events.js';
import { HostileServer, type HostileAnswer } from '../helpers/hostile-server.js';
import { Stage, tokenAnswer, tokenOf } from '../helpers/hostile-stage.js';
import {
  claims,
  clientId,
  encoded,
  header,
  privateKeys,
  publicKeys,
  replaced,
  signed,
} from '../helpers/id-token.js';
import { errorText } from '../helpers/visitor.js';

const subject = 'subject-of-the-server';
const day = 86_400;
const now = () => Math.floor(Date.now() / 1000);

type Make = (server: HostileServer) => Promise<string>;

const withClaims =
  (changes: Readonly<Record<string, unknown>>): Make =>
  (server) =>
    tokenOf(server, { sub: subject, ...changes });

const signedBy =
  (key: CryptoKey, changes: Readonly<Record<string, unknown>>): Make =>
  ({ origin }) =>
    signed(
      header(changes),
      claims({ iss: `${origin}/`, sub: subject, iat: now(), exp: now() + 60, nonce: undefined }),
      key,
    );

const attacks: readonly (readonly [id: string, what: string, make: Make])[] = [
  [
    'A01',
    'no algorithm',
    async (server) =>
      replaced(replaced(await tokenOf(server), 0, encoded(header({ alg: 'none' }))), 2, ''),
  ],
  [
    'A15',
    'changed claims',
    async (server) =>
      replaced(await tokenOf(server), 1, (await tokenOf(server, { sub: subject })).split('.')[1]!),
  ],
  ['A16', 'another key under the same id', signedBy(privateKeys.stranger, {})],
  ['A17', 'an unknown key id', signedBy(privateKeys.k1, { kid: 'k9' })],
  ['A20', 'its own key', signedBy(privateKeys.stranger, { jwk: publicKeys.stranger })],
  ['A28', 'another issuer', withClaims({ iss: 'https://evil.example/' })],
  ['A36', 'another audience', withClaims({ aud: 'client-2' })],
  ['A51', 'a time that is over', withClaims({ exp: now() - 3600, iat: now() - 7200 })],
  ['A70', 'the hash of another access token', withClaims({ at_hash: 'LDktKdoQak3Pk0cnXxCltA' })],
  ['A74', 'the type of an access token', signedBy(privateKeys.k1, { typ: 'at+jwt' })],
  ['A94', 'the phone number of another', withClaims({ phone_number: '+12015550199' })],
];

const keySets: readonly (readonly [id: string, what: string, answers: readonly HostileAnswer[]])[] =
  [
    ['J01', 'is out of reach', [{ fault: 'reset after head' }]],
    ['J04', 'is elsewhere', [{ status: 302, headers: { location: '$other/keys' } }]],
    ['J05', 'is a page', [{ body: '<!doctype html>', headers: { 'content-type': 'text/html' } }]],
    [
      'J06',
      'has ten megabytes',
      [{ body: { prefix: '', repeat: '[', count: 10 << 20, suffix: '' } }],
    ],
    ['J08', 'is empty', [{ body: '{"keys":[]}' }, { body: '{"keys":[]}' }]],
    [
      'J11',
      'has a shared secret',
      [{ body: '{"keys":[{"kty":"oct","kid":"k1","k":"c2VjcmV0"}]}' }, { body: '{"keys":[]}' }],
    ],
  ];

describe('W5 a sign-in', () => {
  let stage: Stage;
  let other: HostileServer;
  before(async () => {
    other = await HostileServer.open();
    stage = await Stage.open(other);
  });

  for (const [id, what, make] of attacks)
    it(`${id} is refused by an id_token with ${what}, and nothing of it shows`, async () => {
      const server = await HostileServer.open();
      const forged = await make(server);
      const backend = auth0({ domain: server.origin, clientId });

      await stage.play(
        {
          endpoint: 'token',
          answer: tokenAnswer(forged),
          backend,
          error: 'token_invalid',
          secrets: [subject, ...forged.split('.').filter(Boolean)],
        },
        server,
      );
    });

  for (const [id, what, answers] of keySets)
    it(`${id} is refused while the key set ${what}, and can be tried again`, async () => {
      const server = await HostileServer.open();
      await other.answer({});
      const keys = answers.map((one) => {
        const location = one.headers?.location?.replace('$other', other.origin);
        return location ? { ...one, headers: { location } } : one;
      });
      const idToken = await tokenOf(server, { sub: subject });
      const shared = { domain: server.origin, clientId };
      // Ids that nobody knows are asked for once in half a minute, so that another try has keys of its own.
      const [first, second] = [auth0(shared), auth0(shared)];
      let verifies = 0;
      const backend = {
        start: (...call: Parameters<typeof first.start>) => first.start(...call),
        verify: (...call: Parameters<typeof first.verify>) =>
          (verifies++ ? second : first).verify(...call),
      };

      await stage.play(
        {
          endpoint: 'token',
          answer: tokenAnswer(idToken),
          keys,
          backend,
          error: 'token_invalid',
          secrets: [subject],
        },
        server,
      );

      assert.deepEqual(await other.asked(), []);
    });

  it('P01 P06 succeeds with a profile full of tricks, and shows nothing of it', async () => {
    const server = await HostileServer.open();
    const name = '\u202Eeman live\u2066<img src=x onerror=alert(1)>';
    const picture = 'https://evil.example/picture.png';

    await stage.play(
      {
        endpoint: 'token',
        answer: tokenAnswer(await tokenOf(server, { name, picture })),
        backend: auth0({ domain: server.origin, clientId }),
        secrets: [name, 'eman live', 'onerror', picture],
      },
      server,
    );

    const [event] = named(stage.heard, 'passwordless-authenticated');
    assert.deepInclude(event?.detail.profile, { name, picture });
    assert.isFrozen(event?.detail.profile);
  });

  for (const [id, days] of [
    ['T06', 1],
    ['T07', -1],
  ] as const)
    it(`${id} tells to check the clock when that is ${days} day off`, async () => {
      const server = await HostileServer.open();
      const wrong = auth0({
        domain: server.origin,
        clientId,
        now: () => Date.now() + days * day * 1000,
      });
      const right = auth0({ domain: server.origin, clientId });
      let verifies = 0;
      let said = '';
      const backend = {
        start: (...call: Parameters<typeof wrong.start>) => wrong.start(...call),
        verify: (...call: Parameters<typeof wrong.verify>) =>
          (verifies++ ? right : wrong).verify(...call),
      };

      await stage.play(
        {
          endpoint: 'token',
          answer: tokenAnswer(await tokenOf(server)),
          backend,
          error: 'token_invalid',
          after: () => (said = errorText(stage.element)),
        },
        server,
      );

      assert.include(said, 'Check your device’s clock');
    });
});
