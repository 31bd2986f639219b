import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import { settled } from '../helpers/fake-clock.js';
import { FakeBrowser } from '../helpers/fake-tabs.js';
import { phoneNumber, type SignIn } from '../helpers/sign-in.js';

const settings = { server: 'https://id.example app', state: 'canary-state' };

async function waiting(count: number, challenge = {}) {
  const browser = new FakeBrowser();
  const tabs = Array.from({ length: count }, () => browser.openTab().load(settings));
  for (const tab of tabs) await tab.toCodeEntry({ resendInSeconds: 30, ...challenge });
  browser.tabs.deliver();
  return { browser, tabs, first: tabs[0]! };
}

/** What tells tabs which of them wait for the same. */
const aboutOf = ({ tabs }: FakeBrowser) => (tabs.messages[0] as { about: string }).about;

async function succeed(signIn: SignIn): Promise<void> {
  await signIn.submitCode('739154');
  signIn.backend.verifies.at(-1)?.resolve({ id_token: 'canary-token', profile: { sub: 'canary' } });
  await settled();
}

describe('the messages of tabs', () => {
  it('hold no number, code, transaction, state or token', async () => {
    const hints = { transaction: 'canary-transaction', maskedDestination: 'canary' };
    const { browser, tabs, first } = await waiting(2, hints);
    await first.submitCode('739155');
    first.backend.verifies[0]?.reject(new PasswordlessError('invalid_code', { attemptsLeft: 2 }));
    await settled();
    await first.resend(hints);
    browser.tabs.deliver();
    await tabs[1]!.resend({ ...hints, resendInSeconds: 90 });
    browser.tabs.deliver();
    await succeed(first);
    browser.tabs.deliver();

    const { messages } = browser.tabs;
    assert.isAtLeast(messages.length, 6);
    const digits = phoneNumber.slice(2);
    for (const message of messages) {
      assert.notMatch(JSON.stringify(message), /canary|73915|id\.example/);
      assert.notInclude(JSON.stringify(message), digits);
      assert.match((message as { about: string }).about, /^[0-9a-z]{1,4}$/);
      assert.hasAllKeys(
        message,
        (message as { type: string }).type === 'sent'
          ? ['type', 'about', 'delay']
          : ['type', 'about'],
      );
    }
    assert.deepEqual(messages.at(-1), { type: 'authenticated', about: aboutOf(browser) });
  });

  for (const isReversed of [false, true])
    for (const count of [2, 3, 5])
      it(`come to an end among ${count} tabs, ${isReversed ? 'the last' : 'the first'} first`, async () => {
        const { browser, tabs, first } = await waiting(count);
        const before = browser.tabs.messages.length;

        await first.resend({ resendInSeconds: 90 });
        browser.tabs.deliver({ isReversed });

        for (const tab of tabs) assert.equal(tab.secondsLeft, 90);
        assert.lengthOf(browser.tabs.messages.slice(before), count);
      });

  for (const isReversed of [false, true])
    it(`come to an end when two tabs send at once, ${isReversed ? 'the last' : 'the first'} first`, async () => {
      const { browser, tabs, first } = await waiting(3);
      browser.clock.advance(30_000);
      const before = browser.tabs.messages.length;

      await first.resend({ resendInSeconds: 60 });
      await tabs[1]!.resend({ resendInSeconds: 90 });
      browser.tabs.deliver({ isReversed });

      for (const tab of tabs) assert.equal(tab.secondsLeft, 90);
      assert.isAtMost(browser.tabs.messages.length - before, 5);
    });

  it('tell a success once, in however many tabs it is heard', async () => {
    const { browser, tabs, first } = await waiting(4);
    const before = browser.tabs.messages.length;

    await succeed(first);
    browser.tabs.deliver();

    assert.lengthOf(browser.tabs.messages.slice(before), 1);
    for (const { told } of tabs)
      assert.lengthOf(
        told.filter((name) => name === 'authenticated'),
        1,
      );
  });

  it('are none where neither a server is named nor a reload comes back', async () => {
    const browser = new FakeBrowser();
    const signIn = browser.openTab().load({});

    await signIn.toAuthenticated();

    assert.isEmpty(browser.tabs.channels);
  });
});

