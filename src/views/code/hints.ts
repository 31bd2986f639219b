/** How long and how often a code can be tried, that a newer one is on its way, and what is no code. */
import type { TemplateResult } from 'lit';
import { secondsUntil } from '../../flow/clock.js';
import { minutesAndSeconds } from '../../i18n/tokens.js';
import type { CodeEntryView, Pieces } from '../view.js';

export function codeHints({ state, i18n }: CodeEntryView, { html }: Pieces): TemplateResult {
  const { challenge, error, isIgnored, isPending, now } = state;
  const { attemptsLeft, codeLength, expiresAt, resends } = challenge;
  const seconds = expiresAt === undefined ? undefined : secondsUntil(now, expiresAt);
  const validity =
    seconds === undefined || error?.code === 'code_expired'
      ? ''
      : seconds
        ? i18n.text('code.valid-for', { time: minutesAndSeconds(seconds, i18n.locale) })
        : i18n.text('error.code_expired');
  const attempts =
    attemptsLeft === undefined || seconds === 0 || error?.code === 'too_many_attempts'
      ? ''
      : i18n.text('code.attempts-left', { n: attemptsLeft });
  const hints = [validity, attempts].filter(Boolean);
  const ignored = isIgnored ? i18n.text('code.ignored', { n: codeLength }) : '';
  return html`
    <p part="hint" role="status">${ignored}</p>
    ${
      resends > 0 && !error && !isPending
        ? html`<p part="hint">${i18n.text('code.resent')}</p>`
        : ''
    }
    ${hints.length ? html`<p part="hint">${hints.map((one) => html`<span>${one}</span> `)}</p>` : ''}
  `;
}
