import { assert } from '@open-wc/testing';
import { Continuity } from '../../src/flow/continuity.js';
import { refusals } from '../helpers/fake-storage.js';
import { FakeBrowser } from '../helpers/fake-tabs.js';
import { phoneNumber, SignIn } from '../helpers/sign-in.js';

const server = 'https://id.example app';
const minute = 60_000;
const hour = 60 * minute;

const delayOf = ({ challenge }: SignIn) => challenge.resendDelaySeconds;

/** A new tab where a code was sent to the same number. */
async function another(browser: FakeBrowser, settings: object = { server }): Promise<SignIn> {
  const signIn = browser.openTab().load(settings);
  await signIn.toCodeEntry();
  return signIn;
}

/** Delays of a code and those that are sent again, each as soon as it can be. */
async function delays(signIn: SignIn, hints: readonly object[]): Promise<readonly number[]> {
  await signIn.toCodeEntry(hints[0]);
  const all = [delayOf(signIn)];
  for (const hint of hints.slice(1)) {
    await signIn.resend(hint);
    all.push(delayOf(signIn));
  }
  return all;
}

describe('the delay before another code', () => {
  for (const [base, expected] of [
    [undefined, [30, 60, 120, 120, 120]],
    [20, [20, 40, 80, 80, 80]],
    [0, [0, 0, 0, 0, 0]],
    [1000, [1000, 2000, 3600, 3600, 3600]],
    [3600, [3600, 3600, 3600, 3600, 3600]],
    [-1, [30, 60, 120, 120, 120]],
    [NaN, [30, 60, 120, 120, 120]],
  ] as const)
    it(`doubles twice from ${base ?? 'the default'}: ${expected.join(', ')}`, async () => {
      const signIn = new SignIn({ resendDelaySeconds: base });

      assert.deepEqual(await delays(signIn, [{}, {}, {}, {}, {}]), expected);
    });

  it('is what the backend says, each time anew', async () => {
    const hints = [{ resendInSeconds: 10 }, { resendInSeconds: 10 }, {}, { resendInSeconds: 0 }];

    assert.deepEqual(await delays(new SignIn(), hints), [10, 10, 120, 0]);
  });

  it('does not grow by a code that could not be sent', async () => {
    const signIn = new SignIn();
    await signIn.toCodeEntry();
    signIn.clock.advance(30_000);
    signIn.flow.resend();
    signIn.flow.cancel();

    await signIn.resend();

    assert.equal(delayOf(signIn), 60);
  });

  it('begins anew for another number, and without anything shared for the same', async () => {
    const signIn = new SignIn({ server });
    await signIn.toCodeEntry();
    await signIn.resend();

    signIn.flow.changeNumber();
    await signIn.toCodeEntry();

    assert.equal(delayOf(signIn), 30);
  });
});

