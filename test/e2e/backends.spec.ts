import type { Locator, Page } from '@playwright/test';
import { kindsOf } from '../../demo/pages/backends/kinds.js';
import { demoCodes, demoNumbers } from '../../src/backends/demo.js';
import { PlaywrightPage } from '../../src/testing/index.js';
import { authUrl } from './addresses.js';
import { violations } from './axe.js';
import { expect, test } from './fixtures.js';
import { nextNumber, otherThan } from './sign-in-page.js';

async function open(page: Page, backend: string): Promise<PlaywrightPage<Locator>> {
  await page.goto(`/backends.html?backend=${backend}`);
  await expect(page.getByRole('button', { name: /^Country:/ })).toBeVisible();
  return new PlaywrightPage<Locator>(page.locator('passwordless-sms'));
}

const names = Object.keys(kindsOf(authUrl)).filter((name) => name !== 'demo');
/** The others get a cookie of the page's own server. */
const withTokens = ['auth0', 'auth0-cross-origin', 'oidc'];

for (const backend of names)
  test(`a visitor signs in by ${backend}, after a wrong code`, async ({ page, visitor }, {
    workerIndex,
  }) => {
    const { e164 } = nextNumber(workerIndex);
    const widget = await open(page, backend);

    await widget.send(e164);
    await expect(widget.codeInput).toBeFocused();
    const code = await visitor.readCode(e164);
    await widget.enter(otherThan(code));
    await expect(widget.errorMessage).toContainText('wrong or has expired');
    await widget.enter(code);

    await expect(widget.success).toBeVisible();
    const received = page.locator('#received');
    await expect(received).toContainText('sms|');
    if (withTokens.includes(backend)) await expect(received).toContainText('id_token');
    else {
      await expect(received).not.toContainText('id_token');
      expect(await page.evaluate(() => document.cookie)).toBe('');
      const session = await page.request.get('/api/session');
      expect(await session.json()).toMatchObject({
        profile: { sub: expect.stringMatching(/^sms/) },
      });
    }
  });

test('cross-origin authentication stays on the page, and leaves no frame behind', async ({
  page,
  visitor,
}, { workerIndex }) => {
  const { e164 } = nextNumber(workerIndex);
  const widget = await open(page, 'auth0-cross-origin');
  const navigations: string[] = [];
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) navigations.push(frame.url());
  });

  await widget.send(e164);
  await expect(widget.codeInput).toBeFocused();
  await widget.enter(await visitor.readCode(e164));

  await expect(widget.success).toBeVisible();
  expect(navigations).toEqual([]);
  await expect(page.locator('iframe')).toHaveCount(0);
});

test('the backend in memory needs no server', async ({ visitor: { page } }) => {
  const widget = await open(page, 'demo');

  await widget.send(demoNumbers.rate_limited);
  await expect(widget.errorMessage).toContainText('Try again in 1:');
  await widget.phoneInput.fill('+14155550132');
  await widget.submitButton.click();
  await widget.enter(demoCodes.invalid_code);
  await expect(widget.errorMessage).toContainText('wrong or has expired');
  await widget.enter(demoCodes.right);

  await expect(widget.success).toBeVisible();
});

test('an adapter that there is not is told, with those that there are', async ({
  visitor: { page },
}) => {
  const told: string[] = [];
  page.on('console', (message) => told.push(message.text()));
  await page.goto('/backends.html');

  await page.evaluate(() => {
    const widget = document.querySelector('passwordless-sms');
    widget?.setAttribute('backend', 'supabse');
  });

  await expect(page.locator('[part="error-message"]')).toContainText('isn’t set up correctly');
  expect(told.join()).toMatch(/there is no backend "supabse"; there are auth0, .*supabase/);
});

test('the page of backends breaks no rule that axe knows', async ({ visitor: { page } }) => {
  await open(page, 'bff');

  expect(await violations(page)).toEqual([]);
});
