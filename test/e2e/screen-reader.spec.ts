import type { Page } from '@playwright/test';
import { AccessibilityTree } from './accessibility-tree.js';
import { expect, test } from './fixtures.js';
import { messages, nextNumber, otherThan } from './sign-in-page.js';

/** In the page: notes what comes into live regions, in the order in which it comes. */
function listen(): void {
  const said: string[] = [];
  Object.assign(globalThis, { said });
  const root = document.querySelector('passwordless-sms')?.shadowRoot;
  if (!root) throw new Error('there is no widget to listen to');
  const before = new WeakMap<Element, string>();
  new MutationObserver(() => {
    for (const region of root.querySelectorAll('[role="status"], [role="alert"]')) {
      const text = region.textContent.replace(/\s+/g, ' ').trim();
      if (text && text !== before.get(region))
        said.push(`${region.role === 'alert' ? 'at once' : 'politely'}: ${text}`);
      before.set(region, text);
    }
  }).observe(root, { subtree: true, childList: true, characterData: true });
}

/** What was said since it was asked last. */
const heard = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { said: string[] }).said.splice(0));

test('a whole sign-in with the keyboard alone, as a screen reader tells it', async ({
  visitor,
  page,
}, { workerIndex }) => {
  const { typed, e164 } = nextNumber(workerIndex);
  await visitor.open();
  await page.evaluate(listen);
  const tree = await AccessibilityTree.of(page);
  const script: string[] = [];
  const withoutDigits = (text: string) =>
    text.replace(/(\+1 415-|\(415\) )555-\d{4}/g, '<number>').replace(/“\d{6}”/, '“<code>”');
  const note = async (what: string) => {
    const told = [`${what} → ${await tree.focused()}`];
    for (const one of await heard(page)) told.push(`  ${one}`);
    script.push(...told.map(withoutDigits));
  };
  const press = async (key: string, times = 1) => {
    for (let time = 0; time < times; time++) await page.keyboard.press(key);
  };

  // Past the links of the page.
  await page.locator('nav a').last().focus();
  await press('Tab');
  await note('Tab');
  await press('Tab');
  await note('Tab');
  await press('Enter');
  await expect(visitor.alert).toBeVisible();
  await note('Enter, without a number');
  await page.keyboard.type(typed);
  await note('a number');
  await press('Enter');
  await expect(visitor.codeField).toBeFocused();
  await note('Enter');
  const [message] = await messages(e164);
  const code = message?.code ?? '';
  await page.keyboard.type(otherThan(code));
  await expect(visitor.alert).toBeVisible();
  await note('a wrong code');
  await press('Tab');
  await note('Tab');
  await press('Tab');
  await note('Tab');
  await press('Shift+Tab', 2);
  await press('Shift+Tab');
  await note('Tab back, three times');
  await press('Tab');
  await page.keyboard.type(code);
  await expect(visitor.done).toBeFocused();
  await note('the right code');

  expect(script).toEqual([
    'Tab → button “Country: United States +1” [focused hasPopup=listbox]',
    'Tab → textbox “Mobile number” [focused required]',
    'Enter, without a number → textbox “Mobile number” [focused invalid=true required] · “Enter your mobile number.”',
    '  politely: Sending the code…',
    '  at once: Enter your mobile number.',
    'a number → textbox “Mobile number” = “<number>” [focused required]',
    'Enter → textbox “6-digit code” [focused required] · “We sent it to <number>.”',
    '  politely: Sending the code…',
    'a wrong code → textbox “6-digit code” = “<code>” [focused invalid=true required] · “We sent it to <number>. That code is wrong or has expired. Check the newest message.”',
    '  politely: Checking the code…',
    '  at once: That code is wrong or has expired. Check the newest message.',
    'Tab → button “Sign in” [focused]',
    'Tab → button “Send a new code in m:ss” [disabled focused]',
    'Tab back, three times → button “Change number” [focused]',
    'the right code → generic “You’re signed in” [focused]',
    '  politely: Checking the code…',
  ]);
});

test('who is elsewhere on the page hears politely that the code was sent, and where to', async ({
  visitor,
  page,
}) => {
  await page.goto('/gallery.html?bare&state=empty');
  await page.locator('html[data-ready]').waitFor();
  await page.evaluate(listen);
  await visitor.phoneField.fill('415 555 0132');
  await page.evaluate(() => {
    (document.activeElement as HTMLElement).blur();
    const { shadowRoot } = document.querySelector('passwordless-sms') ?? {};
    shadowRoot?.querySelector('form')?.requestSubmit();
  });
  await expect(visitor.codeField).toBeVisible();

  expect(await heard(page)).toEqual([
    'politely: Sending the code…',
    'politely: Enter your code – We sent it to +1 415-555-0132.',
  ]);
});
