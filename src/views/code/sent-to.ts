/** Where the code has gone. */
import type { StateOf, View } from '../view.js';

/** A sentence with a `{number}`, and that number as people read it. */
export function sentTo({ state, i18n, late }: View<StateOf<'code-entry' | 'verifying'>>): {
  readonly sent: string;
  readonly number: string;
} {
  const { channel, maskedDestination, phoneNumber } = state.challenge;
  return {
    sent: i18n.text(channel === 'voice' ? 'code.description.voice' : 'code.description'),
    number: maskedDestination ?? late?.formatForReading(phoneNumber) ?? phoneNumber,
  };
}
