import { assert } from '@open-wc/testing';
import * as api from '../../src/index.js';

const { isPasswordlessError, PasswordlessError, PasswordlessSmsElement } = api;

/** The same module once more, as a page gets it from another address. */
const copyOf = async <Module>(path: string): Promise<Module> =>
  (await import(new URL(`../../src/${path}?copy`, import.meta.url).href)) as Module;

describe('what the package exports', () => {
  it('is this', () => {
    assert.sameMembers(Object.keys(api), [
      'PasswordlessSmsElement',
      'PasswordlessError',
      'errorCodes',
      'isPasswordlessError',
    ]);
  });

  it('registers nothing until `define.js` is imported, and that once', async () => {
    const before = customElements.get('passwordless-sms');

    const first = await import('../../src/define.js');
    const second = await copyOf<typeof first>('define.ts');

    assert.isUndefined(before);
    assert.equal(customElements.get('passwordless-sms'), PasswordlessSmsElement);
    assert.equal(first.PasswordlessSmsElement, PasswordlessSmsElement);
    assert.sameMembers(Object.keys(second), Object.keys(api));
  });

  it('can be registered by another name', () => {
    class Renamed extends PasswordlessSmsElement {}

    customElements.define('sms-sign-in', Renamed);

    assert.instanceOf(document.createElement('sms-sign-in'), PasswordlessSmsElement);
  });
});

describe('the error class', () => {
  it('holds what is known, and nothing else', () => {
    const cause = new TypeError('failed to fetch');

    const full = new PasswordlessError('rate_limited', {
      message: 'slow down',
      retryAfterSeconds: 30,
      attemptsLeft: 2,
      cause,
    });
    const bare = new PasswordlessError('network');

    assert.instanceOf(full, Error);
    assert.deepInclude(full, {
      code: 'rate_limited',
      retryAfterSeconds: 30,
      attemptsLeft: 2,
      cause,
    });
    assert.equal(full.message, 'slow down');
    assert.equal(bare.message, 'network');
    assert.isFalse('cause' in bare);
    assert.isFalse('retryAfterSeconds' in bare);
  });

  it('is recognised from another copy on the page', async () => {
    const { PasswordlessError: Other } = await copyOf<typeof api>('errors.ts');

    const error = new Other('invalid_code');

    assert.notInstanceOf(error, PasswordlessError);
    assert.isTrue(isPasswordlessError(error));
  });

  for (const [what, value] of [
    ['another error', new Error('invalid_code')],
    ['an unknown code', { name: 'PasswordlessError', code: 'nonsense' }],
    ['another name', { name: 'Error', code: 'invalid_code' }],
    ['nothing', undefined],
    ['null', null],
    ['a text', 'invalid_code'],
  ] as const)
    it(`does not take ${what} for one of its own`, () => {
      assert.isFalse(isPasswordlessError(value));
    });

  it('does not throw for a value that can’t be read', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();

    assert.isFalse(isPasswordlessError(proxy));
  });

  it('has a closed list of codes', () => {
    assert.lengthOf(api.errorCodes, 18);
    for (const code of api.errorCodes)
      assert.isTrue(isPasswordlessError(new PasswordlessError(code)));
  });
});
