import { assert } from '@open-wc/testing';
import { refusal } from '../../src/backends/adapter.js';
import { exchange } from '../../src/http.js';
import { fakeFetch } from '../helpers/fake-fetch.js';
import { failure } from '../helpers/rejection.js';

const url = 'https://auth.example/';
const cap = 64 * 1024;

/** Goes on until it is cancelled. */
function endless(chunk: Uint8Array<ArrayBuffer>) {
  const seen = { isCancelled: false, bytes: 0 };
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: (stream) => {
      seen.bytes += chunk.length;
      stream.enqueue(chunk);
    },
    cancel: () => {
      seen.isCancelled = true;
    },
  });
  return { seen, ...fakeFetch(() => new Response(body)) };
}

describe('the size of an answer', () => {
  it('may be 64 KiB', async () => {
    const { fetch } = fakeFetch(new Response(' '.repeat(cap - 2) + '{}'));

    const answer = await exchange(url, { fetch });

    assert.deepEqual(answer.json, {});
  });

  for (const text of [' '.repeat(cap - 1) + '{}', '['.repeat(100_000), ' '.repeat(5 << 20)])
    it(`may not be ${text.length} bytes`, async () => {
      const { fetch } = fakeFetch(() => new Response(text));

      const error = await failure(exchange(url, { fetch }));

      assert.equal(error.code, 'bad_response');
    });

  it('is counted in bytes, not in characters', async () => {
    const { fetch } = fakeFetch(() => new Response('"' + '\u20AC'.repeat(22_000) + '"'));

    const error = await failure(exchange(url, { fetch }));

    assert.equal(error.code, 'bad_response');
  });

  it('ends a stream that would go on for ever', async () => {
    const { fetch, seen } = endless(new Uint8Array(1000).fill(0x20));

    const error = await failure(exchange(url, { fetch }));

    assert.equal(error.code, 'bad_response');
    assert.isTrue(seen.isCancelled);
    assert.isBelow(seen.bytes, cap + 4000);
  });
});

describe('the depth of an answer', () => {
  const nested = (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);

  for (const [depth, isRead] of [
    [90, true],
    [100, false],
    [10_000, false],
  ] as const)
    it(`is ${isRead ? 'read' : 'no JSON'} at ${depth}`, async () => {
      const { fetch } = fakeFetch(new Response(nested(depth)));

      const { json } = await exchange(url, { fetch });

      assert.equal(json !== undefined, isRead);
    });

  it('is not counted across what stands side by side', async () => {
    const { fetch } = fakeFetch(new Response(JSON.stringify(Array(1000).fill([{}]))));

    const { json } = await exchange(url, { fetch });

    assert.lengthOf(json as unknown[], 1000);
  });
});

describe('the encoding of an answer', () => {
  it('is UTF-8, also where a chunk ends inside a character', async () => {
    const bytes = new TextEncoder().encode('{"a":"\u20AC\u{1F600}"}');
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (stream) => {
        for (const byte of bytes) stream.enqueue(Uint8Array.of(byte));
        stream.close();
      },
    });
    const { fetch } = fakeFetch(() => new Response(body));

    const answer = await exchange(url, { fetch });

    assert.deepEqual(answer.json, { a: '\u20AC\u{1F600}' });
  });

  for (const [what, bytes] of [
    ['a byte that never occurs', [0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]],
    ['half a character at the end', [0x22, 0xe2, 0x82]],
    ['half a surrogate pair', [0x22, 0xed, 0xa0, 0x80, 0x22]],
  ] as const)
    it(`is refused with ${what}`, async () => {
      const { fetch } = fakeFetch(() => new Response(Uint8Array.from(bytes)));

      const error = await failure(exchange(url, { fetch }));

      assert.equal(error.code, 'bad_response');
    });

  it('ends a stream that is not UTF-8 and would go on for ever', async () => {
    const { fetch, seen } = endless(Uint8Array.of(0xff));

    const error = await failure(exchange(url, { fetch }));

    assert.equal(error.code, 'bad_response');
    assert.isTrue(seen.isCancelled);
  });
});

/** What a server may write; other scripts arrive as the bytes of their UTF-8. */
const retries: readonly (readonly [value: string, seconds: number | undefined])[] = [
  ['-5', undefined],
  ['1e3', undefined],
  ['99999999999', 3600],
  ['Wed, 21 Oct 2015 07:28:00 GMT', 1],
  ['Fri, 31 Dec 9999 23:59:59 GMT', 3600],
  ['', undefined],
  ['30, 60', undefined],
  [' 30 ', 30],
  ['1.5', undefined],
  ['\u00D9\u00A3\u00D9\u00A0', undefined],
  ['0', 1],
  ['3600', 3600],
  ['3601', 3600],
  ['0x10', undefined],
  ['soon', undefined],
  ['2099-01-01', undefined],
  ['Wed, 21 Foo 2015 07:28:00 GMT', undefined],
];

describe('Retry-After', () => {
  for (const [value, seconds] of retries)
    it(`"${value}" is ${seconds ?? 'unreadable, which a 429 takes for 60'}`, async () => {
      const { fetch } = fakeFetch(
        () => new Response('{}', { status: 429, headers: { 'retry-after': value } }),
      );

      const answer = await exchange(url, { fetch });

      assert.equal(answer.retryAfterSeconds, seconds);
      assert.deepInclude(refusal(answer), {
        code: 'rate_limited',
        retryAfterSeconds: seconds ?? 60,
      });
    });

  it('is 60 seconds for a 429 that says nothing', async () => {
    const { fetch } = fakeFetch(new Response('', { status: 429 }));

    const answer = await exchange(url, { fetch });

    assert.isUndefined(answer.retryAfterSeconds);
    assert.equal(refusal(answer).retryAfterSeconds, 60);
  });
});
