/** The first step: a phone field with its country, and the button that has a code sent. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PhoneInput } from '../flow/state.js';
import { countryButton } from './country-button.js';
import {
  errorMessage,
  failureText,
  header,
  pieces,
  submitButton,
  type PhoneEntryView,
} from './view.js';

export function phoneEntry(view: PhoneEntryView): TemplateResult {
  const { state, flow, i18n, country, library, late, picker } = view;
  const { error, doubtful, input, isPending } = state;
  const isInputFault = error?.code === 'invalid_phone' || error?.code === 'unsupported_country';

  // Password managers send events that are no `InputEvent`s.
  const onInput = (event: Event & Partial<Pick<InputEvent, 'inputType' | 'isComposing'>>) => {
    const field = event.target as HTMLInputElement;
    const typed = { text: field.value, caret: field.selectionEnd ?? field.value.length };
    // What is deleted or composed stays as it is left: formatting would put it back.
    const isPlain = event.isComposing === true || event.inputType?.startsWith('delete') === true;
    const formatted = isPlain || !library ? typed : library.formatAsTyped(typed, country);
    if (formatted.text !== field.value) {
      field.value = formatted.text;
      field.setSelectionRange(formatted.caret, formatted.caret);
    }
    flow.typePhone(formatted.text, 'country' in formatted ? formatted.country : country);
  };

  const warning = doubtful === undefined ? nothing : late?.doubt(view, pieces, doubtful);

  const onChange = (event: Event) => {
    // Some autofills fire nothing else. Others fire it at once after `input`, before the next render.
    const { input } = flow.state as { input?: PhoneInput };
    if ((event.target as HTMLInputElement).value !== input?.text) onInput(event);
  };

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('tel');
    if (!isPending) flow.submitPhone((field as HTMLInputElement).value, country);
  };

  return html`
    <form part="form" novalidate @submit=${onSubmit}>
      ${header(
        html`<slot name="title">${i18n.text('phone.title')}</slot>`,
        html`<slot name="description">${i18n.text('phone.description')}</slot>`,
      )}
      <div part="field">
        <label part="label" for="phone">${i18n.text('phone.label')}</label>
        <div part="phone-field" dir="ltr">
          ${countryButton(view)}
          <input
            part="phone-input"
            id="phone"
            name="tel"
            type="tel"
            autocomplete="tel"
            enterkeyhint="send"
            required
            aria-invalid=${isInputFault}
            aria-describedby="error"
            ?readonly=${isPending}
            .value=${input.text}
            @input=${onInput}
            @change=${onChange}
          />
        </div>
        ${picker?.isOpen ? late?.countryPanel(view, pieces) : nothing}
        ${errorMessage(error && failureText(i18n, error, state.now))}
      </div>
      <div role="alert">${warning}</div>
      ${submitButton(isPending, i18n.text('phone.submit'), i18n.text('phone.sending'))}
      <slot name="terms"></slot>
    </form>
  `;
}
