/** What every view gets, and the pieces that several of them show. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { secondsUntil } from '../flow/clock.js';
import type { PasswordlessFlow } from '../flow/flow.js';
import type { PublicFlowState } from '../flow/public-state.js';
import type { Failure } from '../flow/state.js';
import type { I18n } from '../i18n/i18n.js';
import type { MessageId } from '../i18n/messages.js';
import type { Country } from '../phone/library.js';
import type { PhoneLibrary } from '../phone/load-library.js';
import type { CountryPicker } from './country-picker.js';
import { alertIcon, icon } from './icons.js';

export type StateOf<Step extends PublicFlowState['step']> = Extract<
  PublicFlowState,
  { step: Step }
>;

export interface View<State extends PublicFlowState = PublicFlowState> {
  readonly state: State;
  readonly flow: PasswordlessFlow;
  readonly i18n: I18n;
  /** Absent until they are loaded. */
  readonly library: PhoneLibrary | undefined;
  readonly late: LateViews | undefined;
}

/** What is loaded after the phone field shows. */
export type LateViews = typeof import('./late.js');

export type CodeEntryView = View<StateOf<'code-entry' | 'verifying'>>;

export interface PhoneEntryView extends View<StateOf<'phone-entry' | 'sending'>> {
  /** Absent until it is loaded. */
  readonly picker: CountryPicker | undefined;
  /** Those that the page allows, the preferred ones first; empty until the library is loaded. */
  readonly countries: readonly Country[];
  /** ISO 3166-1 alpha-2: chosen, or guessed. */
  readonly country: string | undefined;
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

/** Always there, so that what comes into it is announced. */
export const errorMessage = (text: string | undefined): TemplateResult =>
  html`<p part="error-message" id="error" role="alert">
    ${text ? html`${alertIcon}<span>${text}</span>` : nothing}
  </p>`;

/** The sentence for a failure: the finest there is. */
export function failureText(
  i18n: I18n,
  { code, reason, retryAt }: Failure,
  now: number,
  n = 0,
): string {
  const seconds = retryAt === undefined ? 0 : secondsUntil(now, retryAt);
  if (code === 'rate_limited' && seconds > 0)
    return i18n.text('error.rate_limited.until', { time: i18n.time(seconds) });
  const finer = `error.${code}.${reason ?? ''}`;
  const id: MessageId = i18n.has(finer) ? finer : `error.${code}`;
  return i18n.text(id, { n });
}

/** A phone number inside a sentence: left to right in every language, and in one piece. */
export function withNumber(sentence: string, number: string): TemplateResult {
  const [before = '', after = ''] = sentence.split('{number}');
  return html`${before}<bdi class="number" dir="ltr" translate="no">${number}</bdi>${after}`;
}

/** What is said aloud, politely, and shown nowhere else. */
export function announcement({ state, i18n }: View): string {
  if (state.step === 'sending') return i18n.text('phone.sending');
  if (state.step === 'verifying') return i18n.text('code.verifying');
  if (state.step !== 'code-entry') return '';
  if (state.isPending) return i18n.text('code.resending');
  return state.challenge.resends > 0 && !state.error ? i18n.text('code.resent') : '';
}

/**
 * What late views are made of. They are given these rather than import them, and so bring no second
 * copy of Lit along.
 */
export const pieces = {
  html,
  svg,
  icon,
  header,
  submitButton,
  errorMessage,
  failureText,
  withNumber,
};

export type Pieces = typeof pieces;
