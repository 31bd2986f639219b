import { authUrl } from './addresses.js';
import { violations } from './axe.js';
import { expect, test } from './fixtures.js';
import { messages, nextNumber, otherThan } from './sign-in-page.js';

const countries = [
  { country: 'US', typed: '(415) 555-0187', e164: '+14155550187', isDoubtful: false },
  { country: 'GB', typed: '07700 900123', e164: '+447700900123', isDoubtful: true },
  { country: 'DE', typed: '0151 23456789', e164: '+4915123456789', isDoubtful: false },
  { country: 'IN', typed: '098765 43210', e164: '+919876543210', isDoubtful: false },
];

for (const { country, typed, e164, isDoubtful } of countries)
  test.describe(`in ${country}`, () => {
    test.use({ locale: `en-${country}` });

    test(`a visitor signs in with ${typed}`, async ({ visitor, page }) => {
      await visitor.open();

      await visitor.enterNumber(typed);
      if (isDoubtful) await page.getByRole('button', { name: 'Send anyway' }).click();
      await expect(visitor.codeField).toBeFocused();
      await visitor.enterCode(await visitor.readCode(e164));

      await expect(visitor.done).toBeVisible();
      const received = page.locator('#received');
      await expect(received).toContainText(e164);
      for (const name of ['profile', 'id_token', 'access_token', 'refresh_token', 'state'])
        await expect(received).toContainText(name);
    });
  });

