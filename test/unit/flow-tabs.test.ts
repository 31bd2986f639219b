import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import { Continuity } from '../../src/flow/continuity.js';
import { settled } from '../helpers/fake-clock.js';
import { FakeStorage } from '../helpers/fake-storage.js';
import { FakeBrowser } from '../helpers/fake-tabs.js';
import { phoneNumber, SignIn } from '../helpers/sign-in.js';

const settings = { server: 'https://id.example app' };
const anywhere = { resendInSeconds: 30, transaction: 't' };

/** Tabs that wait for a code, and have heard of each other. */
async function waiting(count = 2) {
  const browser = new FakeBrowser();
  const tabs = Array.from({ length: count }, () => browser.openTab().load(settings));
  for (const tab of tabs) await tab.toCodeEntry(anywhere);
  browser.tabs.deliver();
  return { browser, tabs, first: tabs[0]!, other: tabs[1]! };
}

async function succeed(signIn: SignIn, tokens = {}): Promise<void> {
  await signIn.submitCode();
  signIn.backend.verifies.at(-1)?.resolve(tokens);
  await settled();
}

const successes = ({ told }: SignIn) => told.filter((name) => name === 'authenticated').length;

describe('another code that a tab has sent', () => {
  it('makes the other tab wait as long', async () => {
    const { browser, first, other } = await waiting();
    await first.resend({ resendInSeconds: 90 });
    const { starts } = other.backend;
    other.flow.typeCode('12');

    browser.tabs.deliver();

    assert.equal(other.secondsLeft, 90);
    assert.equal(other.flow.code, '12');
    other.flow.resend();
    await settled();
    assert.lengthOf(starts, 1);
    browser.clock.advance(90_000);
    other.flow.resend();
    await settled();
    assert.lengthOf(starts, 2);
  });

  it('makes the other tab wait that checks a code, too', async () => {
    const { browser, first, other } = await waiting();
    await other.submitCode();
    await first.resend({ resendInSeconds: 90 });

    browser.tabs.deliver();

    assert.equal(other.step, 'verifying');
    assert.equal(other.secondsLeft, 90);
  });

  it('shortens no wait', async () => {
    const { browser, first, other } = await waiting();
    browser.clock.advance(30_000);
    await other.resend({ resendInSeconds: 90 });
    await first.resend({ resendInSeconds: 5 });

    browser.tabs.deliver();

    assert.equal(other.secondsLeft, 90);
    assert.equal(first.secondsLeft, 90);
  });

  it('is told of as no code of the other tab’s own', async () => {
    const { browser, first, other } = await waiting();
    await first.resend({ resendInSeconds: 90 });
    const told = other.told.length;

    browser.tabs.deliver();

    assert.lengthOf(other.told, told);
  });

  for (const [what, where, number] of [
    ['the other number', settings, '+447700900123'],
    ['the other server', { server: 'https://other.example app' }, phoneNumber],
    ['the other application', { server: 'https://id.example other' }, phoneNumber],
    ['nobody’s server', { resume: true }, phoneNumber],
  ] as const)
    it(`is no news for ${what}`, async () => {
      const { browser, first } = await waiting(1);
      const other = browser.openTab().load(where);
      await other.toCodeEntry({ resendInSeconds: 40 }, number);
      browser.tabs.deliver();
      await first.resend({ resendInSeconds: 90 });

      browser.tabs.deliver();

      assert.equal(other.secondsLeft, 10);
      await succeed(first);
      browser.tabs.deliver();
      assert.equal(other.step, 'code-entry');
    });

  it('is news for a tab that names no server either, if it asks for more than that', async () => {
    const browser = new FakeBrowser();
    const [first, other] = [1, 2].map(() => browser.openTab().load({ resume: true }));
    await first!.toCodeEntry(anywhere);
    await other!.toCodeEntry(anywhere);
    await first!.resend({ resendInSeconds: 90 });

    browser.tabs.deliver();

    assert.equal(other!.secondsLeft, 90);
  });

  it('is kept for a reload of the other tab', async () => {
    const browser = new FakeBrowser();
    const tab = browser.openTab();
    const resuming = { ...settings, resume: true };
    await tab.load(resuming).toCodeEntry(anywhere);
    const first = browser.openTab().load(settings);
    await first.toCodeEntry(anywhere);
    await first.resend({ resendInSeconds: 90 });
    browser.tabs.deliver();

    const again = tab.load(resuming);
    again.flow.resume();

    assert.equal(again.secondsLeft, 90);
  });
});

