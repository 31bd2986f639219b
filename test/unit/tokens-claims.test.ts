import { assert } from '@open-wc/testing';
import {
  claims,
  clientId,
  header,
  issuer,
  nonce,
  now,
  signed,
  token,
  verify,
} from '../helpers/id-token.js';
import { failure } from '../helpers/rejection.js';

type Members = Readonly<Record<string, unknown>>;
type Case = readonly [id: string, what: string, changes: Members];

const api = 'https://api.example';

const refused: Readonly<Record<string, readonly Case[]>> = {
  iss: [
    ['A27', 'none', { iss: undefined }],
    ['A28', 'another', { iss: 'https://evil.example/' }],
    ['A29', 'without its final slash', { iss: 'https://auth.example' }],
    ['A30', 'in upper case', { iss: issuer.toUpperCase() }],
    ['A31', 'over http', { iss: 'http://auth.example/' }],
    ['A32', 'with a longer host', { iss: 'https://auth.example.evil.example/' }],
    ['A33', 'in a list', { iss: [issuer] }],
    ['A34', 'as user information', { iss: 'https://auth.example@evil.example/' }],
  ],
  aud: [
    ['A35', 'none', { aud: undefined }],
    ['A36', 'another', { aud: 'client-2' }],
    ['A37', 'an empty list', { aud: [] }],
    ['A38', 'a list without the client', { aud: ['client-2', 'client-3'] }],
    ['A39', 'a list with a stranger', { aud: [clientId, 'client-2'] }],
    ['A40', 'a list for another party', { aud: [clientId, 'client-2'], azp: 'client-2' }],
    ['A41', 'the client for another party', { azp: 'client-2' }],
    ['A42', 'a number', { aud: 1 }],
    ['A43', 'an object', { aud: { [clientId]: true } }],
    ['A44', 'the beginning of the client', { aud: 'client' }],
    ['A45', 'the client in upper case', { aud: 'CLIENT-1' }],
  ],
  sub: [
    ['A46', 'none', { sub: undefined }],
    ['A47', 'empty', { sub: '' }],
    ['A48', 'a number', { sub: 1 }],
    ['A49', 'longer than 255 characters', { sub: 'x'.repeat(300) }],
  ],
  exp: [
    ['A50', 'none', { exp: undefined }],
    ['A51', 'past', { exp: now - 3600 }],
    ['A52', 'a text', { exp: String(now + 3600) }],
    ['A53', 'null', { exp: null }],
    ['A55', 'a list', { exp: [now + 3600] }],
    ['A56', 'milliseconds', { exp: (now + 3600) * 1000 }],
    ['A57', 'before it was issued', { exp: now - 30 }],
    ['A58', 'true', { exp: true }],
    ['T02', '61 seconds ago', { exp: now - 61, iat: now - 120 }],
    ['T10', '2 to the 53rd', { exp: 2 ** 53 }],
    ['T10', '1e21', { exp: 1e21 }],
  ],
  iat: [
    ['A59', 'none', { iat: undefined }],
    ['A60', 'in an hour', { iat: now + 3600 }],
    ['A61', 'a week ago', { iat: now - 7 * 24 * 3600 }],
    ['A62', 'a text', { iat: String(now) }],
    ['T03', 'in 61 seconds', { iat: now + 61 }],
    ['T04', '601 seconds ago', { iat: now - 601 }],
  ],
  nbf: [
    ['A63', 'in an hour', { nbf: now + 3600 }],
    ['A64', 'a text', { nbf: String(now) }],
    ['T05', 'in 61 seconds', { nbf: now + 61 }],
  ],
  auth_time: [['A65', 'a text', { auth_time: String(now) }]],
  nonce: [
    ['A66', 'none', { nonce: undefined }],
    ['A67', 'another', { nonce: 'another' }],
    ['A68', 'in a list', { nonce: [nonce] }],
    ['A69', 'the beginning of it', { nonce: nonce.slice(0, 10) }],
  ],
};

const taken: readonly Case[] = [
  ['T01', 'that expires this second', { exp: now }],
  ['T02', 'that expired 60 seconds ago', { exp: now - 60, iat: now - 120 }],
  ['T03', 'of in 60 seconds', { iat: now + 60 }],
  ['T04', 'of 600 seconds ago', { iat: now - 600 }],
  ['T05', 'that counts in 60 seconds', { nbf: now + 60 }],
  ['T09', 'with fractions of seconds', { iat: now - 0.5, exp: now + 3600.5 }],
  ['V16', 'for 5 minutes', { exp: now + 300 }],
  ['V16', 'for 24 hours', { exp: now + 24 * 3600 }],
  ['V16', 'for 7 days', { exp: now + 7 * 24 * 3600 }],
  ['V17', 'that counts since an hour', { nbf: now - 3600 }],
];

describe('the claims of an id_token', () => {
  for (const [fault, cases] of Object.entries(refused))
    for (const [id, what, changes] of cases)
      it(`${id} are refused when ${fault} is ${what}`, async () => {
        const whole = await token(changes);

        const error = await failure(verify(whole));

        assert.equal(error.code, 'token_invalid');
        assert.equal(error.message, `id_token refused: ${fault}`);
      });

  it('A54 are refused when exp is beyond all numbers', async () => {
    const whole = await signed(header(), claims({ exp: 0 }).replace('"exp":0', '"exp":1e999'));

    const error = await failure(verify(whole));

    assert.equal(error.message, 'id_token refused: exp');
  });

  for (const [id, what, changes] of taken)
    it(`${id} are taken from a token ${what}`, async () => {
      const whole = await token(changes);

      const result = await verify(whole);

      assert.deepInclude(result, changes);
    });

  it('A39 are refused when the client says of another audience that it is trusted, but no party is named', async () => {
    const whole = await token({ aud: [clientId, api] });

    const error = await failure(verify(whole, { trustedAudiences: [api] }));

    assert.equal(error.message, 'id_token refused: aud');
  });

  for (const [id, days, fault] of [
    ['T06', 1, 'exp'],
    ['T07', -1, 'iat'],
  ] as const)
    it(`${id} are refused for ${fault} by a clock that is ${days} day off`, async () => {
      const whole = await token();

      const error = await failure(verify(whole, { now: () => (now + days * 86_400) * 1000 }));

      assert.equal(error.message, `id_token refused: ${fault}`);
    });
});
