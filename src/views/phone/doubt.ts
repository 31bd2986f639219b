/** The warning that a number looks wrong, and a way on for those who know better. */
import type { TemplateResult } from 'lit';
import type { PhoneEntryView, Pieces } from '../view.js';

export const doubt = (
  { flow, i18n, late }: PhoneEntryView,
  { html, withNumber }: Pieces,
  phoneNumber: string,
): TemplateResult => html`
  <div part="doubt">
    <p>
      ${withNumber(i18n.text('phone.doubtful'), late?.formatForReading(phoneNumber) ?? phoneNumber)}
    </p>
    <button part="send-anyway-button" type="button" @click=${() => flow.sendAnyway()}>
      ${i18n.text('phone.send-anyway')}
    </button>
  </div>
`;
