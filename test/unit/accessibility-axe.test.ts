import { assert } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { until } from '../helpers/until.js';
import { scenes, visit } from '../helpers/tour.js';

/** Colours and boxes that are still on their way can't be measured. */
const atRest = ({ shadowRoot }: HTMLElement) => {
  for (const animation of shadowRoot?.getAnimations() ?? [])
    if (animation.effect?.getComputedTiming().iterations !== Infinity) animation.finish();
};

// The page's own colours, which the element is to fit into.
const themes = {
  light: { colorScheme: 'light', background: '#fff' },
  dark: { colorScheme: 'dark', background: '#14161b' },
};

describe('accessibility in every state, by axe', () => {
  afterEach(() => {
    document.body.removeAttribute('style');
  });

  for (const [theme, style] of Object.entries(themes))
    for (const scene of scenes)
      it(`${scene.name}, ${theme}`, async () => {
        Object.assign(document.body.style, style);

        const { element } = await visit(scene);
        atRest(element);

        await assert.isAccessible(element);
      });

  for (const scene of scenes)
    it(`${scene.name}, right to left`, async () => {
      const { element } = await visit(scene, 'lang="ar"');
      await until(() => element.shadowRoot?.querySelector('[dir="rtl"]'), 'Arabic shows');
      atRest(element);

      assert.equal(element.shadowRoot?.querySelector('.root')?.getAttribute('lang'), 'ar');
      await assert.isAccessible(element);
    });
});

describe('accessibility on a small screen', () => {
  // Only Chromium's launcher can change the size of its window.
  const isResizable = navigator.userAgent.includes('Chrome/');

  before(function () {
    if (!isResizable) this.skip();
  });

  afterEach(async () => {
    if (isResizable) await setViewport({ width: 800, height: 600 });
  });

  for (const scene of scenes)
    for (const lang of ['en', 'de', 'ar'])
      it(`${scene.name} fits into 320 pixels (${lang})`, async () => {
        await setViewport({ width: 320, height: 640 });

        const { element } = await visit(scene, `lang="${lang}"`);
        await until(
          () => element.shadowRoot?.querySelector(`.root[lang="${lang}"]`),
          'its language shows',
        );
        atRest(element);

        assert.isAtMost(document.documentElement.scrollWidth, 320);
        for (const one of element.shadowRoot?.querySelectorAll('button, h2, p, label') ?? [])
          assert.isAtMost(one.scrollWidth, Math.max(one.clientWidth, 1) + 1, one.outerHTML);
        await assert.isAccessible(element);
      });
});