describe('a sign-in of one tab', () => {
  it('is one of the other tab too, which gets no tokens and has its own state', async () => {
    const { browser, first, other } = await waiting();
    await succeed(first, { id_token: 'i', access_token: 'a' });
    assert.equal(other.step, 'code-entry');

    browser.tabs.deliver();

    const { state } = other.backend.starts[0]!.request;
    assert.equal(other.step, 'authenticated');
    assert.deepEqual(other.lastOutput('authenticated'), { state, source: 'another-tab' });
    assert.notEqual(state, first.backend.starts[0]?.request.state);
    assert.notProperty(first.lastOutput('authenticated'), 'source');
    assert.equal(other.clock.pending, 0);
  });

  it('gives up the other code that is under way', async () => {
    const { browser, first, other } = await waiting();
    browser.clock.advance(30_000);
    other.flow.resend();
    await settled();
    await succeed(first);

    browser.tabs.deliver();
    other.backend.starts[1]?.resolve({});
    await settled();

    assert.isTrue(other.backend.starts[1]?.signal.aborted);
    assert.equal(other.step, 'authenticated');
  });

  it('leaves the answer to the other tab that checks a code, which may bring tokens', async () => {
    const { browser, first, other } = await waiting();
    await other.submitCode();
    await succeed(first);
    browser.tabs.deliver();
    assert.equal(other.step, 'verifying');
    assert.isFalse(other.backend.verifies[0]?.signal.aborted);

    other.backend.verifies[0].resolve({ id_token: 'own' });
    await settled();
    browser.tabs.deliver();

    assert.deepInclude(other.lastOutput('authenticated') as object, { id_token: 'own' });
    assert.notProperty(other.lastOutput('authenticated'), 'source');
    assert.equal(successes(other), 1);
    assert.equal(successes(first), 1);
  });

  const ends: readonly (readonly [string, (other: SignIn) => void])[] = [
    [
      'is refused',
      ({ backend }) => backend.verifies[0]?.reject(new PasswordlessError('invalid_code')),
    ],
    ['fails', ({ backend }) => backend.verifies[0]?.reject(new TypeError('failed to fetch'))],
    ['is not answered', ({ clock }) => clock.advance(40_000)],
    ['is given up', ({ flow }) => flow.cancel()],
  ];
  for (const [what, end] of ends)
    it(`is one of the other tab too when the code there ${what}`, async () => {
      const { browser, first, other } = await waiting();
      await other.submitCode();
      await succeed(first);
      browser.tabs.deliver();

      end(other);
      await settled();

      assert.equal(other.step, 'authenticated');
      assert.include(other.lastOutput('authenticated'), { source: 'another-tab' });
      assert.equal(successes(other), 1);
      assert.notInclude(other.told, 'error');
      assert.equal(browser.tabs.openChannels, 0);
    });

  for (const leave of ['changeNumber', 'reset', 'close'] as const)
    it(`is none of the other tab when it was left by ${leave} while it was checking`, async () => {
      const { browser, first, other } = await waiting();
      await other.submitCode();
      await succeed(first);
      browser.tabs.deliver();

      other.flow[leave]();

      assert.notEqual(other.step, 'authenticated');
      assert.equal(successes(other), 0);
    });

  it('is none of a tab that waits for a code once more by then', async () => {
    const { browser, first, other } = await waiting();
    await succeed(first);
    other.flow.changeNumber();
    await other.toCodeEntry(anywhere);

    browser.tabs.deliver();

    assert.equal(other.step, 'code-entry');
  });

  it('passes between real tabs', async () => {
    const load = () => {
      const { use } = new FakeStorage();
      const continuity = new Continuity({ storage: use, tabStorage: use });
      return new SignIn(settings, { storage: use }, continuity);
    };
    const [first, other] = [load(), load()];
    await first.toCodeEntry();
    await other.toCodeEntry();
    const arrival = new Promise((resolve) => other.flow.on('authenticated', resolve));

    await succeed(first);

    assert.include((await arrival) as object, { source: 'another-tab' });
  });
});
