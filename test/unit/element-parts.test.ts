import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import { FakeBotCheck } from '../helpers/fake-bot-check.js';
import { mount, toCodeStep, toSending, toSuccess } from '../helpers/mount.js';
import { scenes, visit } from '../helpers/tour.js';
import { until } from '../helpers/until.js';
import { has, part, textOf } from '../helpers/visitor.js';

/** What the class's docstring says, read from the source that the test server's map carries along. */
async function documented(tag: string): Promise<string[]> {
  const script = await (await fetch(new URL('../../src/element.ts', import.meta.url))).text();
  const [, map = ''] = /sourceMappingURL=data:application\/json;base64,(\S+)/.exec(script) ?? [];
  const { sourcesContent } = JSON.parse(atob(map)) as { sourcesContent: string[] };
  const names = new RegExp(`@${tag} (?:\\{[^}]*\\} )?([\\w-]+) -`, 'g');
  return [...(sourcesContent[0] ?? '').matchAll(names)].map(([, name = '']) => name);
}

/** Of each scene: the names that it shows. */
async function seen(namesOf: (element: HTMLElement) => string[]): Promise<Map<string, string[]>> {
  const names = new Map<string, string[]>();
  for (const scene of scenes) names.set(scene.name, namesOf((await visit(scene)).element));
  return names;
}

const states = ['phone-entry', 'code-entry', 'authenticated', 'pending', 'invalid'];

describe('what styles can reach', () => {
  it('is every documented part, and no other', async () => {
    const names = await seen(({ shadowRoot }) =>
      [...(shadowRoot?.querySelectorAll('[part]') ?? [])].flatMap((one) => [...one.part]),
    );

    const parts = [...new Set([...names.values()].flat())];

    assert.sameMembers(parts, await documented('csspart'));
  }).timeout(30_000);

  it('is the documented states, each where it belongs', async () => {
    const names = await seen((element) =>
      states.filter((one) => element.matches(`:state(${one})`)),
    );

    assert.deepEqual(Object.fromEntries(names), {
      'phone step': ['phone-entry'],
      'phone step with an error': ['phone-entry', 'invalid'],
      'doubtful number': ['phone-entry'],
      'list of countries': ['phone-entry'],
      sending: ['phone-entry', 'pending'],
      'bot check': ['phone-entry', 'pending'],
      'code step': ['code-entry'],
      verifying: ['code-entry', 'pending'],
      'wrong code': ['code-entry', 'invalid'],
      'code sent again': ['code-entry'],
      'code with an end and a few tries': ['code-entry'],
      'wrong code with few tries left': ['code-entry', 'invalid'],
      'code of an earlier message': ['code-entry', 'invalid'],
      'expired code': ['code-entry'],
      'other channels': ['code-entry'],
      'code by a call': ['code-entry'],
      offline: ['phone-entry'],
      'offline at the code step': ['code-entry'],
      success: ['authenticated'],
      dialog: ['phone-entry'],
      'dialog at the code step': ['code-entry'],
    });
    assert.sameMembers(states, await documented('cssstate'));
  }).timeout(30_000);

  it('is a part from the page’s own style sheet', async () => {
    const { element } = await mount();
    const style = document.createElement('style');
    style.textContent = 'passwordless-sms::part(submit-button) { border-top-width: 7px }';

    element.append(style);

    assert.equal(getComputedStyle(part(element, 'submit-button')).borderTopWidth, '7px');
  });

  it('is a design decision, by its custom property', async () => {
    const { element } = await mount();

    element.style.setProperty('--passwordless-sms-accent', 'rgb(1, 2, 3)');

    const { backgroundColor, transitionProperty } = getComputedStyle(
      part(element, 'submit-button'),
    );
    assert.include(transitionProperty, 'background-color');
    part(element, 'submit-button')
      .getAnimations()
      .forEach((animation) => animation.finish());
    assert.equal(
      getComputedStyle(part(element, 'submit-button')).backgroundColor,
      'rgb(1, 2, 3)',
      backgroundColor,
    );
  });
});

describe('the slots', () => {
  const slots = ['logo', 'title', 'description', 'terms', 'footer'];
  const content = slots.map((slot) => `<span slot="${slot}">my ${slot}</span>`).join('');

  it('are the documented ones', async () => {
    const mounted = await mount();
    const slotNames = () =>
      [...(mounted.element.shadowRoot?.querySelectorAll('slot') ?? [])].map(({ name }) => name);
    const first = slotNames();
    await toSuccess(mounted);
    const checked = await mount('', { properties: { challenge: new FakeBotCheck() } });
    (await toSending(checked)).reject(new PasswordlessError('challenge_required'));
    await until(() => has(checked.element, 'challenge'), 'the check shows');
    const check = [...part(checked.element, 'challenge').querySelectorAll('slot')];

    const all = new Set([...first, ...slotNames(), ...check.map(({ name }) => name)]);

    assert.sameMembers([...all], await documented('slot'));
  });

  for (const slot of slots)
    it(`show what the page puts in: ${slot}`, async () => {
      const { element } = await mount('', { content });

      const own = element.querySelector<HTMLElement>(`[slot="${slot}"]`);

      assert.isAbove(own?.getBoundingClientRect().height ?? 0, 0);
      assert.equal(own?.assignedSlot?.name, slot);
    });

  it('replace the sentence of success', async () => {
    const mounted = await mount('', { content: '<span slot="success">Welcome back</span>' });

    await toSuccess(mounted);

    const own = mounted.element.querySelector<HTMLElement>('[slot="success"]');
    assert.isAbove(own?.getBoundingClientRect().height ?? 0, 0);
  });

  it('leave the texts of the code step to it', async () => {
    const mounted = await mount('', { content });

    await toCodeStep(mounted);

    assert.equal(textOf(part(mounted.element, 'title')), 'Enter your code');
    assert.equal(mounted.element.querySelector('[slot="title"]')?.assignedSlot, null);
  });
});
