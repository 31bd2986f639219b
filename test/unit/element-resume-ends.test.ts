import { assert } from '@open-wc/testing';
import { stopElementClock } from '../helpers/element-clock.js';
import { toCodeStepWith } from '../helpers/element-code-step.js';
import { emptyStorages, load, reload, stored } from '../helpers/element-reload.js';
import { FakeBackend } from '../helpers/fake-backend.js';
import { fakeFetch, json } from '../helpers/fake-fetch.js';
import { toVerifying, type Mounted } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import { button, click, errorText, fill, phoneField, submit } from '../helpers/visitor.js';

/** Its tabs are no other test's. */
const number = '+14155550173';

async function waiting(attributes = 'resume', challenge = {}) {
  const mounted = await load(attributes);
  await toCodeStepWith(mounted, challenge, number);
  return mounted;
}

describe('a reload that begins with the number', () => {
  afterEach(emptyStorages);

  it('is one after the code has expired', async () => {
    const clock = stopElementClock();
    try {
      const before = await waiting('resume', { expiresInSeconds: 60 });
      before.element.remove();
      await everythingDue();
      clock.jump(61);

      const { element, seen, heard } = await load('resume');

      assert.isTrue(element.matches(':state(phone-entry)'));
      assert.notInclude(seen, 'code-input');
      assert.isEmpty(heard());
      assert.equal(stored(), '');
    } finally {
      clock.restore();
    }
  });

  it('is one where the page doesn’t ask for more, and nothing is kept then', async () => {
    const before = await waiting('');
    assert.equal(stored(), '');

    const { element, seen } = await reload(before, '');

    assert.isTrue(element.matches(':state(phone-entry)'));
    assert.notInclude(seen, 'code-input');
  });

  const ends: readonly (readonly [what: string, end: (mounted: Mounted) => unknown])[] = [
    ['the visitor changed the number', ({ element }) => click(button(element, 'Change number'))],
    ['a reset', ({ element }) => element.reset()],
    ['the backend changed', ({ element }) => (element.backend = new FakeBackend())],
    ['a sign-in', async (mounted) => (await toVerifying(mounted)).resolve({})],
  ];

  for (const [what, end] of ends)
    it(`is one after ${what}`, async () => {
      await end(await waiting());
      await everythingDue();
      assert.equal(stored(), '');

      const { element } = await load('resume');

      assert.isTrue(element.matches(':state(phone-entry)'));
    });

  for (const kept of ['', 'null', '{}', '[]', '"x"', '{"challenge":{}}', 'not JSON'])
    it(`is one where “${kept}” is kept`, async () => {
      sessionStorage.setItem('passwordless-sms:challenge', kept);

      const { element } = await load('resume');
      await everythingDue();

      assert.isTrue(element.matches(':state(phone-entry)'));
      assert.equal(phoneField(element).value, '');
    });
});

describe('a reload where the page names the server late, or another one', () => {
  const { fetch } = globalThis;
  const { error } = console;
  const named = (domain: string, clientId = 'app') =>
    `resume domain="${domain}" client-id="${clientId}"`;

  beforeEach(() => {
    globalThis.fetch = fakeFetch(json({ _id: 'tx-1' })).fetch;
    // The page's author is told so, too.
    console.error = () => undefined;
  });
  afterEach(() => {
    globalThis.fetch = fetch;
    console.error = error;
    emptyStorages();
  });

  /** With the adapter that is built in. */
  async function waitingAt(domain: string) {
    const mounted = await load(named(domain), { backend: undefined });
    const { element } = mounted;
    fill(phoneField(element), number);
    submit(element);
    await until(() => element.matches(':state(code-entry)'), 'the code step shows');
    return mounted;
  }

  it('comes back for the same server and application', async () => {
    const before = await waitingAt('id.example');

    const { element } = await reload(before, named('id.example'), { backend: undefined });

    assert.isTrue(element.matches(':state(code-entry)'));
  });

  for (const [domain, clientId] of [
    ['other.example', 'app'],
    ['id.example', 'other'],
  ] as const)
    it(`doesn’t for ${clientId} at ${domain}`, async () => {
      const before = await waitingAt('id.example');

      const { element } = await reload(before, named(domain, clientId), { backend: undefined });
      await everythingDue();

      assert.isTrue(element.matches(':state(phone-entry)'));
    });

  it('drops what is awaited when the server changes under way', async () => {
    const { element } = await waitingAt('id.example');

    element.domain = 'other.example';
    await everythingDue();

    assert.isTrue(element.matches(':state(phone-entry)'));
    assert.isNull(sessionStorage.getItem('passwordless-sms:challenge'));
  });

  it('comes back when the backend is set after everything else', async () => {
    const before = await waiting();
    const { element } = await reload(before, 'resume', { backend: undefined });
    await everythingDue();
    assert.include(errorText(element), 'Sign-in isn’t set up correctly');

    element.backend = new FakeBackend();
    await everythingDue();

    assert.isTrue(element.matches(':state(code-entry)'));
  });
});
