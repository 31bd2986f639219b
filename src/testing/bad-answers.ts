/** Answers that no adapter may fall for. */
import type { PasswordlessErrorCode } from '../errors.js';
import type { Reply } from './adapter-fixture.js';

/** Stands in every answer; nothing of it may come through. */
export const marker = 'text-of-the-server';

const html = `<!doctype html><title>${marker}</title><script>alert(1)</script>`;

export const badAnswers: Readonly<Record<string, Reply>> = {
  'a web page': { text: html, headers: { 'content-type': 'text/html' } },
  'a web page that says it is JSON': { text: html },
  'half of an object': { text: `{"${marker}":` },
  'a list': { json: [marker] },
  'a text': { json: marker },
  'a number': { json: 7 },
  null: { json: null },
  true: { json: true },
  'an object without any member': { json: {} },
  'members of other kinds': {
    json: Object.fromEntries(
      'access_token id_token token user data status session session_token idToken refreshToken transaction state'
        .split(' ')
        .map((name, index) => [name, [null, 7, [marker], { [marker]: true }, false][index % 5]]),
    ),
  },
  'a member named __proto__': {
    text: '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  },
  'a very deep object': { text: '{"a":'.repeat(5000) + '1' + '}'.repeat(5000) },
  'more than anybody can use': { text: JSON.stringify({ access_token: 'x'.repeat(100_000) }) },
};

/** Those that are objects: where a cookie says it all, they are no worse than an empty one. */
export const mayBeEmpty: ReadonlySet<string> = new Set([
  'an object without any member',
  'members of other kinds',
  'a member named __proto__',
]);

/** What an error that nobody knows yet may become. */
export const statuses: readonly (readonly [number, readonly PasswordlessErrorCode[]])[] = [
  [400, ['bad_response', 'invalid_code']],
  [401, ['bad_response', 'invalid_code', 'not_allowed']],
  [403, ['bad_response', 'invalid_code', 'not_allowed']],
  [404, ['bad_response', 'invalid_code', 'code_expired', 'misconfigured']],
  [422, ['bad_response', 'invalid_code']],
  [429, ['rate_limited']],
  [500, ['server_error', 'send_failed']],
  [503, ['server_error', 'send_failed']],
];
