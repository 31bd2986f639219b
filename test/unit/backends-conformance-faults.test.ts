import { assert } from '@open-wc/testing';
import type { PasswordlessBackend } from '../../src/backends/backend.js';
import { PasswordlessError } from '../../src/errors.js';
import { conformanceCases, type AdapterFixture } from '../../src/testing/conformance.js';
import { fixture } from '../backends/fixtures/supabase.js';

/** The adapter for Supabase, with a fault. */
const faulty = (
  change: (adapter: PasswordlessBackend, fetch: typeof globalThis.fetch) => object,
): AdapterFixture => ({
  ...fixture,
  create: (options) => {
    const adapter = fixture.create(options);
    return { ...adapter, ...change(adapter, options.fetch) };
  },
});

/** All that it finds, or the first that is looked for. */
async function faultsOf(one: AdapterFixture, lookedFor = /^$/): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { run } of conformanceCases(one)) {
    await run().catch((error: unknown) => faults.push((error as Error).message));
    if (lookedFor.test(faults.at(-1) ?? '-')) break;
  }
  return faults;
}

/** As nobody should write one. */
const careless = (url: string, fetch: typeof globalThis.fetch) => async () =>
  (await fetch(url, { method: 'POST', body: '{}' })).json() as Promise<object>;

describe('the conformance suite', () => {
  it('finds nothing in an adapter that is right', async () => {
    assert.isEmpty(await faultsOf(fixture));
  });

  for (const [what, change, found] of [
    [
      'that takes everything for a sign-in',
      () => ({ verify: () => Promise.resolve({}) }),
      /answers that nobody asked for/,
    ],
    [
      'that knows neither refusals nor deadlines',
      (_, fetch) => ({ verify: careless('https://a.example', fetch) }),
      /does not reject/,
    ],
    [
      'that puts the number into an address',
      (_, fetch) => ({ start: careless('https://a.example/?to=%2B14155550132', fetch) }),
      /it asks https/,
    ],
    [
      'that goes on when it is aborted',
      (adapter) => ({
        verify: (request) => adapter.verify(request, { signal: new AbortController().signal }),
      }),
      /does not end/,
    ],
    [
      'that shows what a server says',
      (_, fetch) => ({
        async start() {
          const text = await (await fetch('https://a.example')).text();
          throw new PasswordlessError('server_error', { message: text });
        },
      }),
      /its message holds text of the server/,
    ],
    [
      'that rejects with other errors',
      () => ({ start: () => Promise.reject(new TypeError('oops')) }),
      /it rejects with TypeError/,
    ],
    [
      'that calls every failure the same',
      (adapter) => ({
        verify: (request, options) =>
          adapter.verify(request, options).catch(() => {
            throw new PasswordlessError('server_error');
          }),
      }),
      /its code: server_error in place of invalid_code/,
    ],
  ] as readonly (readonly [
    string,
    (adapter: PasswordlessBackend, fetch: typeof globalThis.fetch) => Partial<PasswordlessBackend>,
    RegExp,
  ])[])
    it(`finds the fault of an adapter ${what}`, async () => {
      const faults = await faultsOf(faulty(change), found);

      assert.match(faults.at(-1) ?? '', found);
    });
});
