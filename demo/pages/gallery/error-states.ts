/** Everything that can go wrong: each error of the closed list, and each reason to reject a number. */
import { demoCodes, demoNumbers } from '../../../src/backends/demo.js';
import type { PasswordlessErrorCode } from '../../../src/errors.js';
import type { State } from './state.js';
import type { Visitor } from './visitor.js';

const failing = <Name extends PasswordlessErrorCode>(
  errors: readonly Name[],
  fail: (visitor: Visitor, error: Name) => Promise<void>,
): readonly State[] =>
  errors.map((error) => ({
    name: `error-${error}`,
    title: `Error: ${error}`,
    reach: async (visitor) => {
      await fail(visitor, error);
      await visitor.refused();
    },
  }));

const rejectedNumbers = {
  empty: '',
  not_a_number: '7',
  unexpected_characters: '415 555 0132 ext. 7',
  invalid_country_code: '+999 123456',
  too_short_after_idd: '011 4',
  too_long: '+1 415 555 0132 0132',
  input_too_long: '1'.repeat(300),
};

export const errorStates: readonly State[] = [
  ...Object.entries(rejectedNumbers).map(([reason, number]): State => ({
    name: `phone-${reason}`,
    title: `Error: ${reason}`,
    reach: async (visitor) => {
      await visitor.send(number);
      await visitor.refused();
    },
  })),
  ...failing(
    [
      'unsupported_country',
      'rate_limited',
      'send_failed',
      'not_allowed',
      'user_blocked',
      'challenge_required',
      'offline',
      'network',
      'timeout',
      'server_error',
      'bad_response',
    ],
    (visitor, error) => visitor.send(demoNumbers[error]),
  ),
  ...failing(
    ['code_expired', 'too_many_attempts', 'mfa_required', 'token_invalid'],
    (visitor, error) => visitor.enter(demoCodes[error]),
  ),
  {
    name: 'error-misconfigured',
    title: 'Error: misconfigured',
    attributes: { domain: ':' },
    backend: null,
  },
];
