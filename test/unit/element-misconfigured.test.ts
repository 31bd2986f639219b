import { assert, fixtureSync } from '@open-wc/testing';
import type { PasswordlessSmsElement } from '../../src/element.js';
import '../../src/define.js';
import { FakeBackend } from '../helpers/fake-backend.js';
import { inShort, listen } from '../helpers/events.js';
import { everythingDue, until } from '../helpers/until.js';
import { dialogOf, errorText, has } from '../helpers/visitor.js';

const sentence = 'Sign-in isn’t set up correctly on this page. Please contact this site’s support.';

/** What the console gets, instead of the console. */
function watchConsole() {
  const { error } = console;
  const messages: string[] = [];
  console.error = (...values: unknown[]) => void messages.push(values.join(' '));
  return { messages, restore: () => void (console.error = error) };
}

describe('an element that is not configured well', () => {
  let log: ReturnType<typeof watchConsole>;

  beforeEach(() => (log = watchConsole()));
  afterEach(() => log.restore());

  async function broken(attributes: string, properties: object = {}) {
    const parent = fixtureSync<HTMLElement>('<div></div>');
    const heard = listen(parent);
    parent.innerHTML = `<passwordless-sms ${attributes}></passwordless-sms>`;
    const element = parent.firstElementChild as PasswordlessSmsElement;
    Object.assign(element, properties);
    await element.updateComplete;
    return { element, heard };
  }

  const noBackend = { start: () => undefined };

  for (const [what, attributes, properties, hint] of [
    ['nothing at all', '', {}, 'set `domain` and `client-id`, or `backend`'],
    ['only a domain', 'domain="auth.example.com"', {}, '`domain` needs a `client-id`'],
    ['only a client id', 'client-id="abc"', {}, '`client-id` needs a `domain`'],
    ['a path as domain', 'domain="a.example/b" client-id="abc"', {}, 'a.example/b'],
    ['a script as domain', 'domain="javascript:alert(1)" client-id="abc"', {}, 'javascript:'],
    ['a user in the domain', 'domain="https://u:p@a.example" client-id="abc"', {}, 'host name'],
    ['a backend that can’t verify', '', { backend: noBackend }, '`start` and `verify`'],
  ] as const)
    it(`says so with ${what}: to the visitor, on the console and by one event`, async () => {
      const { element, heard } = await broken(attributes, properties);

      await until(() => heard.length, 'the page is told');
      await everythingDue();

      assert.equal(errorText(element), sentence);
      assert.isFalse(has(element, 'phone-input'));
      assert.deepEqual(inShort(heard), ['error misconfigured']);
      assert.lengthOf(log.messages, 1);
      assert.include(log.messages[0], hint);
      assert.include(log.messages[0], '<passwordless-sms>');
    });

  it('works as soon as it is mended', async () => {
    const { element, heard } = await broken('');
    await until(() => heard.length, 'the page is told');

    element.backend = new FakeBackend();
    await element.updateComplete;

    assert.isTrue(has(element, 'phone-input'));
    assert.equal(errorText(element), '');
    assert.lengthOf(heard, 1);
  });

  it('is not complained of when frameworks set its properties a little late', async () => {
    const { element, heard } = await broken('client-id="abc"');

    element.domain = 'auth.example.com';
    await element.updateComplete;
    await everythingDue();

    assert.isEmpty(heard);
    assert.isEmpty(log.messages);
    assert.isTrue(has(element, 'phone-input'));
  });

  it('is complained of once, however often it is updated', async () => {
    const { element, heard } = await broken('');

    element.codeLength = 4;
    await element.updateComplete;
    element.codeLength = 5;
    await element.updateComplete;
    await everythingDue();

    assert.deepEqual(inShort(heard), ['error misconfigured']);
    assert.lengthOf(log.messages, 1);
  });

  it('is complained of again when it is broken in another way', async () => {
    const { element, heard } = await broken('');
    await until(() => heard.length, 'the page is told');

    element.domain = 'auth.example.com';
    await until(() => heard.length > 1, 'the page is told again');

    assert.include(log.messages[1], '`domain` needs a `client-id`');
  });

  it('keeps quiet when it has left the page', async () => {
    const { element, heard } = await broken('');

    element.remove();
    await everythingDue();

    assert.isEmpty(heard);
    assert.isEmpty(log.messages);
  });

  it('has a name as a dialog', async () => {
    const { element } = await broken('mode="modal" open');

    const dialog = dialogOf(element);
    const name = element.shadowRoot?.getElementById(dialog.getAttribute('aria-labelledby') ?? '');

    assert.include(name?.textContent ?? '', 'Sign-in isn’t set up');
  });
});
