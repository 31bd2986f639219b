/** Every state that a visitor can see, and how it comes about. */
import { errorStates } from './error-states.js';
import type { State } from './state.js';

const challenge = { expiresInSeconds: 300, attemptsLeft: 3 };
const soon = { 'resend-delay': '0' };

/** The browser, not the widget, is made to believe it. */
function goOffline(): void {
  Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true });
  dispatchEvent(new Event('offline'));
}

const searched = (name: string, title: string, text: string): State => ({
  name,
  title,
  isSolitary: true,
  reach: async (visitor) => {
    await visitor.press('country-button');
    await visitor.type('country-search', text);
  },
});

const phoneStates: readonly State[] = [
  { name: 'empty', title: 'Asking for a number' },
  {
    name: 'typed',
    title: 'A number',
    reach: (visitor) => visitor.type('phone-input', '+1 415 555 0132'),
  },
  { name: 'one-country', title: 'One country only', attributes: { countries: 'US' } },
  { name: 'rejected', title: 'A number too short', reach: (visitor) => visitor.send('415 555 01') },
  {
    name: 'doubtful',
    title: 'A doubtful number',
    reach: async (visitor) => {
      await visitor.send('+44 20 7946 0018');
      await visitor.part('doubt');
    },
  },
  {
    name: 'countries',
    title: 'The countries',
    attributes: { 'preferred-countries': 'US CA MX' },
    isSolitary: true,
    reach: async (visitor) => {
      await visitor.press('country-button');
      await visitor.part('country-option');
    },
  },
  searched('countries-found', 'Countries found', '49'),
  searched('countries-none', 'No country found', 'xyz'),
  {
    name: 'sending',
    title: 'Sending the code',
    script: { start: null },
    reach: (visitor) => visitor.send(),
  },
  {
    name: 'rate-limited',
    title: 'Too many tries, for a while',
    script: { start: { error: 'rate_limited', retryAfterSeconds: 90 } },
    reach: (visitor) => visitor.send(),
  },
  {
    name: 'offline',
    title: 'Without a network',
    isSolitary: true,
    reach: async (visitor) => {
      await visitor.type('phone-input', '+1 415 555 0132');
      goOffline();
      await visitor.until(() => visitor.find('[part="hint"]:not(:empty)'));
    },
  },
];

const codeStates: readonly State[] = [
  {
    name: 'code',
    title: 'Asking for the code',
    script: { start: challenge },
    reach: (visitor) => visitor.toCode(),
  },
  {
    name: 'code-typed',
    title: 'Half of the code',
    script: { start: challenge },
    reach: (visitor) => visitor.enter('123'),
  },
  {
    name: 'code-ignored',
    title: 'No code at all',
    script: { start: challenge },
    reach: async (visitor) => {
      await visitor.enter('123');
      await visitor.type('code-input', '123x');
    },
  },
  {
    name: 'ten-digits',
    title: 'A long code',
    script: { start: { codeLength: 10 } },
    reach: (visitor) => visitor.enter('1234567'),
  },
  {
    name: 'verifying',
    title: 'Checking the code',
    script: { start: challenge, verify: null },
    reach: (visitor) => visitor.enter(),
  },
  {
    name: 'incomplete',
    title: 'Digits are missing',
    script: { start: challenge },
    reach: async (visitor) => {
      await visitor.enter('123');
      await visitor.press('submit-button');
    },
  },
  {
    name: 'wrong',
    title: 'A wrong code',
    script: { start: challenge, verify: { error: 'invalid_code', attemptsLeft: 2 } },
    reach: (visitor) => visitor.enter(),
  },
  {
    name: 'superseded',
    title: 'The code of an earlier message',
    script: { start: challenge, verify: { error: 'invalid_code', reason: 'superseded' } },
    reach: (visitor) => visitor.enter(),
  },
  {
    name: 'expired',
    title: 'An expired code',
    script: { start: { expiresInSeconds: 1, attemptsLeft: 3 } },
    reach: async (visitor) => {
      await visitor.toCode();
      const before = visitor.find('[part="hint"]:not([role])')?.textContent;
      await visitor.until(() => visitor.find('[part="hint"]:not([role])')?.textContent !== before);
    },
  },
  {
    name: 'channels',
    title: 'Other ways to get the code',
    attributes: soon,
    script: { start: { ...challenge, channels: ['voice', 'whatsapp', 'email'] } },
    reach: (visitor) => visitor.toCode(),
  },
  {
    name: 'voice',
    title: 'The code by a call',
    attributes: soon,
    script: { start: { ...challenge, resendInSeconds: 0, channels: ['voice'] } },
    reach: async (visitor) => {
      await visitor.toCode();
      await visitor.press('channel-button');
      await visitor.until(() => visitor.find('[part="hint"]:not([role])'));
    },
  },
  {
    name: 'resending',
    title: 'Sending another code',
    attributes: soon,
    script: { start: [challenge, null] },
    reach: async (visitor) => {
      await visitor.toCode();
      await visitor.press('resend-button');
    },
  },
  {
    name: 'resent',
    title: 'Another code was sent',
    attributes: soon,
    script: { start: challenge },
    reach: async (visitor) => {
      await visitor.toCode();
      await visitor.press('resend-button');
      await visitor.until(
        () => visitor.widget.shadowRoot?.querySelectorAll('[part="hint"]:not([role])').length === 2,
      );
    },
  },
  { name: 'done', title: 'Signed in', reach: (visitor) => visitor.enter() },
];

export const states: readonly State[] = [...phoneStates, ...codeStates, ...errorStates];
