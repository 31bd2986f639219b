import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import { toCodeStepWith } from '../helpers/element-code-step.js';
import { emptyStorages, stored } from '../helpers/element-reload.js';
import { delivered, Eavesdropper } from '../helpers/element-tabs.js';
import { fakeFetch, json } from '../helpers/fake-fetch.js';
import { inShort, listen, named } from '../helpers/events.js';
import { code, mount, toVerifying, type Mounted } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import { click, errorText, fill, part, phoneField, submit, textOf } from '../helpers/visitor.js';

/** Its tabs are no other test's. */
const number = '+14155550175';
const otherNumber = '+14155550176';

const tokens = {
  id_token: 'a.b.c',
  access_token: 'access',
  refresh_token: 'refresh',
  profile: { sub: 'user-1', phone_number: number },
};

interface Tab extends Mounted {
  readonly heard: CustomEvent[];
}

/** Two tabs; both are loaded before either of them has anything to keep. */
async function two(first = 'resume', second = 'resume'): Promise<readonly [Tab, Tab]> {
  const tab = async (attributes: string) => {
    const mounted = await mount(attributes);
    return { ...mounted, heard: listen(mounted.element) };
  };
  return [await tab(first), await tab(second)];
}

async function waiting(first?: string, second?: string, numbers = [number, number]) {
  const tabs = await two(first, second);
  await toCodeStepWith(tabs[0], {}, numbers[0]);
  await toCodeStepWith(tabs[1], {}, numbers[1]);
  return tabs;
}

async function signIn(tab: Mounted) {
  (await toVerifying(tab)).resolve(tokens);
  await until(() => tab.element.matches(':state(authenticated)'), 'the visitor is signed in');
}

const isDone = ({ element }: Tab) => element.matches(':state(authenticated)');

describe('another tab that waits with the same number', () => {
  afterEach(emptyStorages);

  it('is done when this one is, and says so', async () => {
    const [here, there] = await waiting();

    await signIn(here);
    await until(() => isDone(there), 'the other tab is done');
    await there.element.updateComplete;

    assert.equal(textOf(part(there.element, 'success')), 'You’re signed in');
    assert.isEmpty(there.backend.verifies);
    assert.deepEqual(inShort(there.heard).slice(-2), ['authenticated', 'step authenticated']);
  });

  it('hears of it once, and gets no tokens', async () => {
    const [here, there] = await waiting();

    await signIn(here);
    await until(() => isDone(there), 'the other tab is done');
    await delivered();
    await everythingDue();

    const [event, ...others] = named(there.heard, 'passwordless-authenticated');
    assert.isEmpty(others);
    assert.deepEqual(Object.keys(event!.detail).sort(), ['source', 'state']);
    assert.equal(event?.detail.source, 'another-tab');
    assert.equal(event?.detail.state, there.backend.starts[0]?.request.state);
    const [own] = named(here.heard, 'passwordless-authenticated');
    assert.deepInclude(own?.detail, tokens);
    assert.isFalse('source' in own!.detail);
    assert.equal(stored(), '');
  });

  it('closes its dialog, if it closes by itself', async () => {
    const [here, there] = await two('resume', 'resume mode="modal" open autoclose');
    await toCodeStepWith(here, {}, number);
    await toCodeStepWith(there, {}, number);

    await signIn(here);
    await until(() => named(there.heard, 'passwordless-close').length, 'the dialog is closed');

    assert.deepEqual(inShort(there.heard).slice(-3), [
      'authenticated',
      'step authenticated',
      'close authenticated',
    ]);
    assert.isFalse(there.element.open);
  });

  it('waits for the answer to a code of its own, and is done whatever that is', async () => {
    const [here, there] = await waiting();
    const call = await toVerifying(there);
    await signIn(here);
    await delivered();
    assert.isFalse(isDone(there));
    assert.isFalse(call.signal.aborted);

    call.reject(new PasswordlessError('invalid_code'));
    await until(() => isDone(there), 'the other tab is done');

    assert.equal(named(there.heard, 'passwordless-authenticated')[0]?.detail.source, 'another-tab');
    assert.isEmpty(named(there.heard, 'passwordless-error'));
  });

  it('has tokens of its own, where its own code is right', async () => {
    const [here, there] = await waiting();
    const call = await toVerifying(there);
    await signIn(here);
    await delivered();

    call.resolve({ id_token: 'd.e.f' });
    await until(() => isDone(there), 'the other tab is done');

    const [event, ...others] = named(there.heard, 'passwordless-authenticated');
    assert.isEmpty(others);
    assert.equal(event?.detail.id_token, 'd.e.f');
    assert.isFalse('source' in event!.detail);
  });

  it('waits as long as this one with another code', async () => {
    const [here, there] = await waiting('resume resend-delay="0"', 'resume resend-delay="0"');
    const label = () => textOf(part(there.element, 'resend-button'));
    assert.equal(label(), 'Send a new code');

    click(part(here.element, 'resend-button'));
    await until(() => here.backend.starts.length === 2, 'another code is asked for');
    here.backend.starts[1]?.resolve({ resendInSeconds: 3000 });
    await until(() => label() !== 'Send a new code', 'the other tab waits');

    assert.match(label(), /^Send a new code in (50:00|49:5\d)$/);
    assert.lengthOf(there.backend.starts, 1);
  });

  it('goes on when this one fails, gives up, or leaves', async () => {
    const [here, there] = await waiting();

    (await toVerifying(here)).reject(new PasswordlessError('invalid_code'));
    await until(() => errorText(here.element), 'an error shows');
    here.element.reset();
    await delivered();
    here.element.remove();
    await delivered();
    await everythingDue();

    assert.isTrue(there.element.matches(':state(code-entry)'));
  });
});