const delay = { resendAt: Date.UTC(2026, 0, 1) + 90_000, resendDelaySeconds: 90, sends: 2 };
const numbers = [
  undefined,
  null,
  NaN,
  Infinity,
  -Infinity,
  '30',
  '',
  true,
  [],
  [30],
  {},
  5n,
  new Date(0),
];

describe('a message of somebody else', () => {
  const nonsense: readonly unknown[] = [
    undefined,
    null,
    0,
    NaN,
    '',
    'authenticated',
    true,
    1n,
    [],
    ['authenticated'],
    {},
    { type: 'authenticated' },
    { type: 'sent', delay },
    new Map([['type', 'authenticated']]),
    new Error('authenticated'),
    new ArrayBuffer(8),
    'x'.repeat(100_000),
  ];
  const addressed: readonly unknown[] = [
    { type: undefined },
    { type: null },
    { type: ['authenticated'] },
    { type: 'Authenticated' },
    { type: 'Sent', delay },
    { delay },
    { type: '__proto__' },
    { type: 'sent' },
    { type: 'sent', delay: null },
    { type: 'sent', delay: 90 },
    { type: 'sent', delay: 'long' },
    { type: 'sent', delay: [] },
    ...numbers.flatMap((value) =>
      ['resendAt', 'resendDelaySeconds', 'sends'].map((member) => ({
        type: 'sent',
        delay: { ...delay, [member]: value },
      })),
    ),
    ...[1e9, -1, 3601].map((resendDelaySeconds) => ({
      type: 'sent',
      delay: { ...delay, resendDelaySeconds },
    })),
    ...[0.5, 1e300].map((sends) => ({ type: 'sent', delay: { ...delay, sends } })),
  ];

  it('changes nothing when it says nothing', async () => {
    const { browser, first } = await waiting(1);
    const { state } = first.flow;
    const about = aboutOf(browser);

    for (const message of nonsense) {
      browser.tabs.post(message);
      browser.tabs.deliver();
      assert.equal(first.flow.state, state, typeof message);
    }
    for (const message of addressed) {
      browser.tabs.post({ about, ...(message as object) });
      browser.tabs.deliver();
      assert.equal(first.flow.state, state, String((message as { type: unknown }).type));
    }
    assert.lengthOf(browser.tabs.messages, 1);
  });

  for (const about of [undefined, null, '', 0, 'zzzz', 'constructor', ['a'], {}])
    it(`changes nothing when it is about ${JSON.stringify(about)}`, async () => {
      const { browser, first } = await waiting(1);
      const { state } = first.flow;

      browser.tabs.post({ type: 'authenticated', about });
      browser.tabs.post({ type: 'sent', about, delay });
      browser.tabs.deliver();

      assert.equal(first.flow.state, state);
    });

  for (const [what, lie, seconds] of [
    ['a far future', { resendAt: 9e15 }, 90],
    ['a far future after no delay', { resendAt: 9e15, resendDelaySeconds: 0 }, 30],
    ['a far future after an hour', { resendAt: 9e15, resendDelaySeconds: 3600 }, 3600],
    ['the past', { resendAt: 0 }, 30],
    ['times before time', { resendAt: -9e15 }, 30],
  ] as const)
    it(`makes nobody wait longer than it says, or shorter than before, when it names ${what}`, async () => {
      const { browser, first } = await waiting(1);

      browser.tabs.post({
        type: 'sent',
        about: aboutOf(browser),
        delay: { ...delay, ...lie },
      });
      browser.tabs.deliver();

      assert.equal(first.secondsLeft, seconds);
      browser.clock.advance(seconds * 1000 - 1);
      first.flow.resend();
      await settled();
      assert.lengthOf(first.backend.starts, 1);
      browser.clock.advance(1);
      first.flow.resend();
      await settled();
      assert.lengthOf(first.backend.starts, 2);
    });

  for (const sends of [1e9, -1e9, 0])
    it(`delays no more than four times, and no less than before, when it counts ${sends} codes`, async () => {
      const { browser, first } = await waiting(1);
      browser.tabs.post({
        type: 'sent',
        about: aboutOf(browser),
        delay: { ...delay, sends },
      });
      browser.tabs.deliver();

      await first.resend();

      assert.equal(first.challenge.resendDelaySeconds, sends > 0 ? 120 : 60);
    });
});
