/** The first step: a phone field with its country, and the button that has a code sent. */
import { html, nothing, type TemplateResult } from 'lit';
import { countryButton } from './country-button.js';
import { errorMessage, header, pieces, submitButton, type PhoneEntryView } from '../view.js';

interface Fields {
  readonly tel: HTMLInputElement;
}

export function phoneEntry(view: PhoneEntryView): TemplateResult {
  const { state, flow, i18n, late, field } = view;
  const { error, doubtful, input, isPending } = state;
  const isInputFault = error?.code === 'invalid_phone' || error?.code === 'unsupported_country';

  const warning = doubtful === undefined ? nothing : late?.doubt(view, pieces, doubtful);

  const onInput = (event: Event) => {
    // Once it is there, `PhoneTyping` hears of it.
    if (!field) flow.typePhone((event.target as HTMLInputElement).value);
  };

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const { tel } = (event.currentTarget as HTMLFormElement).elements as unknown as Fields;
    if (!isPending) flow.submitPhone(tel.value, field?.country);
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
            aria-describedby=${field?.isFixed ? 'country error' : 'error'}
            placeholder=${field?.example ?? nothing}
            ?readonly=${isPending}
            .value=${input.text}
            @input=${onInput}
          />
        </div>
        ${field?.countryList.view(view, pieces)}
        ${errorMessage(
          error &&
            // Without what is loaded late it can only be that nothing can be loaded.
            (late?.failureText(i18n, error, state.now) ?? i18n.text(`error.${error.code}`)),
          error && late?.failureSaid(i18n, error),
        )}
      </div>
      <div role="alert">${warning}</div>
      ${submitButton(isPending, i18n.text('phone.submit'), i18n.text('phone.sending'))}
      <slot name="terms"></slot>
    </form>
  `;
}