describe('what tabs tell each other', () => {
  let eavesdropper: Eavesdropper;

  beforeEach(() => (eavesdropper = new Eavesdropper()));
  afterEach(() => {
    eavesdropper.close();
    emptyStorages();
  });

  /** Those of other pages of tests are of other numbers, and come seldom. */
  const told = () =>
    eavesdropper.messages
      .map((message) => JSON.stringify(message))
      .filter((text) => !text.startsWith('"mark'));

  it('is no number, no code, no token and no transaction', async () => {
    const [here, there] = await two();
    await toCodeStepWith(here, { transaction: 'canary-tx' }, number);
    await toCodeStepWith(there, { transaction: 'canary-tx' }, number);

    await signIn(here);
    await until(() => isDone(there), 'the other tab is done');
    await delivered();

    const all = told().join('\n');
    assert.include(all, 'authenticated');
    for (const secret of [number.slice(1), '5550175', code, 'canary', 'a.b.c', 'access', 'user-1'])
      assert.notInclude(all, secret);
  });

  for (const [what, first, second, numbers] of [
    ['without `resume`, and without a server that has a name', '', '', [number, number]],
    ['where only this one has `resume`', 'resume', '', [number, number]],
    ['where only the other one has `resume`', '', 'resume', [number, number]],
    ['of another number', 'resume', 'resume', [number, otherNumber]],
  ] as const)
    it(`is nothing to one ${what}`, async () => {
      const [here, there] = await waiting(first, second, [...numbers]);

      await signIn(here);
      await delivered();
      await everythingDue();

      assert.isTrue(there.element.matches(':state(code-entry)'));
      if (!first && !second) assert.isEmpty(told());
    });

  it('is also when another code can be sent, where the server has a name', async () => {
    const { fetch } = globalThis;
    globalThis.fetch = fakeFetch(json({ _id: 'tx-1' })).fetch;
    const server = 'domain="id.example" client-id="app"';
    const tabs = await two(server, server);
    for (const { element } of tabs) {
      element.backend = undefined;
      await element.updateComplete;
      fill(phoneField(element), otherNumber);
      submit(element);
      await until(() => element.matches(':state(code-entry)'), 'the code step shows');
    }
    const [here] = tabs;

    await until(
      () => / (1:00|0:5\d)$/.test(textOf(part(here.element, 'resend-button'))),
      'it waits',
    );
    globalThis.fetch = fetch;

    assert.include(told().at(-1), '"sends":2');
  });

  it('is nothing to one that has left its page', async () => {
    const [here, there] = await waiting();
    there.element.remove();
    await everythingDue();

    await signIn(here);
    await delivered();
    await everythingDue();

    assert.equal(there.element.flowState.step, 'closed');
    assert.isEmpty(named(there.heard, 'passwordless-authenticated'));
  });
});
