import { expect, test } from './fixtures.js';
import { messages, nextNumber, SignInPage } from './sign-in-page.js';

test('a reload comes back to the code step, without another message', async ({ visitor, page }, {
  workerIndex,
}) => {
  const { typed, e164 } = nextNumber(workerIndex);
  await visitor.open();
  await visitor.enterNumber(typed);
  await expect(visitor.codeField).toBeVisible();

  await page.reload();
  await expect(visitor.codeField).toBeVisible();
  await expect(page.getByRole('button', { name: /Send a new code in 0:[12]/ })).toBeVisible();

  expect(await messages(e164)).toHaveLength(1);
  await visitor.enterCode(await visitor.readCode(e164));
  await expect(visitor.done).toBeVisible();
  await expect(page.locator('#received')).toContainText(e164);
});

test('nothing of a sign-in stays in the browser', async ({ visitor, page }, { workerIndex }) => {
  const { typed, e164 } = nextNumber(workerIndex);
  const kept = () =>
    page.evaluate(() =>
      JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)]),
    );
  await visitor.open();
  await visitor.enterNumber(typed);
  await expect(visitor.codeField).toBeVisible();
  const code = await visitor.readCode(e164);
  await visitor.codeField.pressSequentially(code.slice(0, 5));
  expect(await kept()).not.toContain(code.slice(0, 5));

  await visitor.codeField.press(code.charAt(5));
  await expect(visitor.done).toBeVisible();

  expect(await kept()).toBe('[[],[]]');
});

test('a sign-in in one tab is one in the other tab too', async ({ visitor, page, context }, {
  workerIndex,
}) => {
  const { typed, e164 } = nextNumber(workerIndex);
  const other = new SignInPage(await context.newPage());
  for (const tab of [visitor, other]) {
    await tab.open();
    await tab.enterNumber(typed);
    await expect(tab.codeField).toBeVisible();
  }

  await other.enterCode(await visitor.readCode(e164));
  await expect(other.done).toBeVisible();
  await expect(visitor.done).toBeVisible();

  await expect(other.page.locator('#received')).toContainText(e164);
  await expect(page.locator('#received')).toContainText('another-tab');
  await expect(page.locator('#received')).toContainText(/access_token\s*none/);
});

test('the Back button leads from the code to the number, and out of the dialog', async ({
  visitor,
  page,
}, { workerIndex }) => {
  const { typed } = nextNumber(workerIndex);
  await page.goto('/modal.html');
  await page.locator('#login').click();
  await expect(page.getByRole('button', { name: /^Country:/ })).toBeVisible();
  await visitor.enterNumber(typed);
  await expect(visitor.codeField).toBeVisible();

  await page.goBack();
  await expect(visitor.phoneField).toBeVisible();
  await expect(visitor.phoneField).toHaveValue(/^\(415\) 555-/);
  await page.goBack();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page).toHaveURL(/\/modal\.html$/);

  await page.locator('#login').click();
  await expect(visitor.phoneField).toBeVisible();
});

test('offline it says so, keeps everything, and sends nothing by itself afterwards', async ({
  visitor,
  page,
  context,
}, { workerIndex }) => {
  const { typed, e164 } = nextNumber(workerIndex);
  await visitor.open();
  await visitor.phoneField.pressSequentially(typed);

  await context.setOffline(true);
  await expect(page.getByText('You’re offline')).toBeVisible();
  await visitor.sendCode.click();
  await expect(visitor.alert).toContainText('You’re offline');
  await expect(visitor.phoneField).toHaveValue(/^\(415\) 555-/);

  await context.setOffline(false);
  await expect(visitor.phoneField).toHaveValue(/^\(415\) 555-/);
  expect(await messages(e164)).toHaveLength(0);
  await visitor.sendCode.click();
  await visitor.enterCode(await codeOf(visitor, e164));
  await expect(visitor.done).toBeVisible();
});

async function codeOf(visitor: SignInPage, e164: string): Promise<string> {
  await expect(visitor.codeField).toBeVisible();
  return visitor.readCode(e164);
}
