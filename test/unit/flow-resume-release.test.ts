import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import { hasKept } from '../../src/flow/kept-challenge-key.js';
import { settled } from '../helpers/fake-clock.js';
import { FakeBrowser, type FakeTab } from '../helpers/fake-tabs.js';
import { phoneNumber, type SignIn } from '../helpers/sign-in.js';

const settings = { resume: true, server: 'https://id.example app' };

const isKept = (tab: FakeTab) => hasKept(tab.session.use);

/** A tab where a code is awaited, as it is when the page is loaded anew. */
async function reloaded() {
  const browser = new FakeBrowser();
  const tab = browser.openTab();
  const first = tab.load(settings);
  await first.toCodeEntry({ transaction: 't' });
  return { browser, tab, first, again: tab.load(settings) };
}

describe('what a reload comes back to', () => {
  it('is nothing before a code was sent', async () => {
    const tab = new FakeBrowser().openTab();
    const first = tab.load(settings);
    await first.submitPhone();

    const again = tab.load(settings);
    again.flow.resume();

    assert.equal(again.step, 'phone-entry');
    assert.isEmpty(tab.session.written);
  });

  const leave: readonly (readonly [string, (signIn: SignIn) => void | Promise<void>])[] = [
    ['the visitor goes back to the number', ({ flow }) => flow.changeNumber()],
    ['the sign-in starts anew', ({ flow }) => flow.reset()],
    [
      'the visitor goes back while the code is checked',
      async (signIn) => {
        await signIn.submitCode();
        signIn.flow.changeNumber();
      },
    ],
    [
      'the code was right',
      async (signIn) => {
        await signIn.submitCode();
        signIn.backend.verifies[0]?.resolve({});
        await settled();
      },
    ],
  ];
  for (const [what, act] of leave)
    it(`is gone when ${what}`, async () => {
      const { tab, first, again } = await reloaded();
      assert.isTrue(isKept(tab));

      await act(first);
      again.flow.resume();

      assert.isEmpty(tab.session.entries);
      assert.equal(again.step, 'phone-entry');
    });

  it('is gone when another tab has signed in', async () => {
    const { browser, tab } = await reloaded();
    const other = browser.openTab().load(settings);

    await other.toAuthenticated();
    browser.tabs.deliver();

    assert.isEmpty(tab.session.entries);
  });

  it('stays when the element leaves the page, and comes back with it', async () => {
    const { tab, first } = await reloaded();

    first.flow.close();
    assert.isTrue(isKept(tab));
    first.flow.open();
    first.flow.resume();
    await first.submitCode();

    assert.equal(first.backend.verifies[0]?.request.transaction, 't');
  });

  it('stays when a request is given up, and when one fails', async () => {
    const { tab, first } = await reloaded();
    await first.submitCode();
    first.flow.cancel();
    assert.isTrue(isKept(tab));
    await first.submitCode();

    first.backend.verifies[1]?.reject(new TypeError('failed to fetch'));
    await settled();

    assert.isTrue(isKept(tab));
  });
});

describe('what a browser keeps of a sign-in', () => {
  it('is never its code or its tokens, at any step', async () => {
    const browser = new FakeBrowser();
    const tab = browser.openTab();
    const signIn = tab.load({ ...settings, state: 's' });
    const scan = (step: string) => {
      const all = JSON.stringify([tab.session.written, browser.storage.written]);
      assert.notMatch(all, /73915|canary/, step);
    };

    await signIn.toCodeEntry({ transaction: 't' });
    for (const digits of ['7', '73915', '739154']) signIn.flow.typeCode(digits);
    scan('typed');
    signIn.flow.submitCode();
    await settled();
    scan('verifying');
    const wrong = { attemptsLeft: 1, message: 'canary-739154', cause: 'canary' };
    signIn.backend.verifies[0]?.reject(new PasswordlessError('invalid_code', wrong));
    await settled();
    scan('refused');
    await signIn.resend({ transaction: 't2' });
    scan('sent again');
    await signIn.submitCode('739155');
    const late = tab.load({ ...settings, state: 's' });
    late.flow.resume();
    await late.submitCode('739156');
    scan('come back to');
    const tokens = { id_token: 'canary-1', access_token: 'canary-2', refresh_token: 'canary-3' };
    late.backend.verifies[0]?.resolve({ ...tokens, profile: { sub: 'canary-4' } });
    await settled();
    scan('authenticated');

    assert.equal(late.step, 'authenticated');
    assert.isNotEmpty(tab.session.written);
    assert.isNotEmpty(browser.storage.written);
    assert.isEmpty([...tab.session.entries, ...browser.storage.entries]);
  });

  it('outlives the tab only as a count that tells no number', async () => {
    const browser = new FakeBrowser();
    const signIn = browser.openTab().load(settings);

    await signIn.toCodeEntry({ transaction: 'canary' });
    await signIn.resend();

    const [entry, ...others] = browser.storage.entries;
    assert.isEmpty(others);
    assert.equal(entry?.[0], 'passwordless-sms:sends');
    const sent = browser.clock.now();
    const counts = Object.entries(JSON.parse(entry?.[1] ?? '') as Record<string, unknown>);
    assert.lengthOf(counts, 1);
    assert.match(counts[0]?.[0] ?? '', /^[0-9a-z]{1,4}$/);
    assert.deepEqual(counts[0]?.[1], [sent, 2]);
    assert.notInclude(JSON.stringify(browser.storage.written), phoneNumber.slice(2));
  });
});
