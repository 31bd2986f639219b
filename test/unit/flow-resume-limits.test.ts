import { assert } from '@open-wc/testing';
import { Continuity } from '../../src/flow/continuity.js';
import { hasKept, keptChallengeKey } from '../../src/flow/kept-challenge-key.js';
import { settled } from '../helpers/fake-clock.js';
import { refusals } from '../helpers/fake-storage.js';
import { FakeBrowser } from '../helpers/fake-tabs.js';
import { SignIn } from '../helpers/sign-in.js';

const settings = { resume: true, server: 'https://id.example app' };
const minute = 60_000;
const day = 86_400_000;

async function waiting(challenge = {}, before: object = settings) {
  const browser = new FakeBrowser();
  const tab = browser.openTab();
  const first = tab.load(before);
  await first.toCodeEntry(challenge);
  return { browser, tab, first };
}

describe('a challenge that is kept', () => {
  it('is dropped when it has expired', async () => {
    const { browser, tab } = await waiting({ expiresInSeconds: 180 });
    browser.clock.advance(180_000);
    const again = tab.load(settings);

    again.flow.resume();

    assert.equal(again.step, 'phone-entry');
    assert.isEmpty(tab.session.entries);
  });

  it('is there until the moment when it expires', async () => {
    const { browser, tab } = await waiting({ expiresInSeconds: 180 });
    browser.clock.advance(179_999);
    const again = tab.load(settings);

    again.flow.resume();

    assert.equal(again.step, 'code-entry');
  });

  for (const [minutes, step] of [
    [9.99, 'code-entry'],
    [10, 'phone-entry'],
  ] as const)
    it(`whose end nobody tells leads to ${step} after ${minutes} minutes`, async () => {
      const { browser, tab } = await waiting();
      browser.clock.advance(minutes * minute);
      const again = tab.load(settings);

      again.flow.resume();

      assert.equal(again.step, step);
      assert.equal(hasKept(tab.session.use), step === 'code-entry');
    });

  it('lives no longer because it is come back to', async () => {
    const { browser, tab } = await waiting();
    for (const step of ['code-entry', 'code-entry', 'phone-entry']) {
      browser.clock.advance(4 * minute);
      const again = tab.load(settings);

      again.flow.resume();

      assert.equal(again.step, step);
      again.flow.close();
    }
  });

  it('lives longer when another code was sent', async () => {
    const { browser, tab, first } = await waiting();
    browser.clock.advance(9 * minute);
    await first.resend();
    browser.clock.advance(9 * minute);
    const again = tab.load(settings);

    again.flow.resume();

    assert.equal(again.step, 'code-entry');
  });

  for (const server of ['https://id.example other', 'https://other.example app', '', undefined])
    it(`is none of the server “${server ?? 'that is not named'}”, and stays for its own`, async () => {
      const { tab } = await waiting();
      const other = tab.load({ ...settings, server });

      other.flow.resume();
      assert.equal(other.step, 'phone-entry');

      const again = tab.load(settings);
      again.flow.resume();
      assert.equal(again.step, 'code-entry');
    });

  it('comes back where no server is named either', async () => {
    const { tab } = await waiting({}, { resume: true });
    const again = tab.load({ resume: true });

    again.flow.resume();

    assert.equal(again.step, 'code-entry');
  });

  it('is that of another tab for nobody', async () => {
    const { browser } = await waiting();
    const other = browser.openTab().load(settings);

    other.flow.resume();

    assert.equal(other.step, 'phone-entry');
  });

  for (const [what, back] of [
    ['a minute', minute],
    ['a day', day],
    ['twenty years', 20 * 365 * day],
  ] as const)
    it(`makes nobody wait longer than the delay when the clock was set back by ${what}`, async () => {
      const { browser, tab } = await waiting({ resendInSeconds: 45, expiresInSeconds: 180 });
      browser.clock.set(browser.clock.now() - back);
      const again = tab.load(settings);

      again.flow.resume();

      assert.equal(again.secondsLeft, 45);
      assert.isAtMost(again.challenge.expiresAt ?? 0, browser.clock.now() + 180_000);
      browser.clock.advance(45_000);
      again.flow.resend();
      await settled();
      assert.lengthOf(again.backend.starts, 1);
    });

  it('whose end nobody tells lives no longer when the clock was set back', async () => {
    const { browser, tab } = await waiting();
    browser.clock.set(browser.clock.now() - day);
    tab.load(settings).flow.resume();
    browser.clock.advance(10 * minute);
    const again = tab.load(settings);

    again.flow.resume();

    assert.equal(again.step, 'phone-entry');
  });

  it('is gone when the clock was set forward by a day', async () => {
    const { browser, tab } = await waiting({ expiresInSeconds: 180 });
    browser.clock.set(browser.clock.now() + day);
    const again = tab.load(settings);

    again.flow.resume();

    assert.equal(again.step, 'phone-entry');
  });
});

describe('without `resume`', () => {
  it('nothing is kept for a reload', async () => {
    const { tab, first } = await waiting({}, { server: settings.server });
    await first.resend();
    await first.submitCode();
    first.backend.verifies[0]?.resolve({});
    await settled();

    assert.isEmpty(tab.session.written);
  });

  it('nothing is read, though another page of this tab kept it', async () => {
    const { tab } = await waiting();
    const { reads } = tab.session;
    const again = tab.load({ server: settings.server });

    again.flow.resume();

    assert.equal(again.step, 'phone-entry');
    assert.equal(tab.session.reads, reads);
  });

  it('what another page of this tab kept stays', async () => {
    const { tab } = await waiting();

    await tab.load({ server: settings.server }).toAuthenticated();

    assert.isTrue(hasKept(tab.session.use));
  });
});

describe('without a Continuity', () => {
  it('nothing is shared, whatever the settings say', async () => {
    const browser = new FakeBrowser();
    const signIn = new SignIn(settings, { clock: browser.clock, storage: browser.storage.use });

    signIn.flow.resume();
    await signIn.toAuthenticated();

    assert.isEmpty(browser.storage.written);
    assert.isNull(sessionStorage.getItem(keptChallengeKey));
  });
});

describe('a storage that', () => {
  for (const [what, storage] of refusals)
    it(`${what} disturbs no sign-in`, async () => {
      const { clock, tabs } = new FakeBrowser();
      const environment = { storage, tabStorage: storage, openTabChannel: tabs.open };
      const load = () => new SignIn(settings, { clock, storage }, new Continuity(environment));
      const signIn = load();

      signIn.flow.resume();
      await signIn.toCodeEntry();
      await signIn.resend();
      load().flow.resume();
      await signIn.submitCode();
      signIn.backend.verifies[0]?.resolve({});
      await settled();

      assert.equal(signIn.step, 'authenticated');
      assert.isFalse(hasKept(storage) && what !== 'throws when something is removed');
    });
});
