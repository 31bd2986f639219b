import { assert } from '@open-wc/testing';
import { toBase64Url } from '../../src/tokens/base64url.js';
import {
  accessToken,
  claims,
  clientId,
  header,
  keySource,
  phoneNumber,
  privateKeys,
  publicKeys,
  replaced,
  sha256,
  signed,
  token,
  verify,
} from '../helpers/id-token.js';
import { failure } from '../helpers/rejection.js';

const { k1, k2, stranger } = publicKeys;
const api = 'https://api.example';
const leftHalf = toBase64Url((await sha256(accessToken)).slice(0, 16));

const cases: readonly (readonly [id: string, what: string, make: () => Promise<string>])[] = [
  ['V01', 'as it should be', () => token()],
  [
    'V02',
    'by an elliptic key',
    () => signed(header({ alg: 'ES256', kid: 'k2' }), claims(), privateKeys.k2),
  ],
  ['V03', 'without a type', () => token({}, { typ: undefined })],
  ['V04', 'with its type in lower case', () => token({}, { typ: 'jwt' })],
  ['V05', 'with one audience in a list', () => token({ aud: [clientId] })],
  ['V06', 'that names the client as its party', () => token({ azp: clientId })],
  ['V08', 'without a hash of the access token', () => token({ at_hash: undefined })],
  ['V09', 'with the hash of the access token', () => token({ at_hash: leftHalf })],
  [
    'V10',
    'with claims that nobody knows',
    () => token({ name: 'Ada', updated_at: 1, 'https://ns.example/role': ['a'] }),
  ],
  ['V11', 'with a header member that nobody knows', () => token({}, { version: 2 })],
  [
    'V12',
    'with text of many scripts',
    () => token({ sub: 'sms|5f1', name: 'Zoë \u{1F600} \u05D0\u05D1 \u0639' }),
  ],
  [
    'V13',
    'with space and another order in its JSON',
    () =>
      signed(
        header(),
        JSON.stringify(
          Object.fromEntries(Object.entries(JSON.parse(claims()) as object).reverse()),
          null,
          2,
        ),
      ),
  ],
  [
    'V14',
    'with the number that got the code',
    () => token({ phone_number: phoneNumber, phone_number_verified: true }),
  ],
  ['V15', 'without a phone number', () => token({ phone_number: undefined })],
  ['V18', 'of 8 KiB', () => token({ picture: `data:image/png;base64,${'A'.repeat(6000)}` })],
  [
    'A85',
    'whose second audience member is the client',
    () => signed(header(), claims().replace('{', '{"aud":"client-2",')),
  ],
];

describe('a good id_token', () => {
  for (const [id, what, make] of cases)
    it(`${id} ${what} is taken`, async () => {
      const whole = await make();

      const result = await verify(whole);

      assert.include(result, { sub: 'sms|5f1' });
    });

  it('V07 for a trusted audience besides is taken', async () => {
    const whole = await token({ aud: [clientId, api], azp: clientId });

    const result = await verify(whole, { trustedAudiences: [api] });

    assert.deepEqual(result.aud, [clientId, api]);
  });

  it('V19 by the last of five keys is taken', async () => {
    const others = ['a', 'b', 'c'].map((kid) => ({ ...stranger, kid }));
    const whole = await token();

    const result = await verify(whole, { keys: keySource(...others, k2, k1) });

    assert.include(result, { sub: 'sms|5f1' });
  });

  it('V20 by a key without alg and use is taken', async () => {
    const { kty, n, e } = k1;
    const bare = { kty, n, e, kid: 'k1' } as JsonWebKey;
    const whole = await token();

    const result = await verify(whole, { keys: keySource(bare) });

    assert.include(result, { sub: 'sms|5f1' });
  });

  it('V21 without a nonce is taken where none was sent', async () => {
    const whole = await token({ nonce: undefined });

    const result = await verify(whole, { nonce: undefined });

    assert.notProperty(result, 'nonce');
  });

  it('V22 is taken with any signature where the page says so, and its claims are checked', async () => {
    const unsigned = replaced(await token(), 2, 'AAAA');
    const warned: unknown[] = [];
    const { warn } = console;
    console.warn = (text: unknown) => warned.push(text);
    try {
      const result = await verify(unsigned, { keys: undefined });
      const other = await failure(verify(unsigned, { keys: undefined, clientId: 'client-2' }));

      assert.propertyVal(result, 'sub', 'sms|5f1');
      assert.include(other.message, 'aud');
      assert.lengthOf(warned, 1);
      assert.include(warned[0], 'signatures');
    } finally {
      console.warn = warn;
    }
  });

  it('A93 with a prototype among its claims changes no prototype', async () => {
    const whole = await signed(header(), claims().replace('{', '{"__proto__":{"isAdmin":true},'));

    const result = await verify(whole);

    assert.include(result, { sub: 'sms|5f1' });
    assert.isUndefined((result as { isAdmin?: unknown }).isAdmin);
    assert.isUndefined(({} as { isAdmin?: unknown }).isAdmin);
  });

  it('is refused when the client allows other algorithms only', async () => {
    const whole = await token();

    const error = await failure(verify(whole, { algorithms: ['ES256'] }));

    assert.equal(error.message, 'id_token refused: alg');
  });

  it('is refused when its claims are encoded as other bytes than UTF-8', async () => {
    const whole = replaced(await token(), 1, toBase64Url(Uint8Array.of(0x22, 0xff, 0x22)));

    const error = await failure(verify(whole));

    assert.equal(error.message, 'id_token refused: format');
  });
});
