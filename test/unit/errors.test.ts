import { assert } from '@open-wc/testing';
import {
  PasswordlessError,
  errorCodes,
  isPasswordlessError,
  toPasswordlessError,
} from '../../src/errors.js';

describe('a PasswordlessError', () => {
  it('has its code for a message, and no more than it was given', () => {
    const error = new PasswordlessError('offline');

    assert.instanceOf(error, Error);
    assert.include(error, { name: 'PasswordlessError', code: 'offline', message: 'offline' });
    assert.doesNotHaveAnyKeys(error, ['retryAfterSeconds', 'attemptsLeft', 'reason', 'cause']);
  });

  it('keeps what it is given', () => {
    const cause = new Error('why');

    const error = new PasswordlessError('rate_limited', {
      message: 'too many',
      retryAfterSeconds: 0,
      attemptsLeft: 0,
      reason: 'superseded',
      cause,
    });

    assert.include(error, {
      message: 'too many',
      retryAfterSeconds: 0,
      attemptsLeft: 0,
      reason: 'superseded',
      cause,
    });
  });

  for (const code of errorCodes)
    it(`I19 is known with the code ${code}, from another copy of the class too`, () => {
      const twin = Object.assign(new Error(), { name: 'PasswordlessError', code });

      assert.isTrue(isPasswordlessError(new PasswordlessError(code)));
      assert.isTrue(isPasswordlessError(twin));
      assert.equal(toPasswordlessError(twin, 'server_error'), twin);
    });

  const trap = () => {
    throw new Error('trapped');
  };

  for (const [what, value] of [
    ['nothing', undefined],
    ['null', null],
    ['a word', 'offline'],
    ['another error', new Error('offline')],
    ['another name', Object.assign(new Error(), { code: 'offline' })],
    ['an unknown code', { name: 'PasswordlessError', code: 'constructor' }],
    ['a code in a list', { name: 'PasswordlessError', code: ['offline'] }],
    ['a Proxy that traps', new Proxy({}, { get: trap })],
  ] as const)
    it(`is not ${what}, which becomes the cause of one`, () => {
      const error = toPasswordlessError(value, 'bad_response');

      assert.isFalse(isPasswordlessError(value));
      assert.equal(error.code, 'bad_response');
      assert.isTrue(error.cause === value);
    });

  it('has a closed set of codes, each of them once', () => {
    assert.equal(new Set(errorCodes).size, errorCodes.length);
    assert.lengthOf(errorCodes, 18);
  });
});

describe('an error that only looks like one', () => {
  const lookAlike = (hints: object) => ({
    name: 'PasswordlessError',
    code: 'invalid_code',
    ...hints,
  });

  for (const hints of [
    { attemptsLeft: '<b>9</b>' },
    { attemptsLeft: -1 },
    { attemptsLeft: NaN },
    { retryAfterSeconds: '90' },
    { retryAfterSeconds: Infinity },
    { reason: 'any text' },
  ])
    it(`keeps its code and loses its hints with ${JSON.stringify(hints)}`, () => {
      const value = lookAlike(hints);

      const error = toPasswordlessError(value, 'server_error');

      assert.equal(error.code, 'invalid_code');
      assert.deepEqual(
        [error.attemptsLeft, error.retryAfterSeconds, error.reason, error.cause],
        [undefined, undefined, undefined, value],
      );
    });

  it('is taken as it is where its hints make sense', () => {
    const value = lookAlike({ attemptsLeft: 2, retryAfterSeconds: 1.5, reason: 'superseded' });

    assert.equal(toPasswordlessError(value, 'server_error') as unknown, value);
  });
});
