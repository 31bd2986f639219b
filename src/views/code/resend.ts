/** What to do when no code comes: have another one sent, in the same way or in another. */
import type { TemplateResult } from 'lit';
import type { Channel } from '../../backends/backend.js';
import { secondsUntil } from '../../flow/clock.js';
import { minutesAndSeconds } from '../../i18n/tokens.js';
import type { CodeEntryView, Pieces } from '../view.js';

export function resend(view: CodeEntryView, pieces: Pieces): TemplateResult {
  const { html } = pieces;
  const { state, flow, i18n } = view;
  const { challenge, isPending, step, now } = state;
  const seconds = secondsUntil(now, challenge.resendAt);
  const isWaiting = isPending || seconds > 0;
  const label =
    isPending && step === 'code-entry'
      ? i18n.text('code.resending')
      : seconds > 0
        ? i18n.text('code.resend-in', { time: minutesAndSeconds(seconds, i18n.locale) })
        : i18n.text('code.resend');

  // The button goes away, and the code is what comes next.
  const switchTo = (channel: Channel, { currentTarget }: Event) => {
    if (isWaiting) return;
    flow.resend(channel);
    const { form } = currentTarget as HTMLButtonElement;
    (form?.elements.namedItem('code') as HTMLInputElement | null)?.focus();
  };

  const button = (channel: Channel) => html`
    <button
      part="channel-button"
      type="button"
      aria-disabled=${isWaiting}
      @click=${(event: Event) => switchTo(channel, event)}
    >
      ${i18n.text(`code.channel.${channel}`)}
    </button>
  `;

  return html`
    <div part="resend">
      <button
        part="resend-button"
        type="button"
        aria-disabled=${isWaiting}
        @click=${() => flow.resend()}
      >
        ${label}
      </button>
      ${otherChannels(view).map(button)}
    </div>
  `;
}

/** Those that the backend offers, once the visitor has waited in vain for the first code. */
function otherChannels({ state }: CodeEntryView): readonly Channel[] {
  const { channel, channels, resendAt, resends, sends } = state.challenge;
  if (!channels.length || (state.now < resendAt && resends === 0 && sends === 1)) return [];
  return [...new Set<Channel>(['sms', ...channels])].filter((one) => one !== channel);
}
