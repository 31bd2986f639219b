import { locales } from '../../demo/pages/gallery/settings.js';
import { direction } from '../../src/i18n/direction.js';
import { expect, test } from './fixtures.js';
import { openGallery, solitary, speak, together } from './gallery-page.js';
import { messages, nextNumber } from './sign-in-page.js';

// A record of pages as full as these takes longer than the tests.
test.use({ trace: 'off' });

test('every sentence comes from the translations: nothing else shows in a language that nobody speaks', async ({
  visitor: { page },
}) => {
  test.slow();
  const found: string[] = [];
  for (const state of ['', ...solitary]) {
    await openGallery(page, { lang: 'en-XA', state });
    found.push(...(await page.evaluate(untranslated)));
  }
  // And in a dialog, whose button has a name of its own.
  await openGallery(page, { lang: 'en-XA', state: 'code', mode: 'modal' });
  found.push(...(await page.evaluate(untranslated)));

  expect(found).toEqual([]);
  await speak(page, 'en');
  expect(await page.evaluate(untranslated), 'what English would show').toContain(
    'h2: Enter your code',
  );
});

/** In the page: what is no translation, and no name of a country or number either. */
function untranslated(): string[] {
  const found: string[] = [];
  for (const { shadowRoot } of document.querySelectorAll('passwordless-sms')) {
    for (const one of shadowRoot?.querySelectorAll('*') ?? []) {
      // Names of countries are the browser's, and these are in English; codes and numbers are no words.
      if (one.closest('[part~="country-option"], [part="country-chip"], bdi, style, svg')) continue;
      const texts = [...one.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent ?? '');
      const names = ['aria-label', 'placeholder', 'title', 'alt'].map(
        (name) => one.getAttribute(name) ?? '',
      );
      for (const text of [...texts, ...names]) {
        const own = text.replace(/United States|United Kingdom/g, '');
        // Letters that the language for tests always writes with an accent.
        if (/[acdeghiklnorstuwyz]/i.test(own)) found.push(`${one.localName}: ${text.trim()}`);
      }
    }
  }
  return found;
}

test('no language breaks the narrowest phone', async ({ visitor: { page } }) => {
  test.slow();
  await page.setViewportSize({ width: 280, height: 640 });
  await openGallery(page);
  const faults: string[] = [];

  for (const lang of locales.filter((one) => one !== 'en-XA')) {
    await speak(page, lang, direction(lang));
    const found = await page.evaluate(brokenTexts);
    faults.push(...found.map((fault) => `${lang}: ${fault}`));
  }

  expect(faults).toEqual([]);
});

/** In the page: what is cut off, or takes two lines that should have one. */
function brokenTexts(): string[] {
  const found = new Set<string>();
  if (document.documentElement.scrollWidth > innerWidth) found.add('the page scrolls sideways');
  for (const { shadowRoot } of document.querySelectorAll('passwordless-sms')) {
    const all = shadowRoot?.querySelectorAll<HTMLElement>('button, label, h2, p, [part="success"]');
    for (const one of all ?? []) {
      if (one.closest('.visually-hidden') ?? !one.textContent.trim()) continue;
      const text = `${one.part.value} “${one.textContent.replace(/\s+/g, ' ').trim()}”`;
      if (one.scrollWidth > Math.max(one.clientWidth, 1) + 1) found.add(`${text} is cut off`);
      if (!one.matches('button, label, h2')) continue;
      const range = document.createRange();
      range.selectNodeContents(one);
      const lines = new Set(
        Array.from(range.getClientRects(), ({ bottom }) => Math.round(bottom / 16)),
      );
      const height = range.getBoundingClientRect().height;
      const line = parseFloat(getComputedStyle(one).lineHeight);
      if (lines.size > 1 && height > 1.6 * line) found.add(`${text} takes two lines`);
      // A phone number runs from left to right everywhere, and its country with it.
      if (one.closest('[part="phone-field"]')) continue;
      const { direction } = getComputedStyle(one);
      const root = one.closest<HTMLElement>('.root');
      if (direction !== root?.dir) found.add(`${text} runs in another direction`);
    }
  }
  return [...found];
}

test('a change of language keeps what was typed, the focus and the time that is left', async ({
  visitor: { page },
}) => {
  await openGallery(page, { state: 'code-typed' });
  const field = page.locator('[part="code-input"]');
  await expect(field).toBeFocused();

  await speak(page, 'ja');
  await expect(page.locator('[part="title"]')).toHaveText('認証コードを入力');
  await speak(page, 'fa', 'rtl');

  await expect(field).toBeFocused();
  await expect(field).toHaveValue('123');
  await expect(page.locator('[part="resend-button"]')).toContainText('۰:');
});

test('a language that can’t be loaded is tried again, and meanwhile there is English', async ({
  visitor: { page },
}) => {
  let isReachable = false;
  const asked: string[] = [];
  await page.route('**/chunks/locale-*-de.js*', (route) => {
    asked.push(new URL(route.request().url()).search);
    return isReachable ? route.continue() : route.abort();
  });
  await page.goto('/gallery.html?bare&state=typed&lang=de');
  await expect(page.locator('[part="title"]')).toHaveText('Sign in');

  isReachable = true;

  await expect(page.locator('[part="title"]')).toHaveText('Anmelden');
  await expect(page.locator('[part="phone-input"]')).toHaveValue('+1 415-555-0132');
  // Another address each time: Firefox would not ask again for the one that failed.
  expect(asked).toEqual(['', '?1']);
});

test('the message is in the language of the widget', async ({ visitor, page }, { workerIndex }) => {
  await visitor.open();
  const { typed, e164 } = nextNumber(workerIndex);
  await page.evaluate(() => (document.documentElement.lang = 'zh-TW'));
  const send = page.locator('[part="submit-button"]');
  await expect(send).not.toHaveText('Send code');

  await page.locator('[part="phone-input"]').fill(typed);
  await send.click();
  await expect(page.locator('[part="code-input"]')).toBeFocused();

  const [message] = await messages(e164);
  expect(message?.body).toContain('驗證碼');
});

test('two widgets on one page speak two languages', async ({ visitor: { page } }) => {
  await openGallery(page, { state: together.slice(0, 2).join() });

  await page
    .locator('passwordless-sms')
    .first()
    .evaluate((widget: HTMLElement) => (widget.lang = 'pt-BR'));

  const titles = page.locator('[part="title"]');
  await expect(titles.first()).toHaveText('Entrar');
  await expect(titles.last()).toHaveText('Sign in');
});
