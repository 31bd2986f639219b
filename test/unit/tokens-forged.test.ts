import { assert } from '@open-wc/testing';
import { toBase64Url } from '../../src/tokens/base64url.js';
import {
  claims,
  clientId,
  encoded,
  header,
  privateKeys,
  publicKeys,
  publicPem,
  replaced,
  sha256,
  signed,
  signedWithSecret,
  token,
  verify,
} from '../helpers/id-token.js';
import { failure } from '../helpers/rejection.js';

type Forgery = readonly [id: string, what: string, fault: string, make: () => Promise<unknown>];

const unsigned = (changes: Record<string, unknown>) =>
  Promise.resolve(`${encoded(header(changes))}.${encoded(claims())}.`);
const good = await token();
const stranger = publicKeys.stranger;

const algorithms: readonly Forgery[] = [
  ['A01', 'no algorithm', 'alg', () => unsigned({ alg: 'none' })],
  ['A02', 'no algorithm in title case', 'alg', () => unsigned({ alg: 'None' })],
  ['A03', 'no algorithm in mixed case, with a key id', 'alg', () => unsigned({ alg: 'nOnE' })],
  ['A04', 'no algorithm beside a signature', 'alg', () => token({}, { alg: 'none' })],
  ['A05', 'an absent algorithm', 'alg', () => token({}, { alg: undefined })],
  ['A06', 'an empty algorithm', 'alg', () => token({}, { alg: '' })],
  ['A07', 'a null algorithm', 'alg', () => token({}, { alg: null })],
  ['A08', 'a list of algorithms', 'alg', () => token({}, { alg: ['RS256'] })],
  ['A09', 'the public PEM as a secret', 'alg', async () => signedWithSecret(await publicPem())],
  ['A10', 'the JWK as a secret', 'alg', () => signedWithSecret(JSON.stringify(publicKeys.k1))],
  ['A11', 'the modulus as a secret', 'alg', () => signedWithSecret(publicKeys.k1.n ?? '')],
  ['A12', 'the client id as a secret', 'alg', () => signedWithSecret(clientId)],
  ['A26', 'another algorithm than the signature', 'alg', () => token({}, { alg: 'RS384' })],
];

const byStranger = (changes: Record<string, unknown> = {}) =>
  signed(header(changes), claims(), privateKeys.stranger);

const signatures: readonly Forgery[] = [
  ['A13', 'no signature', 'signature', () => Promise.resolve(replaced(good, 2, ''))],
  [
    'A14',
    'the signature of another token',
    'signature',
    async () => replaced(good, 2, (await token({ sub: 'sms|5f2' })).split('.')[2] ?? ''),
  ],
  [
    'A15',
    'changed claims',
    'signature',
    () => Promise.resolve(replaced(good, 1, encoded(claims({ sub: 'sms|root' })))),
  ],
  ['A16', 'another key under the same id', 'signature', () => byStranger()],
  ['A17', 'an unknown key id', 'key', () => token({}, { kid: 'k9' })],
  ['A18', 'the id of a key of another kind', 'key', () => token({}, { kid: 'k2' })],
  ['A19', 'no key id and a key of nobody', 'signature', () => byStranger({ kid: undefined })],
  ['A20', 'its own key in the header', 'key', () => byStranger({ jwk: stranger })],
  ['A21', 'the address of its own keys', 'key', () => byStranger({ jku: 'https://evil.example/' })],
  [
    'A22',
    'the address of a certificate',
    'key',
    () => byStranger({ x5u: 'https://evil.example/' }),
  ],
  ['A23', 'an unknown critical member', 'header', () => token({}, { crit: ['exp'], exp: 1 })],
  ['A24', 'claims that are not encoded', 'header', () => token({}, { b64: false, crit: ['b64'] })],
  [
    'A25',
    'a signature of zeros',
    'signature',
    () =>
      Promise.resolve(
        `${encoded(header({ alg: 'ES256', kid: 'k2' }))}.${encoded(claims())}.${toBase64Url(new Uint8Array(64))}`,
      ),
  ],
];

const digest = await sha256('opaque-access-token');

const forms: readonly Forgery[] = [
  [
    'A70',
    'the hash of another access token',
    'at_hash',
    () => token({ at_hash: 'LDktKdoQak3Pk0cnXxCltA' }),
  ],
  ['A71', 'the whole hash', 'at_hash', () => token({ at_hash: toBase64Url(digest) })],
  ['A72', 'an empty hash', 'at_hash', () => token({ at_hash: '' })],
  [
    'A73',
    'the right half of the hash',
    'at_hash',
    () => token({ at_hash: toBase64Url(digest.slice(16)) }),
  ],
  ['A74', 'the type of an access token', 'header', () => token({}, { typ: 'at+jwt' })],
  ['A75', 'the type of a logout token', 'header', () => token({}, { typ: 'logout+jwt' })],
  ['A76', 'two parts', 'format', () => Promise.resolve(good.split('.').slice(0, 2).join('.'))],
  ['A77', 'four parts', 'format', () => Promise.resolve(`${good}.x`)],
  ['A78', 'five parts', 'format', () => Promise.resolve(`${good}.x.y`)],
  ['A79', 'nothing', 'format', () => Promise.resolve('')],
  ['A80', 'only dots', 'format', () => Promise.resolve('..')],
  ['A81', 'claims that are no JSON', 'format', () => signed(header(), 'sub')],
  ['A82', 'a list of claims', 'format', () => signed(header(), '[]')],
  ['A83', 'null for claims', 'format', () => signed(header(), 'null')],
  ['A84', 'a text for claims', 'format', () => signed(header(), '"sub"')],
  [
    'A86',
    'a second audience member of somebody else',
    'aud',
    () => signed(header(), claims().replace('}', ',"aud":"client-2"}')),
  ],
  ['A87', 'a header that is no JSON', 'format', () => signed('alg', claims())],
  ['A88', 'padding', 'format', () => Promise.resolve(`${good}=`)],
  [
    'A89',
    'the other base64 alphabet',
    'format',
    async () => (await token({ name: '\u00FB\u00FF\u00BF??>>' })).replace('.', '.+/'),
  ],
  ['A90', 'a space in front', 'format', () => Promise.resolve(` ${good}`)],
  ['A91', 'a final line break', 'format', () => Promise.resolve(`${good}\n`)],
  ['A92', 'a megabyte of claims', 'format', () => token({ name: 'x'.repeat(1 << 20) })],
  ['A94', 'the phone number of another', 'phone', () => token({ phone_number: '+12015550199' })],
  ['A95', 'compression', 'header', () => token({}, { zip: 'DEF' })],
  ['', 'something that is no text', 'format', () => Promise.resolve({ length: 3 })],
  [
    '',
    'surplus bits at the end of its signature',
    'signature',
    () =>
      Promise.resolve(
        good.slice(0, -1) + ({ A: 'B', Q: 'R', g: 'h', w: 'x' }[good.slice(-1)] ?? ''),
      ),
  ],
];

describe('a forged id_token', () => {
  for (const [id, what, fault, make] of [...algorithms, ...signatures, ...forms])
    it(`${id} with ${what} is refused for its ${fault}`.trim(), async () => {
      const forged = await make();

      const error = await failure(verify(forged));

      assert.equal(error.code, 'token_invalid');
      assert.equal(error.message, `id_token refused: ${fault}`);
    });
});
