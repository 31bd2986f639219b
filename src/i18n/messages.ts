/**
 * Every sentence that can show at first, in English, with a note for translators. Only this file and
 * `late-messages.ts` call `msg()`: translations are extracted from there. `{name}` is a token; its
 * value comes in later.
 */
import { msg } from './msg.js';
import type { lateMessages } from './late-messages.js';

export const messages = {
  'phone.title': msg('Sign in', { id: 'phone.title', desc: 'Title of the first step.' }),
  'phone.description': msg('We’ll text you a code to confirm it’s you.', {
    id: 'phone.description',
    desc: 'Below the title of the first step. “Text” means: send an SMS.',
  }),
  'phone.label': msg('Mobile number', { id: 'phone.label', desc: 'Label of the phone field.' }),
  'phone.submit': msg('Send code', { id: 'phone.submit', desc: 'Button that has the SMS sent.' }),
  'phone.sending': msg('Sending the code…', {
    id: 'phone.sending',
    desc: 'On the button while the SMS is being sent; also announced.',
  }),
  'country.choose': msg('Choose a country', {
    id: 'country.choose',
    desc: 'Accessible name of the country button while no country is chosen.',
  }),
  'country.chosen': msg('Country: {country}', {
    id: 'country.chosen',
    desc: 'Accessible name of the country button. {country} is a name and calling code.',
  }),
  'dialog.close': msg('Close', { id: 'dialog.close', desc: 'Name of the × button of the dialog.' }),
  'error.offline': msg('You’re offline. Connect to the internet, then try again.', {
    id: 'error.offline',
    desc: 'Error.',
  }),
  'error.network': msg('We couldn’t reach the server. Check your connection, then try again.', {
    id: 'error.network',
    desc: 'Error.',
  }),
  'error.timeout': msg('The server took too long to answer. Please try again.', {
    id: 'error.timeout',
    desc: 'Error.',
  }),
  'error.misconfigured': msg(
    'Sign-in isn’t set up correctly on this page. Please contact this site’s support.',
    {
      id: 'error.misconfigured',
      desc: 'Error: the page’s author made a mistake.',
    },
  ),
};

export type MessageId = keyof typeof messages | keyof typeof lateMessages;
