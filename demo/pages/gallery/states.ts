/** Every state that a visitor can see, and how it comes about. */
import { demoCodes, demoNumbers } from '../../../src/backends/demo.js';
import { errorStates } from './error-states.js';
import type { State } from './state.js';

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
    reach: (visitor) => visitor.send(demoNumbers.silence),
  },
  {
    name: 'challenge',
    title: 'Telling people from programs',
    hasBotCheck: true,
    reach: async (visitor) => {
      await visitor.send(demoNumbers.challenge_required);
      await visitor.part('challenge');
    },
  },
  {
    name: 'rate-limited',
    title: 'Too many tries, for a while',
    reach: (visitor) => visitor.send(demoNumbers.rate_limited),
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
    reach: (visitor) => visitor.toCode(),
  },
  {
    name: 'code-typed',
    title: 'Half of the code',
    reach: (visitor) => visitor.enter('123'),
  },
  {
    name: 'code-ignored',
    title: 'No code at all',
    reach: async (visitor) => {
      await visitor.enter('123');
      await visitor.type('code-input', '123x');
    },
  },
  {
    name: 'ten-digits',
    title: 'A long code',
    reach: (visitor) => visitor.enter('1234567', demoNumbers.long),
  },
  {
    name: 'verifying',
    title: 'Checking the code',
    reach: (visitor) => visitor.enter(demoCodes.silence),
  },
  {
    name: 'incomplete',
    title: 'Digits are missing',
    reach: async (visitor) => {
      await visitor.enter('123');
      await visitor.press('submit-button');
    },
  },
  {
    name: 'wrong',
    title: 'A wrong code',
    reach: (visitor) => visitor.enter(demoCodes.invalid_code),
  },
  {
    name: 'superseded',
    title: 'The code of an earlier message',
    reach: (visitor) => visitor.enter(demoCodes.superseded),
  },
  {
    name: 'expired',
    title: 'An expired code',
    backend: { challenge: { expiresInSeconds: 1 } },
    reach: async (visitor) => {
      await visitor.toCode();
      const before = visitor.find('[part="hint"]:not([role])')?.textContent;
      await visitor.until(() => visitor.find('[part="hint"]:not([role])')?.textContent !== before);
    },
  },
  {
    name: 'channels',
    title: 'Other ways to get the code',
    reach: (visitor) => visitor.toCode(demoNumbers.channels),
  },
  {
    name: 'voice',
    title: 'The code by a call',
    reach: async (visitor) => {
      await visitor.toCode(demoNumbers.channels);
      await visitor.press('channel-button');
      await visitor.until(() => visitor.find('[part="hint"]:not([role])'));
    },
  },
  {
    name: 'resending',
    title: 'Sending another code',
    attributes: soon,
    reach: async (visitor) => {
      await visitor.toCode(demoNumbers.silenceAtResend);
      await visitor.press('resend-button');
    },
  },
  {
    name: 'resent',
    title: 'Another code was sent',
    attributes: soon,
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
