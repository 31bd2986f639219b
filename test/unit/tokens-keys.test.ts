import { assert } from '@open-wc/testing';
import { toBase64Url } from '../../src/tokens/base64url.js';
import {
  claims,
  header,
  keySource,
  privateJwk,
  privateKeys,
  publicKeys,
  signed,
  token,
  verify,
} from '../helpers/id-token.js';
import { failure } from '../helpers/rejection.js';

const { k1, k2, stranger } = publicKeys;

const zeros = (length: number) => toBase64Url(new Uint8Array(length).fill(0xff));

const unfit: readonly (readonly [id: string, what: string, keys: readonly unknown[]])[] = [
  ['J08', 'no key at all', []],
  ['J11', 'a shared secret under its id', [{ kty: 'oct', kid: 'k1', k: 'c2VjcmV0' }]],
  ['J12', 'a key for encryption', [{ ...k1, use: 'enc' }]],
  ['J13', 'a key of another algorithm', [{ ...k1, alg: 'RS384' }]],
  ['J14', 'a key for signing only', [{ ...k1, key_ops: ['sign'] }]],
  ['J14', 'a key whose operations are no list', [{ ...k1, key_ops: 'verify' }]],
  ['J15', 'an RSA key of 512 bits', [{ ...k1, n: zeros(64) }]],
  ['J16', 'an RSA key with an exponent of one', [{ ...k1, e: 'AQ' }]],
  ['J16', 'an RSA key without an exponent', [{ ...k1, e: undefined }]],
  ['J17', 'an RSA key of 16,384 bits', [{ ...k1, n: zeros(2048) }]],
  ['J22', 'keys that are no objects', [null, 1, 'k1', ['k1']]],
];

describe('the keys for an id_token', () => {
  for (const [id, what, keys] of unfit)
    it(`${id} do not count when there is ${what}`, async () => {
      const whole = await token();

      const error = await failure(verify(whole, { keys: keySource(...(keys as JsonWebKey[])) }));

      assert.equal(error.code, 'token_invalid');
      assert.equal(error.message, 'id_token refused: key');
    });

  const byCurve = () => signed(header({ alg: 'ES256', kid: 'k2' }), claims(), privateKeys.k2);

  it('J18 do not count when their curve is another than the algorithm says', async () => {
    const whole = await byCurve();

    const error = await failure(verify(whole, { keys: keySource({ ...k2, crv: 'P-384' }) }));

    assert.equal(error.message, 'id_token refused: key');
  });

  it('J19 verify nothing when their point is not on the curve', async () => {
    const off = { ...k2, y: zeros(32) };
    const whole = await byCurve();

    const error = await failure(verify(whole, { keys: keySource(off) }));

    // Most engines refuse to import it; where one does not, no signature fits.
    assert.match(error.message, /^id_token refused: (key|signature)$/);
  });

  it('J20 count without their private members', async () => {
    const whole = await token();
    const key = { ...privateJwk, kid: 'k1', key_ops: ['sign', 'verify'] };
    const { warn } = console;
    const warnings: unknown[] = [];
    console.warn = (warning: unknown) => void warnings.push(warning);
    try {
      const result = await verify(whole, { keys: keySource(key) });

      assert.include(result, { sub: 'sms|5f1' });
      assert.deepEqual(warnings, ['<passwordless-sms>: private keys in the key set']);
    } finally {
      console.warn = warn;
    }
  });

  it('J21 are tried one after the other when they share an id', async () => {
    const whole = await token();

    const result = await verify(whole, {
      keys: keySource({ ...stranger, kid: 'k1' } as never, k1),
    });

    assert.include(result, { sub: 'sms|5f1' });
  });

  it('J21 are tried three times at most', async () => {
    const wrong = { ...stranger, kid: 'k1' } as JsonWebKey;
    const whole = await token();

    const error = await failure(verify(whole, { keys: keySource(wrong, wrong, wrong, k1) }));

    assert.equal(error.message, 'id_token refused: signature');
  });

  for (const kid of [
    '__proto__',
    'constructor',
    'toString',
    '../k1',
    "k1' OR 1=1",
    'x'.repeat(10_000),
    1,
    null,
  ])
    it(`J22 J23 are not found for the id ${JSON.stringify(kid).slice(0, 20)}`, async () => {
      const whole = await signed(header({ kid }), claims());

      const error = await failure(verify(whole));

      assert.equal(error.message, 'id_token refused: key');
    });

  it('J24 need no id when there is one key of the kind', async () => {
    const whole = await token({}, { kid: undefined });

    const result = await verify(whole, { keys: keySource(k1) });

    assert.include(result, { sub: 'sms|5f1' });
  });

  it('J25 need no id when exactly one of them verifies', async () => {
    const whole = await token({}, { kid: undefined });

    const result = await verify(whole, { keys: keySource(stranger, k1) });

    assert.include(result, { sub: 'sms|5f1' });
  });

  it('J25 verify nothing without an id when none of them fits', async () => {
    const whole = await signed(header({ kid: undefined }), claims(), privateKeys.stranger);

    const error = await failure(verify(whole, { keys: keySource(k1, k1) }));

    assert.equal(error.message, 'id_token refused: signature');
  });

  it('J26 are of no use on a page that is no secure context', async () => {
    const whole = await token();
    Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
    try {
      const error = await failure(verify(whole));

      assert.equal(error.message, 'id_token refused: no_webcrypto');
    } finally {
      Reflect.deleteProperty(crypto, 'subtle');
    }
  });

  it('J27 count for no algorithm but those that every WebCrypto has', async () => {
    const whole = await token({}, { alg: 'EdDSA' });

    // @ts-expect-error -- told already by the types, where it is written down
    const error = await failure(verify(whole, { algorithms: ['EdDSA'] }));

    assert.equal(error.message, 'id_token refused: alg');
  });
});
