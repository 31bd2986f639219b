/** The second step: the code, and what to do when none comes. */
import type { TemplateResult } from 'lit';
import { codeField } from './field.js';
import { codeHints } from './hints.js';
import { resend } from './resend.js';
import { sentTo } from './sent-to.js';
import type { CodeEntryView, Pieces } from '../view.js';

export function codeEntry(view: CodeEntryView, pieces: Pieces): TemplateResult {
  const { html, header, submitButton, errorMessage, withNumber } = pieces;
  const { state, flow, i18n, late } = view;
  const { challenge, error, step, now } = state;
  const { codeLength } = challenge;

  const { sent, number } = sentTo(view);

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    flow.submitCode();
  };

  return html`
    <form part="form" novalidate @submit=${onSubmit}>
      ${header(
        i18n.text('code.title'),
        html`<span id="sent">${withNumber(sent, number)}</span>
          <button part="back-button" type="button" @click=${() => flow.changeNumber()}>
            ${i18n.text('code.change-number')}
          </button>`,
      )}
      <div part="field">
        ${codeField(view, pieces)}
        ${errorMessage(
          error && late?.failureText(i18n, error, now, codeLength),
          error && late?.failureSaid(i18n, error),
        )}
        ${codeHints(view, pieces)}
      </div>
      ${submitButton(step === 'verifying', i18n.text('code.submit'), i18n.text('code.verifying'))}
      ${resend(view, pieces)}
    </form>
  `;
}
