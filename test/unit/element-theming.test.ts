import { assert } from '@open-wc/testing';
import type { PasswordlessSmsElement } from '../../src/element.js';
import { contrast, painted } from '../../demo/pages/theme/wcag.js';
import { mount, toCodeStep, type Mounted } from '../helpers/mount.js';
import { scenes, visit } from '../helpers/tour.js';
import { button, has, part, phoneField } from '../helpers/visitor.js';

const styleOf = (element: PasswordlessSmsElement, name: string) =>
  getComputedStyle(part(element, name));

/** Colours that are on their way can't be measured. */
const atRest = ({ shadowRoot }: HTMLElement) => {
  for (const animation of shadowRoot?.getAnimations() ?? [])
    if (animation.effect?.getComputedTiming().iterations !== Infinity) animation.finish();
};

const set = (element: HTMLElement, properties: Readonly<Record<string, string>>) => {
  for (const [name, value] of Object.entries(properties))
    element.style.setProperty(`--passwordless-sms-${name}`, value);
  atRest(element);
};

/** In the page's own style sheet, for one test. */
function pageStyle(css: string): void {
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
  leftovers.push(style);
}
const leftovers: HTMLElement[] = [];

afterEach(() => {
  for (const one of leftovers.splice(0)) one.remove();
  document.body.removeAttribute('style');
  document.documentElement.removeAttribute('style');
});

/** Every corner of what screens can show, and greys. */
const accents = ['00', '66', 'b3', 'ff'].flatMap((red) =>
  ['00', '66', 'b3', 'ff'].flatMap((green) =>
    ['00', '66', 'b3', 'ff'].map((blue) => `#${red}${green}${blue}`),
  ),
);

describe('one accent', () => {
  for (const [scheme, surface] of [
    ['light', '#fff'],
    ['dark', '#1a1d24'],
  ] as const)
    it(`gives readable colours, whichever it is (${scheme})`, async () => {
      const mounted = await mount();
      const { element } = mounted;
      await toCodeStep(mounted);
      element.style.colorScheme = scheme;
      for (const accent of accents) {
        set(element, { accent });
        const { color, backgroundColor } = styleOf(element, 'submit-button');
        assert.isAtLeast(contrast(color, backgroundColor), 4.5, `${accent}: ${color}`);
        assert.deepEqual(painted(backgroundColor), painted(accent));
        const link = styleOf(element, 'back-button').color;
        assert.isAtLeast(contrast(link, surface), 4.5, `${accent}: ${link}`);
      }
    });

  it('is the page’s `accent-color` where nothing else is said', async () => {
    document.body.style.accentColor = 'rgb(200, 30, 90)';

    const { element } = await mount();

    assert.equal(styleOf(element, 'submit-button').backgroundColor, 'rgb(200, 30, 90)');
    set(element, { accent: 'rgb(1, 2, 3)' });
    assert.equal(styleOf(element, 'submit-button').backgroundColor, 'rgb(1, 2, 3)');
  });

  it('is the page’s in a dialog, too', async () => {
    document.body.style.accentColor = 'rgb(200, 30, 90)';

    const { element } = await mount('mode="modal" open');

    assert.equal(styleOf(element, 'submit-button').backgroundColor, 'rgb(200, 30, 90)');
  });

  it('leaves colours alone that the page has chosen', async () => {
    const mounted = await mount();
    await toCodeStep(mounted);

    set(mounted.element, {
      'on-accent': 'rgb(1, 2, 3)',
      'link-color': 'rgb(4, 5, 6)',
      accent: '#0a7d4f',
    });

    assert.equal(styleOf(mounted.element, 'submit-button').color, 'rgb(1, 2, 3)');
    assert.equal(styleOf(mounted.element, 'back-button').color, 'rgb(4, 5, 6)');
  });
});

describe('the colours', () => {
  for (const [scheme, surface] of [
    ['light', '#fff'],
    ['dark', '#1a1d24'],
  ] as const)
    it(`have enough contrast as they are (${scheme})`, async () => {
      const { element } = await mount();
      element.style.colorScheme = scheme;
      const root = element.shadowRoot!.querySelector('.root')!;
      const probe = document.createElement('i');
      root.append(probe);
      const color = (name: string) => {
        probe.style.color = `var(--_${name})`;
        return getComputedStyle(probe).color;
      };
      for (const name of ['text', 'muted', 'error', 'link', 'success']) {
        assert.isAtLeast(contrast(color(name), surface), 4.5, name);
        assert.isAtLeast(contrast(color(name), color('surface')), 4.5, name);
      }
      assert.isAtLeast(contrast(color('text'), color('warning')), 4.5);
      assert.isAtLeast(contrast(color('text'), color('line')), 4.5);
      assert.isAtLeast(contrast(color('text'), color('field')), 4.5);
      assert.isAtLeast(contrast(color('muted'), color('field')), 4.5);
      // What shows where a field is (WCAG 2.2, 1.4.11).
      assert.isAtLeast(contrast(color('border'), color('field')), 3);
      assert.isAtLeast(contrast(color('border'), surface), 3);
      assert.isAtLeast(contrast(color('focus'), color('field')), 3);
      probe.remove();
    });
});