test('the page receives what the server gave, under the names of the standards', async ({
  visitor,
  page,
}, { workerIndex }) => {
  const { typed, e164 } = nextNumber(workerIndex);
  await visitor.open();
  const detail = page.evaluate(
    () =>
      new Promise<Record<string, unknown>>((resolve) => {
        document.addEventListener('passwordless-authenticated', (event) =>
          resolve((event as CustomEvent<Record<string, unknown>>).detail),
        );
      }),
  );

  await visitor.enterNumber(typed);
  await expect(visitor.codeField).toBeVisible();
  await visitor.enterCode(await visitor.readCode(e164));

  const { profile, id_token, access_token, refresh_token, state, token_type } = await detail;
  expect(profile).toMatchObject({ phone_number: e164, phone_number_verified: true });
  expect(id_token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(refresh_token).toMatch(/^[\w-]{20,}$/);
  expect(state).toMatch(/^[0-9a-f]{32}$/);
  expect(token_type).toBe('Bearer');
  const userInfo = await fetch(`${authUrl}/userinfo`, {
    headers: { authorization: `Bearer ${String(access_token)}` },
  });
  expect(await userInfo.json()).toMatchObject({ sub: (profile as { sub: string }).sub });
});

test('the server knows a visitor again', async ({ visitor, page }, { workerIndex }) => {
  const { typed, e164 } = nextNumber(workerIndex);
  const subject = page.locator('#received dd').first();
  const subjects: (string | null)[] = [];

  for (let visit = 0; visit < 2; visit++) {
    await visitor.open();
    await visitor.enterNumber(typed);
    await expect(visitor.codeField).toBeVisible();
    await visitor.enterCode(await visitor.readCode(e164));
    await expect(visitor.done).toBeVisible();
    subjects.push(await subject.textContent());
  }

  expect(subjects[0]).toMatch(/^sms\|/);
  expect(subjects[1]).toBe(subjects[0]);
});

test('a wrong code is told of, and the right one still signs in', async ({ visitor }, {
  workerIndex,
}) => {
  const { typed, e164 } = nextNumber(workerIndex);
  await visitor.open();
  await visitor.enterNumber(typed);
  await expect(visitor.codeField).toBeVisible();
  const code = await visitor.readCode(e164);

  await visitor.enterCode(otherThan(code));
  await expect(visitor.alert).toContainText('That code is wrong or has expired');
  await expect(visitor.codeField).toBeFocused();
  await visitor.enterCode(code);

  await expect(visitor.done).toBeVisible();
});

test('three wrong codes need a new message', async ({ visitor, page }, { workerIndex }) => {
  const { typed, e164 } = nextNumber(workerIndex);
  await visitor.open();
  await visitor.enterNumber(typed);
  await expect(visitor.codeField).toBeVisible();
  let wrong = await visitor.readCode(e164);

  for (let guess = 0; guess < 4; guess++) {
    wrong = otherThan(wrong);
    await visitor.codeField.fill(wrong);
    await expect(visitor.signIn).toHaveAttribute('aria-disabled', 'false');
    await expect(visitor.alert).toBeVisible();
  }

  await expect(visitor.alert).toContainText('Too many wrong codes');
  await expect(page.getByRole('button', { name: /Send a new code/ })).toBeVisible();
});

test('the number can be changed, and what was typed is still there', async ({ visitor, page }, {
  workerIndex,
}) => {
  const first = nextNumber(workerIndex);
  const second = nextNumber(workerIndex);
  await visitor.open();
  await visitor.enterNumber(first.typed);
  await expect(visitor.codeField).toBeVisible();

  await page.getByRole('button', { name: 'Change number' }).click();
  await expect(visitor.phoneField).toBeFocused();
  await expect(visitor.phoneField).toHaveValue(/^\(415\) 555-0\d{3}$/);
  await visitor.phoneField.fill('');
  await visitor.enterNumber(second.typed);
  await expect(visitor.codeField).toBeVisible();
  await visitor.enterCode(await visitor.readCode(second.e164));

  await expect(page.locator('#received')).toContainText(second.e164);
});

test('another code can be sent after the countdown, and only that one signs in', async ({
  visitor,
  page,
}, { workerIndex }) => {
  const { typed, e164 } = nextNumber(workerIndex);
  await page.clock.install();
  await visitor.open();
  await visitor.enterNumber(typed);
  await expect(visitor.codeField).toBeVisible();
  const old = await visitor.readCode(e164);
  const resend = page.getByRole('button', { name: /Send a new code/ });

  await expect(resend).toHaveAttribute('aria-disabled', 'true');
  await expect(resend).toHaveText(/Send a new code in 0:(30|29|28)/);
  await page.clock.fastForward(30_000);
  await expect(resend).toHaveText('Send a new code');
  await resend.click();
  await expect(page.getByText('A new code is on its way').first()).toBeVisible();

  expect(await messages(e164)).toHaveLength(2);
  const code = await visitor.readCode(e164);
  if (old !== code) {
    await visitor.enterCode(old);
    await expect(visitor.alert).toContainText('the code of an earlier message');
  }
  await visitor.enterCode(code);
  await expect(visitor.done).toBeVisible();
});

test('a visitor without a mouse signs in', async ({ visitor, page }, { workerIndex }) => {
  const { typed, e164 } = nextNumber(workerIndex);
  await visitor.open();

  await visitor.phoneField.focus();
  await page.keyboard.type(typed);
  await page.keyboard.press('Tab');
  await expect(visitor.sendCode).toBeFocused();
  await page.keyboard.press('Space');
  await expect(visitor.codeField).toBeFocused();
  await page.keyboard.type(await visitor.readCode(e164));
  await page.keyboard.press('Enter');

  await expect(visitor.done).toBeFocused();
});

test('offline, everything is kept, and it goes on when the network is back', async ({
  visitor,
  page,
  context,
}, { workerIndex }) => {
  const { typed, e164 } = nextNumber(workerIndex);
  await visitor.open();
  await page.waitForLoadState('networkidle');

  await context.setOffline(true);
  await visitor.enterNumber(typed);
  await expect(visitor.alert).toContainText('You’re offline');
  await expect(visitor.phoneField).toHaveValue(/^\(415\) 555-0\d{3}$/);
  await context.setOffline(false);
  expect(await messages(e164), 'nothing is sent by itself').toHaveLength(0);
  await visitor.sendCode.click();
  await expect(visitor.codeField).toBeVisible();

  const code = await visitor.readCode(e164);
  await context.setOffline(true);
  await visitor.enterCode(code);
  await expect(visitor.alert).toContainText('You’re offline');
  await expect(visitor.codeField).toHaveValue(code);
  await context.setOffline(false);
  await visitor.signIn.click();
  await expect(visitor.done).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`no rule of accessibility is broken in the ${colorScheme}`, async ({ visitor, page }, {
    workerIndex,
  }) => {
    const { typed, e164 } = nextNumber(workerIndex);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await visitor.open();

    expect(await violations(page)).toEqual([]);
    await visitor.enterNumber('12');
    await expect(visitor.alert).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await visitor.phoneField.fill('');
    await visitor.enterNumber(typed);
    await expect(visitor.codeField).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await visitor.enterCode(await visitor.readCode(e164));
    await expect(visitor.done).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
