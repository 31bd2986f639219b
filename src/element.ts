/** The custom element: the flow behind it, and which view shows. */
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { ElementBackend } from './element-backend.js';
import { ElementProperties } from './element-properties.js';
import { relayOutputs } from './events.js';
import { FlowCore } from './flow/core.js';
import type { PublicFlowState } from './flow/public-state.js';
import { hasKept } from './flow/kept-challenge-key.js';
import type { FlowSettings } from './flow/settings.js';
import { tabStorage } from './flow/storage.js';
import { I18n } from './i18n/i18n.js';
import { styles } from './styles/index.js';
import { Attention, focusTarget } from './views/attention.js';
import type { BotCheckSupport } from './views/bot-check.js';
import { Modal } from './views/modal.js';
import { phoneEntry } from './views/phone/entry.js';
import { PhoneSupport } from './views/phone/support.js';
import { errorMessage, pieces, type View } from './views/view.js';

/**
 * A sign-in by SMS code: asks for a mobile number, has a code sent to it, asks for the code, and
 * hands the tokens to the page.
 *
 * @summary Signs visitors in by a code that they get by SMS.
 *
 * @slot logo - Above the title.
 * @slot title - In place of the first step's title.
 * @slot description - In place of what stands below it.
 * @slot terms - Below the first step's button.
 * @slot footer - Below everything.
 * @slot challenge - Where the page's bot check draws, while it is needed.
 * @slot success - In place of the sentence that tells of success.
 *
 * @fires {CustomEvent<AuthenticatedDetail>} passwordless-authenticated - Signed in; once for each sign-in.
 * @fires {CustomEvent<CodeSentDetail>} passwordless-code-sent - A code is on its way.
 * @fires {CustomEvent<ErrorDetail>} passwordless-error - Something failed; the visitor is told of it already.
 * @fires {CustomEvent<StepDetail>} passwordless-step - Another step shows.
 * @fires {CustomEvent} passwordless-open - The dialog has opened.
 * @fires {CustomEvent<CloseDetail>} passwordless-close - The dialog has closed.
 *
 * @csspart form - The form of a step.
 * @csspart title - The title of a step.
 * @csspart description - What stands below the title.
 * @csspart field - A label, its field and its error.
 * @csspart label - The label of a field.
 * @csspart phone-field - The box of the country button and the phone input.
 * @csspart country-button - Opens the list of countries.
 * @csspart country-chip - A country's two letters.
 * @csspart country-panel - The search field and the list.
 * @csspart country-search - Searches in the list of countries.
 * @csspart country-list - The list of countries.
 * @csspart country-option - A country in the list.
 * @csspart active - The country that Enter chooses; the box of the next digit.
 * @csspart phone-input - The phone number's input.
 * @csspart doubt - The warning that a number looks wrong.
 * @csspart send-anyway-button - Sends to that number all the same.
 * @csspart code-field - The box of the code's input and its digits.
 * @csspart code-digits - The boxes behind the code.
 * @csspart code-digit - The box behind one digit.
 * @csspart code-input - The code's input.
 * @csspart submit-button - The button that moves on.
 * @csspart resend - What to do when no code comes.
 * @csspart resend-button - Has another code sent.
 * @csspart channel-button - Has another code sent in another way.
 * @csspart back-button - Goes back to the phone number.
 * @csspart close-button - Closes the dialog.
 * @csspart challenge - The page's bot check, and the way back from it.
 * @csspart error-message - What went wrong, and what to do.
 * @csspart hint - A quiet remark.
 * @csspart success - What shows after a sign-in.
 * @csspart dialog - The dialog of modal mode.
 * @csspart spinner - Turns while an answer is awaited.
 * @csspart footer - Below everything.
 *
 * @cssstate phone-entry - The phone number is asked for.
 * @cssstate code-entry - The code is asked for.
 * @cssstate authenticated - Signed in.
 * @cssstate pending - An answer is awaited.
 * @cssstate invalid - What was entered has an error.
 */
export class PasswordlessSmsElement extends ElementProperties {
  static override styles = styles;

  readonly #i18n = new I18n(this);
  readonly #flow = new FlowCore(() => this.#settings());
  readonly #phone = new PhoneSupport(this, this.#i18n, this.#flow, () => {
    this.#attend();
    const { state } = this.#flow;
    // Formatted only now, unless the visitor was faster.
    if ('input' in state && ['', this.#knownNumber].includes(state.input.text)) this.#begin();
  });
  readonly #modal: Modal;
  readonly #backend = new ElementBackend(this);
  #botCheck: BotCheckSupport | undefined;

  constructor() {
    super();
    new Attention(this, this.#flow, this.attachInternals());
    // After it: what is opened has its colours already.
    this.#modal = new Modal(this, this.#i18n, () => this.#flow.cancel());
    this.#flow.subscribe(() => this.requestUpdate());
    relayOutputs(this.#flow, this);
    this.#flow.on('step', ({ step }) => {
      if (step === 'authenticated' && this.autoclose) this.#modal.close('authenticated');
    });
  }

