/** Every sentence that can show only after something was entered or opened; loaded by then. */
import { msg } from './msg.js';

export const lateMessages = {
  'phone.doubtful': msg(
    '{number} doesn’t look like a mobile number. Check it, or send the code anyway.',
    { id: 'phone.doubtful', desc: 'Warning. {number} is the phone number as it was understood.' },
  ),
  'phone.send-anyway': msg('Send anyway', {
    id: 'phone.send-anyway',
    desc: 'Button below the warning that a number looks wrong.',
  }),
  'country.search': msg('Search for a country', {
    id: 'country.search',
    desc: 'Label of the search field above the list of countries.',
  }),
  'country.list': msg('Countries', { id: 'country.list', desc: 'Name of the list.' }),
  'country.none': msg('No country matches', {
    id: 'country.none',
    desc: 'In place of the list when the search finds nothing.',
  }),
  'country.found': msg('{n, plural, one {# country} other {# countries}}', {
    id: 'country.found',
    desc: 'Announced while the visitor searches in the list. {n} is how many countries match.',
  }),
  'code.title': msg('Enter your code', { id: 'code.title', desc: 'Title of the second step.' }),
  'code.description': msg('We sent it to {number}.', {
    id: 'code.description',
    desc: 'Below the title of the second step; “it” is the code. {number} is a phone number.',
  }),
  'code.description.voice': msg('We’re calling {number} to tell you the code.', {
    id: 'code.description.voice',
    desc: 'The same, when the visitor asked for a call. {number} is a phone number.',
  }),
  'code.change-number': msg('Change number', {
    id: 'code.change-number',
    desc: 'Button that goes back to the phone number.',
  }),
  'code.label': msg('{n}-digit code', {
    id: 'code.label',
    desc: 'Label of the code field. {n} is 4 to 10.',
  }),
  'code.ignored': msg('Enter only the {n} digits of the code.', {
    id: 'code.ignored',
    desc: 'Below the code field, when what was typed or pasted holds no code. {n} is 4 to 10.',
  }),
  'code.submit': msg('Sign in', { id: 'code.submit', desc: 'Button that has the code checked.' }),
  'code.verifying': msg('Checking the code…', {
    id: 'code.verifying',
    desc: 'On the button while the code is being checked; also announced.',
  }),
  'code.resend': msg('Send a new code', { id: 'code.resend', desc: 'Button: another SMS.' }),
  'code.resend-in': msg('Send a new code in {time}', {
    id: 'code.resend-in',
    desc: 'On the same button while it can’t be used yet. {time} is minutes:seconds, as 0:25.',
  }),
  'code.resending': msg('Sending a new code…', {
    id: 'code.resending',
    desc: 'On the same button while the SMS is being sent; also announced.',
  }),
  'code.resent': msg('A new code is on its way. Only the newest one works.', {
    id: 'code.resent',
    desc: 'Shown and announced after another SMS was sent.',
  }),
  'code.channel.sms': msg('Get it by text message', {
    id: 'code.channel.sms',
    desc: 'Button of the code step: another code, by SMS. “It” is the code.',
  }),
  'code.channel.voice': msg('Get a call instead', {
    id: 'code.channel.voice',
    desc: 'Button of the code step: another code, told in a phone call.',
  }),
  'code.channel.whatsapp': msg('Get it by WhatsApp', {
    id: 'code.channel.whatsapp',
    desc: 'Button of the code step: another code, by a WhatsApp message. “It” is the code.',
  }),
  'code.channel.email': msg('Get it by email', {
    id: 'code.channel.email',
    desc: 'Button of the code step: another code, by email. “It” is the code.',
  }),
  'code.valid-for': msg('The code is valid for {time}.', {
    id: 'code.valid-for',
    desc: 'Below the code field. {time} is minutes:seconds, as 4:59.',
  }),
  'code.seconds-left': msg(
    '{n, plural, one {The code expires in # second.} other {The code expires in # seconds.}}',
    { id: 'code.seconds-left', desc: 'Announced 30 and 10 seconds before. {n} is a number.' },
  ),
  'code.attempts-left': msg(
    '{n, plural, =0 {No tries left.} one {# try left.} other {# tries left.}}',
    {
      id: 'code.attempts-left',
      desc: 'Below the code field: how many codes can still be tried. {n} is a number.',
    },
  ),
  'challenge.checking': msg('Checking that you’re human…', {
    id: 'challenge.checking',
    desc: 'Shown and announced above a bot check, which may want the visitor to do something.',
  }),
  'challenge.cancel': msg('Cancel', {
    id: 'challenge.cancel',
    desc: 'Button below a bot check: back to what the visitor was doing.',
  }),
  'done.title': msg('You’re signed in', { id: 'done.title', desc: 'After a sign-in.' }),
  'error.invalid_phone': msg('This number can’t be right. Check it, please.', {
    id: 'error.invalid_phone',
    desc: 'Error below the phone field.',
  }),
  'error.invalid_phone.empty': msg('Enter your mobile number.', {
    id: 'error.invalid_phone.empty',
    desc: 'Error: the phone field is empty.',
  }),
  'error.invalid_phone.input_too_long': msg(
    'That’s too long for a phone number. Check it, please.',
    {
      id: 'error.invalid_phone.input_too_long',
      desc: 'Error: much more text than a number can have.',
    },
  ),
  'error.invalid_phone.unexpected_characters': msg(
    'Use only digits, spaces and a + at the start: one number, without an extension.',
    {
      id: 'error.invalid_phone.unexpected_characters',
      desc: 'Error: letters or signs that a phone number can’t have.',
    },
  ),
  'error.invalid_phone.not_a_number': msg('Enter all digits of your mobile number.', {
    id: 'error.invalid_phone.not_a_number',
    desc: 'Error: no digits, or one.',
  }),
  'error.invalid_phone.invalid_country_code': msg(
    'Choose your country, or start with + and its calling code.',
    {
      id: 'error.invalid_phone.invalid_country_code',
      desc: 'Error: it can’t be told which country the number belongs to.',
    },
  ),
  'error.invalid_phone.too_short': msg('Digits are missing: the number is too short.', {
    id: 'error.invalid_phone.too_short',
    desc: 'Error below the phone field.',
  }),
  'error.invalid_phone.too_short.n': msg(
    '{n, plural, =1 {One digit is missing.} =2 {Two digits are missing.} other {# digits are missing.}}',
    {
      id: 'error.invalid_phone.too_short.n',
      desc: 'Error below the phone field. {n} is how many digits are missing, 1 or more.',
    },
  ),
  'error.invalid_phone.too_short_after_idd': msg(
    'After the prefix for calls abroad, the number itself is missing.',
    {
      id: 'error.invalid_phone.too_short_after_idd',
      desc: 'Error: only 00 or 011 and hardly anything after it.',
    },
  ),
  'error.invalid_phone.too_long': msg('The number has too many digits.', {
    id: 'error.invalid_phone.too_long',
    desc: 'Error below the phone field.',
  }),
  'error.invalid_phone.too_long.n': msg(
    'There {n, plural, =1 {is one digit} =2 {are two digits} other {are # digits}} too many.',
    {
      id: 'error.invalid_phone.too_long.n',
      desc: 'Error below the phone field. {n} is how many digits are too many, 1 or more.',
    },
  ),
  'error.invalid_phone.invalid_length': msg(
    'No number there has that many digits. Check it, please.',
    {
      id: 'error.invalid_phone.invalid_length',
      desc: 'Error: the country has shorter and longer numbers, but none of this length.',
    },
  ),
  'error.invalid_phone.local_only': msg('Add the area or network code at the start.', {
    id: 'error.invalid_phone.local_only',
    desc: 'Error: the number works only inside its own area.',
  }),
  'error.unsupported_country': msg('We can’t send codes to this country. Use another number.', {
    id: 'error.unsupported_country',
    desc: 'Error below the phone field.',
  }),
  'error.invalid_code': msg('That code is wrong or has expired. Check the newest message.', {
    id: 'error.invalid_code',
    desc: 'Error below the code field.',
  }),
  'error.invalid_code.incomplete': msg('Enter all {n} digits of the code.', {
    id: 'error.invalid_code.incomplete',
    desc: 'Error: fewer digits than a code has. {n} is 4 to 10.',
  }),
  'error.invalid_code.superseded': msg(
    'That’s the code of an earlier message. Enter the one in the newest message.',
    { id: 'error.invalid_code.superseded', desc: 'Error: a newer code was sent since.' },
  ),
  'error.code_expired': msg('This code has expired. Have a new one sent.', {
    id: 'error.code_expired',
    desc: 'Error below the code field; the button below it sends a new code.',
  }),
  'error.too_many_attempts': msg('Too many wrong codes. Have a new one sent.', {
    id: 'error.too_many_attempts',
    desc: 'Error below the code field; the button below it sends a new code.',
  }),
  'error.rate_limited': msg('Too many tries. Wait a moment, then try again.', {
    id: 'error.rate_limited',
    desc: 'Error, when the time to wait is over or unknown.',
  }),
  'error.rate_limited.until': msg('Too many tries. Try again in {time}.', {
    id: 'error.rate_limited.until',
    desc: 'Error. {time} is minutes:seconds, as 0:25.',
  }),
  'error.send_failed': msg('The message couldn’t be sent. Check the number, or try again.', {
    id: 'error.send_failed',
    desc: 'Error: the SMS provider refused or failed.',
  }),
  'error.not_allowed': msg(
    'You can’t sign in by SMS here right now. Please contact this site’s support.',
    {
      id: 'error.not_allowed',
      desc: 'Error: the server refuses this page or this kind of sign-in.',
    },
  ),
  'error.user_blocked': msg('This account is blocked. Please contact this site’s support.', {
    id: 'error.user_blocked',
    desc: 'Error.',
  }),
  'error.challenge_required': msg(
    'We need to check that you’re human. Please reload the page and try again.',
    {
      id: 'error.challenge_required',
      desc: 'Error: the server asks for a bot check that this page doesn’t offer.',
    },
  ),
  'error.mfa_required': msg(
    'Your account needs another step to sign in. Continue on this site’s sign-in page.',
    {
      id: 'error.mfa_required',
      desc: 'Error: the account has a second factor.',
    },
  ),
  'error.server_error': msg('Something went wrong on our side. Please try again in a moment.', {
    id: 'error.server_error',
    desc: 'Error: the server failed.',
  }),
  'error.bad_response': msg('We got an answer we can’t use. Please try again in a moment.', {
    id: 'error.bad_response',
    desc: 'Error: not what the server should answer.',
  }),
  'error.token_invalid': msg(
    'We couldn’t verify the sign-in. Check your device’s clock, then have a new code sent.',
    {
      id: 'error.token_invalid',
      desc: 'Error: what the server sent could not be trusted; a wrong clock is the usual cause.',
    },
  ),
};
