/** The sentence for a failure: the finest there is. */
import { secondsUntil } from '../flow/clock.js';
import type { Failure } from '../flow/state.js';
import type { I18n } from '../i18n/i18n.js';
import type { MessageId } from '../i18n/messages.js';
import { minutesAndSeconds } from '../i18n/tokens.js';

/** @param codeLength How many digits a code has, where it is about one. */
export function failureText(
  i18n: I18n,
  { code, digits, reason, retryAt }: Failure,
  now: number,
  codeLength = 0,
): string {
  const seconds = retryAt === undefined ? 0 : secondsUntil(now, retryAt);
  if (code === 'rate_limited' && seconds > 0)
    return i18n.text('error.rate_limited.until', { time: minutesAndSeconds(seconds, i18n.locale) });
  const general: MessageId = `error.${code}`;
  const finer = `${general}.${reason ?? ''}`;
  const finest = `${finer}.${digits ? 'n' : ''}`;
  const id = [finest, finer].find((one): one is MessageId => i18n.has(one)) ?? general;
  return i18n.text(id, { n: digits ?? codeLength });
}

/** What is said of a failure whose time to wait shows: that time as it was at first. */
export const failureSaid = (i18n: I18n, failure: Failure): string | undefined =>
  failure.retryAt === undefined
    ? undefined
    : failureText(i18n, failure, failure.retryAt - 1000 * (failure.retryAfterSeconds ?? 0));
