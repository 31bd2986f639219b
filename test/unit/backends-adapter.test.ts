import { assert } from '@open-wc/testing';
import { codeOf, readUrl, refusal, required } from '../../src/backends/adapter.js';
import type { HttpAnswer } from '../../src/http.js';

const answer = (status: number, retryAfterSeconds?: number): HttpAnswer => ({
  status,
  ok: false,
  text: '',
  headers: new Headers(),
  json: undefined,
  retryAfterSeconds,
});

describe('the error for a status', () => {
  for (const [status, code] of [
    [400, 'bad_response'],
    [404, 'bad_response'],
    [418, 'bad_response'],
    [500, 'server_error'],
    [503, 'server_error'],
    [304, 'bad_response'],
  ] as const)
    it(`${status} is ${code}`, () => {
      const error = refusal(answer(status));

      assert.equal(error.code, code);
      assert.notProperty(error, 'retryAfterSeconds');
    });
});

describe('a refusal', () => {
  it('has what the server tells besides', () => {
    const error = refusal(answer(403), 'invalid_code', { attemptsLeft: 2, isSuperseded: true });

    assert.deepInclude(error, { code: 'invalid_code', attemptsLeft: 2, reason: 'superseded' });
  });

  it('has nothing that is no number of tries, and calls only wrong codes superseded', () => {
    const error = refusal(answer(403), 'code_expired', { attemptsLeft: '2', isSuperseded: true });

    assert.notProperty(error, 'attemptsLeft');
    assert.notProperty(error, 'reason');
  });

  it('tells how long to wait: what it says itself, else its header', () => {
    assert.equal(refusal(answer(429, 30)).retryAfterSeconds, 30);
    assert.equal(
      refusal(answer(429, 30), 'rate_limited', { retryAfterSeconds: 7 }).retryAfterSeconds,
      7,
    );
    assert.equal(refusal(answer(429)).retryAfterSeconds, 60);
  });

  it('keeps what it takes to go on out of sight', () => {
    const error = refusal(answer(403), 'mfa_required', { continuation: { mfa_token: 'secret' } });

    assert.deepEqual(error.continuation, { mfa_token: 'secret' });
    assert.notInclude(JSON.stringify(error), 'secret');
    assert.notInclude(Object.keys(error), 'continuation');
  });
});

describe('the words of a server', () => {
  const words = { invalid_code: 'WRONG bad', rate_limited: 'SLOW' } as const;

  it('stand for codes', () => {
    assert.equal(codeOf(words, 'bad'), 'invalid_code');
    assert.equal(codeOf(words, 'SLOW'), 'rate_limited');
  });

  for (const word of ['', 'WRONG bad', 'wrong', 'toString', undefined, null, 7, ['bad']])
    it(`don't include ${JSON.stringify(word)}`, () => {
      assert.isUndefined(codeOf(words, word));
    });
});

describe('an address of a server', () => {
  for (const [given, read] of [
    ['https://a.example', 'https://a.example'],
    [' https://a.example/auth/ ', 'https://a.example/auth'],
    ['http://localhost:3000//', 'http://localhost:3000'],
    ['/api/sign-in/', '/api/sign-in'],
  ] as const)
    it(`may be ${JSON.stringify(given)}`, () => {
      assert.equal(readUrl(given), read);
    });

  for (const given of [
    '',
    '   ',
    undefined,
    null,
    7,
    'a.example',
    '//a.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user:password@a.example',
    'https://a.example?x',
    'https://a.example/#x',
    'https://a b.example',
    'https://',
  ])
    it(`is not ${JSON.stringify(given)}`, () => {
      assert.throws(() => readUrl(given, 'url'), TypeError, 'url');
    });

  it('is missing by its name', () => {
    assert.throws(() => required(' ', 'clientId'), TypeError, 'clientId is missing');
  });
});