describe('the delay over reloads and tabs', () => {
  it('grows on in another tab, and when the visitor enters the number again', async () => {
    const browser = new FakeBrowser();

    const first = await another(browser);
    const second = await another(browser);
    await second.resend();
    first.flow.changeNumber();
    await first.toCodeEntry();

    assert.equal(delayOf(second), 120);
    assert.equal(delayOf(first), 120);
    assert.equal(delayOf(await another(browser)), 120);
  });

  it('grows on after a reload without `resume`', async () => {
    const browser = new FakeBrowser();
    const tab = browser.openTab();
    await tab.load({ server }).toCodeEntry();
    const again = tab.load({ server });

    await again.toCodeEntry();

    assert.equal(delayOf(again), 60);
  });

  it('grows on after a reload with `resume`, whose code is no new one', async () => {
    const browser = new FakeBrowser();
    const tab = browser.openTab();
    await tab.load({ resume: true }).toCodeEntry();
    const again = tab.load({ resume: true });
    again.flow.resume();
    assert.equal(delayOf(again), 30);

    await again.resend();

    assert.equal(delayOf(again), 60);
  });

  it('grows on in another tab that waits already, also where no server is named', async () => {
    const browser = new FakeBrowser();
    const first = await another(browser, { resume: true });
    const other = await another(browser, { resume: true });
    await first.resend();
    browser.tabs.deliver();

    await other.resend();

    assert.equal(delayOf(other), 120);
  });

  for (const [what, settings, number] of [
    ['another number', { server }, '+447700900123'],
    ['another server', { server: 'https://other.example app' }, phoneNumber],
    ['a page that names no server', {}, phoneNumber],
  ] as const)
    it(`begins anew for ${what}`, async () => {
      const browser = new FakeBrowser();
      await another(browser);
      const signIn = browser.openTab().load(settings);

      await signIn.toCodeEntry({}, number);

      assert.equal(delayOf(signIn), 30);
      assert.equal(delayOf(await another(browser)), 60);
    });

  it('begins anew after a sign-in, here or in another tab', async () => {
    const browser = new FakeBrowser();
    const others = [await another(browser), await another(browser)];
    await browser.openTab().load({ server }).toAuthenticated();
    assert.isEmpty(browser.storage.entries);

    browser.tabs.deliver();

    assert.equal(others[1]?.step, 'authenticated');
    assert.isEmpty(browser.storage.entries);
    assert.equal(delayOf(await another(browser)), 30);
  });

  it('grows on for other numbers after a sign-in', async () => {
    const browser = new FakeBrowser();
    await another(browser);
    const other = browser.openTab().load({ server });
    await other.toCodeEntry({}, '+447700900123');
    await other.submitCode();

    other.backend.verifies[0]?.resolve({});

    assert.equal(delayOf(await another(browser)), 60);
  });

  for (const [minutes, delay] of [
    [59, 60],
    [60, 30],
    [-59, 60],
    [-60, 30],
    [-60 * 24 * 365, 30],
  ] as const)
    it(`is ${delay} seconds when the clock says ${minutes} minutes later`, async () => {
      const browser = new FakeBrowser();
      await another(browser);

      browser.clock.set(browser.clock.now() + minutes * minute);

      assert.equal(delayOf(await another(browser)), delay);
    });

  it('lasts for an hour from the last code, whichever tab sent it', async () => {
    const browser = new FakeBrowser();
    const other = await another(browser);
    const first = await another(browser);
    browser.clock.advance(50 * minute);
    await first.resend();
    browser.tabs.deliver();
    browser.clock.advance(50 * minute);

    const third = await another(browser);

    assert.equal(third.challenge.sends, 4);
    assert.equal(delayOf(third), 120);
    assert.equal(other.step, 'code-entry');
  });

  it('is not forgotten because a tab comes back that knows less', async () => {
    const browser = new FakeBrowser();
    const tab = browser.openTab();
    await tab.load({ server, resume: true }).toCodeEntry();
    // Discarded by the browser: it hears of nothing.
    browser.tabs.channels[0]?.close();
    const second = await another(browser);
    await second.resend();

    tab.load({ server, resume: true }).flow.resume();

    assert.equal((await another(browser)).challenge.sends, 4);
  });

  it('leaves nothing of what is older than an hour', async () => {
    const browser = new FakeBrowser();
    await another(browser);
    browser.clock.advance(hour);
    const signIn = browser.openTab().load({ server });

    await signIn.toCodeEntry({}, '+447700900123');

    const counts = JSON.parse(browser.storage.entries[0]?.[1] ?? '') as object;
    assert.lengthOf(Object.keys(counts), 1);
  });

  it('leaves nothing, and reads nothing, where no server is named', async () => {
    const browser = new FakeBrowser();

    await another(browser, { resume: true });
    await another(browser, {});

    assert.isEmpty(browser.storage.written);
    assert.equal(browser.storage.reads, 0);
  });

  for (const [what, storage] of refusals)
    it(`grows within a sign-in where the storage ${what}`, async () => {
      const { tabs } = new FakeBrowser();
      const continuity = new Continuity({ storage, openTabChannel: tabs.open });
      const signIn = new SignIn({ server }, {}, continuity);

      assert.deepEqual(await delays(signIn, [{}, {}, {}, {}]), [30, 60, 120, 120]);
    });
});
