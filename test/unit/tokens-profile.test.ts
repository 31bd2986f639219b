import { assert } from '@open-wc/testing';
import { fromBase64Url, toBase64Url } from '../../src/tokens/base64url.js';
import { readProfile } from '../../src/tokens/profile.js';

describe('the profile', () => {
  it('keeps what is about the person and drops what is about the token', () => {
    const claims = { iss: 'i', aud: 'a', exp: 1, iat: 1, nonce: 'n', at_hash: 'h', sid: 's' };

    const profile = readProfile({ ...claims, sub: 'sms|5f1', email: 'a@example.com' });

    assert.deepEqual(profile, { sub: 'sms|5f1', email: 'a@example.com' });
  });

  it('P01 P09 takes claims as they are', () => {
    const claims = { name: '<img src=x onerror=alert(1)>', email_verified: 'false' };

    const profile = readProfile(claims);

    assert.deepEqual(profile, claims);
  });

  for (const picture of [
    'javascript:alert(1)',
    'data:image/svg+xml,<svg onload=alert(1)>',
    'http://pictures.example/a.png',
    '//pictures.example/a.png',
    ' https://pictures.example/a.png',
    'https:pictures.example/a.png',
    ['https://pictures.example/a.png'],
    null,
  ])
    it(`P02 P03 drops the picture ${JSON.stringify(picture)}`, () => {
      const profile = readProfile({ sub: 's', picture });

      assert.deepEqual(profile, { sub: 's' });
    });

  it('P04 keeps a picture from an https address', () => {
    const claims = { picture: 'https://pictures.example/a.png' };

    const profile = readProfile(claims);

    assert.deepEqual(profile, claims);
  });

  for (const claim of ['name', 'nickname', 'given_name', 'preferred_username'])
    it(`P05 cuts ${claim} to 256 characters`, () => {
      const profile = readProfile({ [claim]: 'x'.repeat(1 << 20) });

      assert.equal(profile[claim], 'x'.repeat(256));
    });

  it('P07 has no members that objects are born with, and changes no prototype', () => {
    const claims = JSON.parse(
      '{"__proto__":{"isAdmin":true},"constructor":1,"toString":2,"hasOwnProperty":3,"sub":"s"}',
    ) as Record<string, unknown>;

    const profile = readProfile(claims);

    assert.deepEqual(Object.keys(profile), ['sub']);
    assert.equal(Object.getPrototypeOf(profile), Object.prototype);
    assert.isUndefined(({} as { isAdmin?: unknown }).isAdmin);
  });

  it('P08 tells people apart by what their server calls them, not by their names', () => {
    const [one, other] = ['sms|5f1', 'sms|5f2'].map((sub) => readProfile({ sub, name: 'Ada' }));

    assert.deepEqual([one?.sub, other?.sub], ['sms|5f1', 'sms|5f2']);
  });

  it('P10 is frozen and leaves the claims alone', () => {
    const claims = { sub: 's', name: 'x'.repeat(300) };

    const profile = readProfile(claims);

    assert.isFrozen(profile);
    assert.lengthOf(claims.name, 300);
  });

  it('P10 is frozen down to the last list, and a copy of the claims', () => {
    const claims = { sub: 's', address: { lines: ['1 Main Street'] } };

    const profile = readProfile(claims) as unknown as typeof claims;

    assert.deepEqual(profile, claims);
    assert.isFrozen(profile.address);
    assert.isFrozen(profile.address.lines);
    claims.address.lines.push('Springfield');
    assert.lengthOf(profile.address.lines, 1);
  });
});

describe('base64url', () => {
  for (const length of [0, 1, 2, 3, 31, 32, 33])
    it(`comes back the same for ${length} bytes`, () => {
      const bytes = Uint8Array.from({ length }, (_, index) => 255 - index);

      const text = toBase64Url(bytes);

      assert.match(text, /^[\w-]*$/);
      assert.deepEqual(fromBase64Url(text), bytes);
    });

  for (const text of ['A', 'AB', 'AAB', 'AA==', 'A A', 'A+', 'A/', 'AA\n', '\u00C4A'])
    it(`is not ${JSON.stringify(text)}`, () => {
      const bytes = fromBase64Url(text);

      assert.isUndefined(bytes);
    });
});
