/** What every view gets, and the pieces that several of them show. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { FlowCore } from '../flow/core.js';
import type { PublicFlowState } from '../flow/public-state.js';
import type { I18n } from '../i18n/i18n.js';
import { alertIcon, icon } from './icons.js';
import type { PhoneField } from './phone/field.js';

export type StateOf<Step extends PublicFlowState['step']> = Extract<
  PublicFlowState,
  { step: Step }
>;

export interface View<State extends PublicFlowState = PublicFlowState> {
  readonly state: State;
  readonly flow: FlowCore;
  readonly i18n: I18n;
  /** Absent until they are loaded. */
  readonly late: LateViews | undefined;
  /** Whether the focus is in the element, and so will be in the view to come. */
  readonly hasFocus: boolean;
}

/** What is loaded after the phone field shows. */
export type LateViews = typeof import('./late.js');

export interface CodeEntryView extends View<StateOf<'code-entry' | 'verifying'>> {
  /** Whether a full code is checked at once. */
  readonly autoSubmit: boolean;
}

export interface PhoneEntryView extends View<StateOf<'phone-entry' | 'sending'>> {
  /** Absent until it is loaded. */
  readonly field: PhoneField | undefined;
  readonly toggleCountries: () => void;
}

/** The title and what stands below it. No `<header>`, which would be a landmark of the page. */
export const header = (title: unknown, description: unknown): TemplateResult => html`
  <div class="header">
    <h2 part="title" id="title">${title}</h2>
    <p part="description">${description}</p>
  </div>
`;

/** The one button that moves on. It keeps its focus while it waits, so it is never `disabled`. */
export const submitButton = (
  isPending: boolean,
  label: string,
  pending: string,
): TemplateResult => html`
  <button part="submit-button" type="submit" aria-disabled=${isPending}>
    ${isPending ? html`<span part="spinner"></span>${pending}` : label}
  </button>
`;

/**
 * Always there, so that what comes into it is announced.
 *
 * @param said What is announced, where the text goes on changing: once is enough.
 */
export const errorMessage = (text: string | undefined, said?: string): TemplateResult =>
  html`<p part="error-message" id="error" role="alert">
    ${
      text
        ? html`${alertIcon}<span aria-hidden=${said ? 'true' : nothing}>${text}</span
            ><span class="visually-hidden">${said}</span>`
        : nothing
    }
  </p>`;

/** A phone number inside a sentence: left to right in every language, and in one piece. */
export function withNumber(sentence: string, number: string): TemplateResult {
  const [before = '', after = ''] = sentence.split('{number}');
  return html`${before}<bdi class="number" dir="ltr" translate="no">${number}</bdi>${after}`;
}

/**
 * What late views are made of. They are given these rather than import them, and so bring no second
 * copy of Lit along.
 */
export const pieces = {
  html,
  nothing,
  svg,
  icon,
  header,
  submitButton,
  errorMessage,
  withNumber,
};

export type Pieces = typeof pieces;