describe('the space', () => {
  const height = (element: PasswordlessSmsElement, name: string) =>
    part(element, name).getBoundingClientRect().height;

  it('is less where the page wants it compact, and still enough for a finger', async () => {
    const { element } = await mount('density="compact"');
    const other = await mount();

    assert.isBelow(height(element, 'form'), 0.9 * height(other.element, 'form'));
    assert.isAtLeast(height(element, 'submit-button'), 24);
    assert.isAtLeast(height(element, 'country-button'), 24);
    assert.isAtLeast(height(other.element, 'submit-button'), 44);
  });

  it('is set in one place', async () => {
    const { element } = await mount();

    set(element, { spacing: '40px', 'control-size': '80px' });

    assert.equal(getComputedStyle(part(element, 'form')).rowGap, '40px');
    assert.equal(height(element, 'submit-button'), 80);
    assert.equal(height(element, 'phone-field'), 80);
  });
});

describe('a page’s own styles', () => {
  const hostile: Readonly<Record<string, string>> = {
    'reset everything': '* { all: unset }',
    'reset everything, importantly': '* { all: unset !important }',
    'hide fields': 'input, button, form, h2, label, svg { display: none !important }',
    'have a huge root': 'html { font-size: 60px }',
    'have a tiny root': 'html { font-size: 5px }',
    'have text like nobody else': `* { text-transform: uppercase; text-indent: 4em; line-height: 0; font-size: 3px;
      text-align: right; white-space: nowrap; text-shadow: 0 0 9px red; font-variant: small-caps; word-break: break-all }`,
    'have boxes like nobody else':
      'div, form, p { float: right; position: fixed; width: 9999px; overflow: scroll }',
  };

  const shown = (mounted: Mounted, name: string) => {
    const { top, left, width, height } = part(mounted.element, name).getBoundingClientRect();
    const from = mounted.element.shadowRoot!.querySelector('.root')!.getBoundingClientRect();
    return [name, top - from.top, left - from.left, width, height].map((one) =>
      typeof one === 'number' ? Math.round(one) : one,
    );
  };

  const pieces = ['title', 'label', 'phone-field', 'phone-input', 'submit-button'];
  const codePieces = ['title', 'label', 'code-input', 'submit-button', 'resend-button'];

  for (const [what, css] of Object.entries(hostile))
    it(`leave it as it is when they ${what}`, async () => {
      const place = document.createElement('div');
      place.style.setProperty('width', '500px', 'important');
      const layout = async () => {
        const mounted = await mount();
        const first = pieces.map((name) => shown(mounted, name));
        const { textTransform, fontSize } = styleOf(mounted.element, 'label');
        await toCodeStep(mounted);
        return [first, codePieces.map((name) => shown(mounted, name)), textTransform, fontSize];
      };
      // The browser's default font, so that both are the same.
      pageStyle('body { font-family: sans-serif !important; width: 500px !important }');
      const before = await layout();

      pageStyle(
        `${css} body { display: block !important } style, script, head { display: none !important }`,
      );
      const after = await layout();

      assert.deepEqual(after, before);
    });

  it('can hide it, and put it aside', async () => {
    const { element } = await mount();

    pageStyle('passwordless-sms { visibility: hidden; pointer-events: none }');

    assert.equal(styleOf(element, 'phone-input').visibility, 'hidden');
    assert.equal(styleOf(element, 'submit-button').pointerEvents, 'none');
  });

  it('come in as font family, colour scheme and spacing of letters, and go as far as that', async () => {
    pageStyle('passwordless-sms { font-family: monospace; color-scheme: dark; color: red }');

    const { element } = await mount();

    const { fontFamily, color } = styleOf(element, 'title');
    assert.equal(fontFamily, 'monospace');
    assert.deepEqual(painted(color), painted('#eff1f6'));
  });

  it('aren’t touched by its own', async () => {
    const { body } = document;
    const before = JSON.stringify(
      Array.from(document.styleSheets, ({ cssRules }) => cssRules.length),
    );
    const { color, fontSize } = getComputedStyle(body);

    const mounted = await mount();
    await toCodeStep(mounted);

    assert.equal(getComputedStyle(body).color, color);
    assert.equal(getComputedStyle(body).fontSize, fontSize);
    assert.equal(
      JSON.stringify(Array.from(document.styleSheets, ({ cssRules }) => cssRules.length)),
      before,
    );
    assert.isEmpty(document.adoptedStyleSheets);
    assert.isFalse(mounted.element.hasAttribute('style'));
  });
});

describe('text with more space (WCAG 2.2, 1.4.12)', () => {
  for (const scene of scenes)
    it(`loses nothing: ${scene.name}`, async () => {
      document.body.style.width = '320px';
      pageStyle('body { letter-spacing: 0.12em; word-spacing: 0.16em }');

      const { element } = await visit(scene, 'style="--passwordless-sms-line-height: 1.5"');

      assert.equal(
        styleOf(element, has(element, 'title') ? 'title' : 'success').wordSpacing !== '0px',
        true,
      );
      for (const one of element.shadowRoot!.querySelectorAll(
        'button, h2, p, label, [part="success"]',
      ))
        if (!one.closest('.visually-hidden'))
          assert.isAtMost(one.scrollWidth, Math.max(one.clientWidth, 1) + 1, one.outerHTML);
    });
});

describe('a slot', () => {
  it('has the look of the element until the page says otherwise', async () => {
    const { element } = await mount('', {
      content: '<p slot="terms">Terms</p><b slot="footer" style="color: rgb(1, 2, 3)">Foot</b>',
    });

    const [terms, foot] = [...element.children].map((one) => getComputedStyle(one));
    assert.deepEqual(painted(terms!.color), painted(styleOf(element, 'title').color));
    assert.equal(foot!.color, 'rgb(1, 2, 3)');
    assert.exists(button(element, 'Send code'));
    assert.exists(phoneField(element));
  });
});
