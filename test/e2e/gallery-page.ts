/** The gallery, opened by its address as anybody opens it. */
import type { Page } from '@playwright/test';
import { writeSettings, type Settings } from '../../demo/pages/gallery/settings.js';
import { states } from '../../demo/pages/gallery/states.js';

/** Those that can stand beside others on one page, and those that can't. */
export const together = states.filter(({ isSolitary }) => !isSolitary).map(({ name }) => name);
export const solitary = states.filter(({ isSolitary }) => isSolitary).map(({ name }) => name);

/** Nothing but the widgets, unless it is said otherwise; every widget is in its state. */
export async function openGallery(page: Page, settings: Partial<Settings> = {}): Promise<void> {
  await page.goto(`/gallery.html${writeSettings({ bare: true, ...settings })}`);
  await page.locator('html[data-ready]').waitFor();
}

/** Has every widget speak another language, as a page does that is translated while it is read. */
export const speak = (page: Page, lang: string, dir = 'ltr'): Promise<void> =>
  page.evaluate(
    async ([tag, direction]) => {
      const widgets = [...document.querySelectorAll('passwordless-sms')];
      const stage = document.querySelector<HTMLElement>('#stage');
      if (stage && direction) stage.dir = direction;
      for (const widget of widgets) widget.lang = tag;
      const isThere = (widget: Element) =>
        widget.shadowRoot?.querySelector('.root')?.getAttribute('lang') === tag;
      while (!widgets.every(isThere))
        await new Promise((resolve) => {
          requestAnimationFrame(resolve);
        });
    },
    [lang, dir] as const,
  );