  /** What the sign-in is doing at the moment; a frozen snapshot without code and tokens. */
  get flowState(): PublicFlowState {
    return this.#flow.state;
  }

  /** @throws {TypeError} unless `mode` is `modal`. */
  show(): void {
    if (this.mode !== 'modal') throw new TypeError('show() needs mode="modal"');
    this.open = true;
  }

  /** Closes the dialog. A code that was sent can still be entered when it is opened again. */
  close(): void {
    this.#modal.close('api');
  }

  /** Starts from the beginning. */
  reset(): void {
    this.#phone.field?.countryList.close();
    this.#flow.reset();
    this.#prefill();
  }

  /** Focuses what is to be filled in. */
  override focus(options?: FocusOptions): void {
    this.shadowRoot?.querySelector<HTMLElement>(focusTarget)?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.flowState.step !== 'closed') return;
    this.#flow.open();
    this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Being moved is not the end: frameworks take an element out and put it in again at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.#flow.close();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Another server knows nothing of a code that this one sent.
    if (this.#backend.update(changed)) {
      this.reset();
      this.#begin();
    }
    if (changed.has('phoneNumber') || changed.has('remember')) this.#prefill();
    if (changed.has('open') && this.open && this.flowState.step === 'authenticated') this.reset();
  }

  protected override render(): TemplateResult {
    const context = this.#context();
    const { late } = context;
    const content = html`
      <div class="root" lang=${this.#i18n.locale} dir=${this.#i18n.direction}>
        <slot name="logo"></slot>
        ${this.#view(context)} ${this.#botCheck?.view(context, pieces)}
        ${late?.connection(context, pieces)}
        <div role="status" class="visually-hidden">${late?.announcement(context)}</div>
        <slot name="footer" part="footer"></slot>
      </div>
    `;
    return this.mode === 'modal' ? this.#modal.around(content) : content;
  }

  #view(context: View): TemplateResult {
    if (this.#backend.fault)
      return html`<div id="title">${errorMessage(this.#i18n.text('error.misconfigured'))}</div>`;
    const { late, state } = context;
    const { field, toggleCountries } = this.#phone;
    switch (state.step) {
      case 'phone-entry':
      case 'sending':
        // Nobody is to see the number asked for in the moment before the code step comes back.
        if (this.resume && !late && !this.#phone.hasFailed && hasKept(tabStorage)) return html``;
        return phoneEntry({ ...context, state, field, toggleCountries });
      case 'code-entry':
      case 'verifying':
        // Loaded before a number is checked, so before any code is sent.
        return (
          late?.codeEntry({ ...context, state, autoSubmit: this.autoSubmit }, pieces) ?? html``
        );
      case 'authenticated':
        return late?.authenticated(this.#i18n, pieces) ?? html``;
      case 'closed':
        return html``;
    }
  }

  #context(): View {
    const { state } = this.#flow;
    const { late } = this.#phone;
    const hasFocus = Boolean(this.shadowRoot?.activeElement);
    return { state, flow: this.#flow, i18n: this.#i18n, late, hasFocus };
  }

  /** What goes on beside the views. */
  #attend(): void {
    const { late } = this.#phone;
    if (!late) return;
    this.#flow.later = late;
    this.#flow.continuity = new late.Continuity();
    this.#botCheck = new late.BotCheckSupport(this);
    new late.PageLife(this, this.#flow);
    new late.WebOtp(this, this.#flow);
    new late.BackButtonSupport(this, this.#flow, () => this.#modal.close('dismissed'));
  }

  /** Comes back to the code step of before a reload, or begins with the number that is known. */
  #begin(): void {
    // A page may name its server late, and what is kept is for the one that it names then.
    if (!this.#backend.fault) this.#flow.resume();
    if (this.flowState.step === 'phone-entry') this.#prefill();
  }

  get #knownNumber(): string | undefined {
    return this.phoneNumber || this.#flow.rememberedNumber;
  }

  /** Puts the number that the page knows, or this device, into the field. */
  #prefill(): void {
    const phoneNumber = this.#knownNumber;
    if (!phoneNumber) return;
    const { field } = this.#phone;
    if (field) field.fill(phoneNumber);
    else this.#flow.typePhone(phoneNumber);
  }

  #settings(): FlowSettings {
    const { audience, challenge, codeLength, remember, resume, scope, state } = this;
    const { backend, server } = this.#backend.current;
    return {
      backend,
      server,
      checkNumber: this.#phone.checkNumber,
      locale: this.#i18n.locale,
      audience,
      challenge: challenge ? this.#botCheck : undefined,
      codeLength,
      remember,
      resume,
      resendDelaySeconds: this.resendDelay,
      // A removed attribute leaves null.
      scope: scope || undefined,
      state,
    };
  }
}
