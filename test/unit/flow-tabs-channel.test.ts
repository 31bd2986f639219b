import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import { hasKept } from '../../src/flow/kept-challenge-key.js';
import { settled } from '../helpers/fake-clock.js';
import { FakeBrowser } from '../helpers/fake-tabs.js';
import { reported, type SignIn } from '../helpers/sign-in.js';

const server = 'https://id.example app';

async function waiting() {
  const browser = new FakeBrowser();
  const signIn = browser.openTab().load({ server });
  await signIn.toCodeEntry();
  return { browser, tabs: browser.tabs, signIn };
}

type Waiting = Awaited<ReturnType<typeof waiting>>;

async function succeed(signIn: SignIn): Promise<void> {
  await signIn.submitCode();
  signIn.backend.verifies.at(-1)?.resolve({});
  await settled();
}

const throwing = () => {
  throw new Error('a fault of the page');
};

const ways: readonly (readonly [string, (all: Waiting) => void | Promise<void>])[] = [
  ['the visitor goes back to the number', ({ signIn }) => signIn.flow.changeNumber()],
  ['the sign-in starts anew', ({ signIn }) => signIn.flow.reset()],
  ['the element leaves the page', ({ signIn }) => signIn.flow.close()],
  [
    'it leaves the page twice',
    ({ signIn }) => {
      signIn.flow.close();
      signIn.flow.close();
      signIn.flow.reset();
    },
  ],
  ['the code was right', ({ signIn }) => succeed(signIn)],
  [
    'the code was right, and the sign-in starts anew',
    async ({ signIn }) => {
      await succeed(signIn);
      signIn.flow.reset();
    },
  ],
  [
    'a listener starts anew at the success',
    async ({ signIn }) => {
      signIn.flow.on('authenticated', () => signIn.flow.reset());
      await succeed(signIn);
    },
  ],
  [
    'a listener throws at the success',
    async ({ signIn }) => {
      signIn.flow.on('authenticated', throwing);
      signIn.flow.on('step', throwing);
      signIn.flow.subscribe(throwing);
      await reported(() => succeed(signIn));
    },
  ],
  [
    'the visitor goes back while the code is checked',
    async ({ signIn }) => {
      await signIn.submitCode();
      signIn.flow.changeNumber();
    },
  ],
  [
    'the element leaves the page while the code is checked',
    async ({ signIn }) => {
      await signIn.submitCode();
      signIn.flow.close();
      signIn.backend.verifies[0]?.resolve({});
      await settled();
    },
  ],
  [
    'it leaves the page while another code is sent',
    async ({ signIn }) => {
      signIn.clock.advance(30_000);
      signIn.flow.resend();
      await settled();
      signIn.flow.close();
      signIn.backend.starts[1]?.resolve({});
      await settled();
    },
  ],
  [
    'another tab has signed in',
    async ({ browser }) => {
      const other = browser.openTab().load({ server });
      await other.toCodeEntry();
      await succeed(other);
      browser.tabs.deliver();
    },
  ],
  [
    'another tab has signed in while the code is checked, which is refused',
    async ({ browser, signIn }) => {
      const other = browser.openTab().load({ server });
      await other.toCodeEntry();
      await signIn.submitCode();
      await succeed(other);
      browser.tabs.deliver();
      signIn.backend.verifies[0]?.reject(new PasswordlessError('invalid_code'));
      await settled();
    },
  ],
];

describe('the channel to other tabs', () => {
  it('is opened when a code is awaited, and not before', async () => {
    const browser = new FakeBrowser();
    const signIn = browser.openTab().load({ server });
    signIn.flow.resume();
    await signIn.submitPhone();
    assert.isEmpty(browser.tabs.channels);

    signIn.backend.starts[0]?.resolve({});
    await settled();

    assert.equal(browser.tabs.openChannels, 1);
  });

  it('stays the same while a code is awaited, whatever happens', async () => {
    const { tabs, signIn } = await waiting();

    await signIn.resend();
    await signIn.submitCode();
    signIn.backend.verifies[0]?.reject(new PasswordlessError('invalid_code', { attemptsLeft: 2 }));
    await settled();
    await signIn.submitCode('654321');
    signIn.flow.cancel();

    assert.lengthOf(tabs.channels, 1);
    assert.equal(tabs.openChannels, 1);
  });

  for (const [what, act] of ways)
    it(`is closed once when ${what}`, async () => {
      const all = await waiting();

      await act(all);

      assert.isAtLeast(all.tabs.channels.length, 1);
      for (const { closes } of all.tabs.channels) assert.equal(closes, 1);
    });

  it('is closed once when a listener closes the flow as the code is sent', async () => {
    const browser = new FakeBrowser();
    const signIn = browser.openTab().load({ server });
    signIn.flow.on('code-sent', () => signIn.flow.close());
    signIn.flow.on('step', ({ step }) => step === 'code-entry' && signIn.flow.changeNumber());

    await signIn.toCodeEntry();

    assert.deepEqual(
      browser.tabs.channels.map(({ closes }) => closes),
      [1],
    );
  });

  it('is another one when a code is awaited once more', async () => {
    const { tabs, signIn } = await waiting();

    signIn.flow.changeNumber();
    await signIn.toCodeEntry();
    signIn.flow.close();
    signIn.flow.open();
    await signIn.toCodeEntry();

    assert.deepEqual(
      tabs.channels.map(({ closes }) => closes),
      [1, 1, 0],
    );
  });

  it('is closed, and the others are told, where the settings can’t be read any more', async () => {
    let isReadable = true;
    const browser = new FakeBrowser();
    const { tabs } = browser;
    const tab = browser.openTab();
    const settings = {
      server,
      resume: true,
      get audience() {
        return isReadable ? undefined : throwing();
      },
    };
    const signIn = tab.load(settings);
    await signIn.toCodeEntry();
    const other = browser.openTab().load({ server });
    await other.toCodeEntry();
    await signIn.submitCode();

    isReadable = false;
    signIn.backend.verifies[0]?.resolve({});
    await settled();
    tabs.deliver();

    assert.equal(signIn.step, 'authenticated');
    assert.equal(other.step, 'authenticated');
    assert.equal(tabs.openChannels, 0);
    assert.isFalse(hasKept(tab.session.use));
  });

  it('hears of nothing that was said to it before it was closed', async () => {
    const { browser, tabs, signIn } = await waiting();
    const other = browser.openTab().load({ server });
    await other.toCodeEntry();
    await succeed(other);

    signIn.flow.changeNumber();
    const { state } = signIn.flow;
    tabs.deliver();

    assert.equal(signIn.flow.state, state);
  });
});
