// Every state that a visitor can see, and how to reach it on a page with nothing but the widget and a backend that
// answers what a state needs.

/** @typedef {import('playwright').Page} Page */
/** @typedef {{ attributes?: string, backend?: object, reach?: (page: Page) => Promise<unknown> }} State */

const number = '+14155550134';

export const part = (page, name) => page.locator(`[part~="${name}"]`);
const submit = (page) => part(page, 'submit-button').click();
const shown = (page, name) => part(page, name).first().waitFor();
const failed = (page) => page.locator('[part="error-message"] span').waitFor();

async function toCode(page) {
  await part(page, 'phone-input').fill(number);
  await submit(page);
  await shown(page, 'code-input');
}

async function enter(page, code = '123456') {
  await toCode(page);
  await part(page, 'code-input').fill(code);
}

const challenge = { expiresInSeconds: 300, attemptsLeft: 3 };

/** `start` and `verify`: what they answer; `{ error }` is thrown, `null` never comes. */
export const states = {
  empty: {},
  typed: { reach: (page) => part(page, 'phone-input').pressSequentially(number) },
  rejected: {
    reach: async (page) => {
      await part(page, 'phone-input').fill('415 555 01');
      await submit(page);
      await failed(page);
    },
  },
  doubtful: {
    reach: async (page) => {
      await part(page, 'phone-input').fill('+44 20 7946 0018');
      await submit(page);
      await shown(page, 'doubt');
    },
  },
  countries: {
    attributes: 'preferred-countries="US CA MX"',
    reach: async (page) => {
      await part(page, 'country-button').click();
      await shown(page, 'country-option');
    },
  },
  'countries-found': {
    reach: async (page) => {
      await part(page, 'country-button').click();
      await part(page, 'country-search').fill('49');
    },
  },
  'countries-none': {
    reach: async (page) => {
      await part(page, 'country-button').click();
      await part(page, 'country-search').fill('xyz');
    },
  },
  'one-country': { attributes: 'countries="US"' },
  sending: {
    backend: { start: null },
    reach: async (page) => {
      await part(page, 'phone-input').fill(number);
      await submit(page);
      await shown(page, 'spinner');
    },
  },
  'send-failed': {
    backend: { start: { error: 'send_failed' } },
    reach: async (page) => {
      await part(page, 'phone-input').fill(number);
      await submit(page);
      await failed(page);
    },
  },
  'rate-limited': {
    backend: { start: { error: 'rate_limited', retryAfterSeconds: 90 } },
    reach: async (page) => {
      await part(page, 'phone-input').fill(number);
      await submit(page);
      await failed(page);
    },
  },
  offline: {
    reach: async (page) => {
      await part(page, 'phone-input').fill(number);
      await page.context().setOffline(true);
      await page.locator('[role="status"][part="hint"]:not(:empty)').waitFor();
    },
  },
  code: { backend: { start: challenge }, reach: toCode },
  'code-typed': { backend: { start: challenge }, reach: (page) => enter(page, '123') },
  'code-ignored': {
    backend: { start: challenge },
    reach: async (page) => {
      await enter(page, '123');
      await part(page, 'code-input').pressSequentially('x');
    },
  },
  'ten-digits': { backend: { start: { codeLength: 10 } }, reach: (page) => enter(page, '1234567') },
  verifying: {
    backend: { start: challenge, verify: null },
    reach: async (page) => {
      await enter(page);
      await shown(page, 'spinner');
    },
  },
  wrong: {
    backend: { start: challenge, verify: { error: 'invalid_code', attemptsLeft: 2 } },
    reach: async (page) => {
      await enter(page);
      await failed(page);
    },
  },
  superseded: {
    backend: { start: challenge, verify: { error: 'invalid_code', reason: 'superseded' } },
    reach: async (page) => {
      await enter(page);
      await failed(page);
    },
  },
  expired: {
    backend: { start: { expiresInSeconds: 1, attemptsLeft: 3 } },
    reach: async (page) => {
      await toCode(page);
      await page.clock.fastForward(2000);
    },
  },
  channels: {
    attributes: 'resend-delay="0"',
    backend: { start: { ...challenge, channels: ['voice', 'whatsapp', 'email'] } },
    reach: async (page) => {
      await toCode(page);
      await shown(page, 'channel-button');
    },
  },
  resent: {
    attributes: 'resend-delay="1"',
    backend: { start: { ...challenge, channels: ['voice', 'whatsapp'] } },
    reach: async (page) => {
      await toCode(page);
      await page.clock.fastForward(1500);
      await part(page, 'channel-button').first().click();
      await page.locator('[part="resend-button"][aria-disabled="true"]').waitFor();
    },
  },
  done: {
    reach: async (page) => {
      await enter(page);
      await shown(page, 'success');
    },
  },
  misconfigured: {
    attributes: 'domain=":"',
    backend: null,
    reach: (page) => failed(page),
  },
};
