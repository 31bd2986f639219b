import { assert } from '@open-wc/testing';
import { inShort, listen, named } from '../helpers/events.js';
import { code, mount, toCodeStep, toSuccess, toVerifying } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import { dialogOf, announced, focused, part, textOf } from '../helpers/visitor.js';

const canary = 'canary-7f3a';

const tokens = {
  profile: { sub: 'user-1', phone_number: '+14155550132' },
  id_token: `${canary}.id`,
  access_token: `${canary}.access`,
  refresh_token: `${canary}.refresh`,
  token_type: 'Bearer',
  expires_in: 86_400,
  scope: 'openid profile',
};

const stored = () =>
  [localStorage, sessionStorage].flatMap((storage) => Object.entries(storage)).join('\n');

/** Everything that a script of the page, or the next visitor, could find. */
function leftovers(element: HTMLElement): string {
  const fields = [...(element.shadowRoot?.querySelectorAll('input') ?? [])];
  const own = Object.values(element as unknown as Record<string, unknown>).map(String);
  return [
    element.outerHTML,
    element.shadowRoot?.innerHTML,
    ...fields.map(({ value }) => value),
    ...own,
    JSON.stringify((element as unknown as { flowState: object }).flowState),
    stored(),
    document.cookie,
    location.href,
    JSON.stringify(history.state),
    document.title,
  ].join('\n');
}

describe('a sign-in that succeeds', () => {
  it('hands the tokens to the page by the names of the standards', async () => {
    const mounted = await mount('state="xyz"');
    const heard = listen(document.body);

    await toSuccess(mounted, tokens);

    const [event, ...others] = named(heard, 'passwordless-authenticated');
    assert.isEmpty(others);
    assert.deepEqual({ ...event?.detail }, { ...tokens, state: 'xyz' });
    assert.isTrue(Object.isFrozen(event?.detail));
  });

  it('leaves undefined what the backend doesn’t give', async () => {
    const mounted = await mount();
    const heard = listen(mounted.element);

    await toSuccess(mounted, { id_token: 'a.b.c' });

    const detail = named(heard, 'passwordless-authenticated')[0]?.detail;
    assert.equal(detail?.id_token, 'a.b.c');
    assert.isUndefined(detail?.access_token);
    assert.isUndefined(detail?.profile);
    assert.equal(detail?.state, mounted.backend.starts[0]?.request.state);
  });

  it('tells its events in their order', async () => {
    const mounted = await mount();
    const heard = listen(mounted.element);

    await toSuccess(mounted);

    assert.deepEqual(inShort(heard), [
      'step sending',
      'step code-entry',
      'code-sent',
      'step verifying',
      'authenticated',
      'step authenticated',
    ]);
  });

  it('shows that it did, and focuses that', async () => {
    const mounted = await mount();

    await toSuccess(mounted);

    assert.equal(textOf(part(mounted.element, 'success')), 'You’re signed in');
    assert.equal(focused(mounted.element), 'success');
    assert.equal(announced(mounted.element), '');
  });

  it('leaves nothing of the code and the tokens behind', async () => {
    const mounted = await mount('state="xyz"');

    await toSuccess(mounted, tokens);

    assert.notInclude(leftovers(mounted.element), canary);
    assert.notInclude(leftovers(mounted.element), code);
  });

  it('keeps the code out of attributes, storage and address while it is checked', async () => {
    const mounted = await mount();
    await toCodeStep(mounted);

    await toVerifying(mounted);

    const { element } = mounted;
    assert.notInclude(element.outerHTML + element.shadowRoot!.innerHTML, code);
    assert.notInclude(JSON.stringify(element.flowState), code);
    assert.notInclude(stored(), code);
    assert.notInclude(location.href, code);
  });

  it('is final: nothing is sent any more', async () => {
    const mounted = await mount();
    await toSuccess(mounted);

    mounted.element.focus();
    window.dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    await everythingDue();

    assert.lengthOf(mounted.backend.starts, 1);
    assert.lengthOf(mounted.backend.verifies, 1);
  });

  it('makes room for another one by `reset()`', async () => {
    const mounted = await mount();
    const heard = listen(mounted.element);
    await toSuccess(mounted);

    mounted.element.reset();
    await mounted.element.updateComplete;
    await toSuccess(mounted);

    assert.lengthOf(named(heard, 'passwordless-authenticated'), 2);
    assert.notEqual(
      mounted.backend.starts[0]?.request.state,
      mounted.backend.starts[1]?.request.state,
    );
  });
});

describe('a sign-in in a dialog that closes by itself', () => {
  it('hands over the tokens before the dialog closes', async () => {
    const mounted = await mount('mode="modal" open autoclose');
    const heard = listen(mounted.element);
    let wasOpen: boolean | undefined;
    mounted.element.addEventListener('passwordless-authenticated', () => {
      wasOpen = dialogOf(mounted.element).open;
    });

    await toSuccess(mounted);
    await until(() => named(heard, 'passwordless-close').length, 'the dialog is closed');

    assert.isTrue(wasOpen);
    assert.deepEqual(inShort(heard).slice(-3), [
      'authenticated',
      'step authenticated',
      'close authenticated',
    ]);
    assert.isFalse(mounted.element.open);
  });

  it('begins at the phone step when it is opened again', async () => {
    const mounted = await mount('mode="modal" open autoclose');
    const heard = listen(mounted.element);
    await toSuccess(mounted);
    await until(() => named(heard, 'passwordless-close').length, 'the dialog is closed');

    mounted.element.show();
    await mounted.element.updateComplete;

    assert.isTrue(mounted.element.matches(':state(phone-entry)'));
    assert.equal(focused(mounted.element), 'phone-input');
  });

  it('stays open without `autoclose`', async () => {
    const mounted = await mount('mode="modal" open');

    await toSuccess(mounted);

    assert.isTrue(mounted.element.open);
    assert.equal(focused(mounted.element), 'success');
  });
});
