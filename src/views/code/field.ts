/** The code field: one real input over boxes that are drawn behind it. */
import type { TemplateResult } from 'lit';
import type { CodeEntryView, Pieces } from '../view.js';

export function codeField(
  { state, flow, i18n, autoSubmit }: CodeEntryView,
  { html }: Pieces,
): TemplateResult {
  const { challenge, error, step } = state;
  const { codeLength } = challenge;
  const active = Math.min(flow.code.length, codeLength - 1);

  const onInput = (event: Event) => {
    // An input method would lose what it has so far; when it ends, that is read.
    if ((event as InputEvent).isComposing) return;
    const field = event.target as HTMLInputElement;
    const caret = field.selectionEnd ?? field.value.length;
    const isAtEnd = caret === field.value.length;
    const before = field.value.slice(0, caret);
    const reading = flow.typeCode(field.value);
    // What is no code leaves the field as it was; what is one stands there as bare digits.
    if (field.value !== flow.code) {
      field.value = flow.code;
      if (!isAtEnd) {
        const digits = before.replace(/\P{Nd}/gu, '').length;
        field.setSelectionRange(digits, digits);
      }
    }
    if (reading.outcome === 'complete' && autoSubmit) flow.submitCode({ isAutomatic: true });
  };

  const onChange = (event: Event) => {
    // Some autofills fire nothing else; a repeated one must not count as another try.
    if ((event.target as HTMLInputElement).value !== flow.code) onInput(event);
  };

  return html`
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
        aria-describedby="sent error"
        ?readonly=${step === 'verifying'}
        .value=${flow.code}
        @input=${onInput}
        @compositionend=${onInput}
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
  `;
}
