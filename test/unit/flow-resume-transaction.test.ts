import { assert } from '@open-wc/testing';
import { hasKept } from '../../src/flow/kept-challenge-key.js';
import { FakeBrowser } from '../helpers/fake-tabs.js';

const settings = { resume: true };

async function waiting(transaction: unknown) {
  const tab = new FakeBrowser().openTab();
  const first = tab.load(settings);
  await first.toCodeEntry({ transaction });
  return { tab, first };
}

class Session {
  readonly id = 't';
}
const cyclic: Record<string, unknown> = { id: 't' };
cyclic.self = cyclic;

describe('a transaction', () => {
  for (const [what, transaction] of [
    ['a function', () => undefined],
    ['an object with a method', { id: 't', verify: () => undefined }],
    ['a Map', new Map([['id', 't']])],
    ['a Set deep inside', { one: [{ two: new Set(['t']) }] }],
    ['a Date', new Date(0)],
    ['a BigInt', 1n],
    ['a symbol', Symbol('t')],
    ['cyclic', cyclic],
    ['an instance of a class', new Session()],
    ['one deep inside', [{ session: new Session() }]],
    ['an Uint8Array', new Uint8Array(2)],
    ['NaN', NaN],
    ['without end', { seconds: Infinity }],
    ['one with an undefined member', { id: undefined }],
    ['a list with a hole', Object.assign([], { length: 2 })],
    ['unreadable', new Proxy({}, { ownKeys: () => assert.fail('trapped') })],
  ] as const)
    it(`that is ${what} is not kept, and neither is one of before`, async () => {
      const { tab, first } = await waiting('of before');
      assert.isTrue(hasKept(tab.session.use));

      await first.resend({ transaction });
      await first.submitCode();

      assert.isEmpty(tab.session.entries);
      assert.isTrue(Object.is(first.backend.verifies[0]?.request.transaction, transaction));
    });

  for (const transaction of [
    undefined,
    null,
    '',
    'text \u{1F600}\u2028',
    0,
    -1.5,
    false,
    [],
    {},
    Object.assign(Object.create(null) as object, { id: 't' }),
    { a: [1, 'b', null, { c: { d: true } }] },
    JSON.parse('{"__proto__":{"isAdmin":true}}') as unknown,
  ])
    it(`that is ${JSON.stringify(transaction)} comes back as it was`, async () => {
      const { tab } = await waiting(transaction);
      const again = tab.load(settings);

      again.flow.resume();
      await again.submitCode();

      const { request } = again.backend.verifies[0]!;
      assert.equal(JSON.stringify(request.transaction), JSON.stringify(transaction));
      assert.notProperty({}, 'isAdmin');
    });
});
