import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import { hasKept } from '../../src/flow/kept-challenge-key.js';
import { settled } from '../helpers/fake-clock.js';
import { FakeBrowser } from '../helpers/fake-tabs.js';
import { code, phoneNumber } from '../helpers/sign-in.js';

const settings = { resume: true, server: 'https://id.example app' };

/** A tab where a code is awaited, as it is when the page is loaded anew. */
async function reloaded(challenge = {}, before = settings) {
  const browser = new FakeBrowser();
  const tab = browser.openTab();
  const first = tab.load(before);
  await first.toCodeEntry(challenge);
  return { browser, tab, first, again: tab.load(settings) };
}

describe('a reload', () => {
  it('comes back to the code of before, and sends nothing', async () => {
    const { first, again } = await reloaded({ maskedDestination: '•••23', attemptsLeft: 2 });

    again.flow.resume();
    await settled();

    assert.equal(again.step, 'code-entry');
    assert.deepEqual(again.challenge, first.challenge);
    assert.deepEqual(again.outputs, [['step', { step: 'code-entry' }]]);
    assert.isEmpty(again.backend.starts);
    assert.equal(again.flow.code, '');
  });

  it('asks the backend about the same challenge, with the same state', async () => {
    const transaction = { id: 't', tries: [1, { isLast: false }], note: null };
    const { first, again } = await reloaded({ transaction });

    again.flow.resume();
    await again.submitCode();
    again.backend.verifies[0]?.resolve({ id_token: 'i' });
    await settled();

    const { state } = first.backend.starts[0]!.request;
    assert.deepInclude(again.backend.verifies[0]?.request, { phoneNumber, transaction, state });
    assert.deepEqual(again.lastOutput('authenticated'), { id_token: 'i', state });
  });

  it('asks without a transaction where the backend gave none', async () => {
    const { again } = await reloaded();

    again.flow.resume();
    await again.submitCode();

    assert.isUndefined(again.backend.verifies[0]?.request.transaction);
  });

  it('names the challenge of before to the backend when another code is asked for', async () => {
    const { again } = await reloaded({ transaction: 'first' });
    again.flow.resume();

    await again.resend({ transaction: 'second' });
    await again.submitCode();

    assert.equal(again.backend.starts[0]?.request.resendOf, 'first');
    assert.equal(again.backend.verifies[0]?.request.transaction, 'second');
    assert.deepEqual(again.lastOutput('code-sent'), { phoneNumber, resend: true });
  });

  it('goes on with the countdown where the clock is by then', async () => {
    const { browser, again } = await reloaded({ resendInSeconds: 30, expiresInSeconds: 180 });

    browser.clock.advance(12_000);
    again.flow.resume();

    assert.equal(again.secondsLeft, 18);
    again.clock.advance(17_999);
    again.flow.resend();
    await settled();
    assert.isEmpty(again.backend.starts);
    again.clock.advance(1);
    again.flow.resend();
    await settled();
    assert.lengthOf(again.backend.starts, 1);
  });

  it('comes back after another reload, and after a code was sent again', async () => {
    const { tab, again } = await reloaded({ transaction: 'first' });
    again.flow.resume();
    await again.resend({ transaction: 'second', codeLength: 8 });

    const third = tab.load(settings);
    third.flow.resume();
    assert.deepEqual(third.challenge, again.challenge);
    await third.submitCode('12345678');

    assert.equal(third.challenge.resends, 1);
    assert.equal(third.backend.verifies[0]?.request.transaction, 'second');
  });

  it('knows how many tries are left, and until when the backend refuses to send', async () => {
    const { browser, tab, first } = await reloaded();
    await first.submitCode();
    first.backend.verifies[0]?.reject(new PasswordlessError('invalid_code', { attemptsLeft: 1 }));
    await settled();
    browser.clock.advance(30_000);
    first.flow.resend();
    await settled();
    const refused = new PasswordlessError('rate_limited', { retryAfterSeconds: 90 });
    first.backend.starts[1]?.reject(refused);
    await settled();

    const again = tab.load(settings);
    again.flow.resume();

    assert.equal(again.challenge.attemptsLeft, 1);
    assert.equal(again.secondsLeft, 90);
  });

  it('while the code was checked asks for the code again', async () => {
    const { tab, first } = await reloaded();
    await first.submitCode();

    const again = tab.load(settings);
    again.flow.resume();

    assert.equal(again.step, 'code-entry');
    assert.equal(again.flow.code, '');
    assert.isFalse(again.flow.state.isPending);
  });

  it('finds the number as it was typed when the visitor goes back to it', async () => {
    const browser = new FakeBrowser();
    const tab = browser.openTab();
    const checkNumber = () => ({ outcome: 'valid', phoneNumber }) as const;
    const first = tab.load({ ...settings, checkNumber });
    await first.submitPhone('(415) 555-0123', 'US');
    first.backend.starts[0]?.resolve({});
    await settled();

    const again = tab.load(settings);
    again.flow.resume();
    again.flow.changeNumber();

    assert.deepInclude(again.flow.state, { input: { text: '(415) 555-0123', country: 'US' } });
  });

  it('changes nothing for a visitor who is further already', async () => {
    const { again } = await reloaded({ transaction: 'old' });
    await again.submitPhone('+447700900123');
    again.flow.resume();
    assert.equal(again.step, 'sending');
    again.backend.starts[0]?.resolve({ transaction: 'new' });
    await settled();
    const { state } = again.flow;

    again.flow.resume();

    assert.equal(again.flow.state, state);
    await again.submitCode();
    const { request } = again.backend.verifies[0]!;
    assert.include(request, { phoneNumber: '+447700900123', transaction: 'new' });
    assert.equal(request.state, again.backend.starts[0]?.request.state);
  });

  it('changes nothing for a flow that is closed', async () => {
    const { again } = await reloaded();
    again.flow.close();

    again.flow.resume();

    assert.equal(again.step, 'closed');
  });

  it('does not keep the success of another sign-in from being told', async () => {
    const { tab, again } = await reloaded();

    again.flow.resume();
    await again.submitCode(code);
    again.backend.verifies[0]?.resolve({});
    await settled();

    assert.lengthOf(
      again.told.filter((name) => name === 'authenticated'),
      1,
    );
    assert.isFalse(hasKept(tab.session.use));
  });
});
