/** The second step: the code field, and what to do when no code comes. */
import type { TemplateResult } from 'lit';
import { secondsUntil } from '../flow/clock.js';
import type { CodeEntryView, Pieces } from './view.js';

export function codeEntry(view: CodeEntryView, pieces: Pieces): TemplateResult {
  const { html, header, submitButton, errorMessage, failureText, withNumber } = pieces;
  const { state, flow, i18n, library } = view;
  const { challenge, error, step } = state;
  const { codeLength, maskedDestination, phoneNumber } = challenge;
  const isVerifying = step === 'verifying';
  const active = Math.min(flow.code.length, codeLength - 1);

  const onInput = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const caret = field.selectionEnd ?? field.value.length;
    const isAtEnd = caret === field.value.length;
    const digitsBefore = field.value.slice(0, caret).replace(/\P{Nd}/gu, '').length;
    const reading = flow.typeCode(field.value);
    // What is no code leaves the field as it was; what is one stands there as bare digits.
    if (field.value !== flow.code) {
      field.value = flow.code;
      if (!isAtEnd) field.setSelectionRange(digitsBefore, digitsBefore);
    }
    if (reading.outcome === 'complete') flow.submitCode({ isAutomatic: true });
  };

  const onChange = (event: Event) => {
    // Some autofills fire nothing else; a repeated one must not count as another try.
    if ((event.target as HTMLInputElement).value !== flow.code) onInput(event);
  };

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    flow.submitCode();
  };

  return html`
    <form part="form" novalidate @submit=${onSubmit}>
      ${header(
        i18n.text('code.title'),
        html`${withNumber(
            i18n.text('code.description'),
            maskedDestination ?? library?.formatForReading(phoneNumber) ?? phoneNumber,
          )}
          <button part="back-button" type="button" @click=${() => flow.changeNumber()}>
            ${i18n.text('code.change-number')}
          </button>`,
      )}
      <div part="field">
        <label part="label" for="code">${i18n.text('code.label', { n: codeLength })}</label>
        <div part="code-field" dir="ltr" data-digits=${codeLength}>
          <input
            part="code-input"
            id="code"
            name="code"
            type="text"
            inputmode="numeric"
            autocomplete="one-time-code"
            enterkeyhint="done"
            autocapitalize="off"
            spellcheck="false"
            translate="no"
            required
            aria-invalid=${error?.code === 'invalid_code' || error?.code === 'code_expired'}
            aria-describedby="error"
            ?readonly=${isVerifying}
            .value=${flow.code}
            @input=${onInput}
            @change=${onChange}
          />
          <div part="code-digits" aria-hidden="true">
            ${Array.from(
              { length: codeLength },
              (_, index) =>
                html`<span part=${index === active ? 'code-digit active' : 'code-digit'}></span>`,
            )}
          </div>
        </div>
        ${errorMessage(error && failureText(i18n, error, state.now, codeLength))}
        ${
          challenge.resends > 0 && !error && !state.isPending
            ? html`<p part="hint">${i18n.text('code.resent')}</p>`
            : ''
        }
      </div>
      ${submitButton(isVerifying, i18n.text('code.submit'), i18n.text('code.verifying'))}
      ${resendButton(view, pieces)}
    </form>
  `;
}

function resendButton({ state, flow, i18n }: CodeEntryView, { html }: Pieces): TemplateResult {
  const { challenge, isPending, step, now } = state;
  const seconds = secondsUntil(now, challenge.resendAt);
  const label =
    isPending && step === 'code-entry'
      ? i18n.text('code.resending')
      : seconds > 0
        ? i18n.text('code.resend-in', { time: i18n.time(seconds) })
        : i18n.text('code.resend');
  return html`
    <button
      part="resend-button"
      type="button"
      aria-disabled=${isPending || seconds > 0}
      @click=${() => flow.resend()}
    >
      ${label}
    </button>
  `;
}
