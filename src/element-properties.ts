/** What a page sets on the element, as attributes or as properties. */
import { LitElement, type PropertyDeclarations } from 'lit';
import type { PasswordlessBackend } from './backends/backend.js';
import type { BotCheck } from './bot-checks/bot-check.js';
import type { MessageOverrides } from './i18n/i18n.js';

/** Lists in attributes: separated by spaces or commas. */
const listConverter = {
  fromAttribute: (value: string | null) => value?.split(/[\s,]+/).filter(Boolean) ?? [],
};

/** On unless it says `false` or `off`: an attribute that is just absent can't mean no. */
const onConverter = {
  fromAttribute: (value: string | null) => !/^(false|off)$/i.test(value ?? ''),
};

/**
 * What a page sets: properties, and design decisions as custom properties. Lengths in em are of the widget's
 * own text.
 *
 * @cssproperty [--passwordless-sms-accent=light-dark(#2350d8, #a9c1ff)] - The button, links and focus. Without it: the page's `accent-color`.
 * @cssproperty [--passwordless-sms-on-accent] - Text on the accent. By itself: black or white, whichever can be read.
 * @cssproperty [--passwordless-sms-link-color] - Links and the focus. By itself: the accent, dark or light enough to be read.
 * @cssproperty [--passwordless-sms-focus-color] - Rings around what has the focus. By itself: as links.
 * @cssproperty [--passwordless-sms-text-color=light-dark(#191c22, #eff1f6)] - Text.
 * @cssproperty [--passwordless-sms-muted-color=light-dark(#5b6270, #adb4c2)] - Descriptions, hints and placeholders.
 * @cssproperty [--passwordless-sms-surface-color=light-dark(#fff, #1a1d24)] - What the dialog and the list of countries stand on.
 * @cssproperty [--passwordless-sms-field-color=light-dark(#fff, #12141a)] - What is typed on.
 * @cssproperty [--passwordless-sms-border-color=light-dark(#868e9f, #78818f)] - Around fields.
 * @cssproperty [--passwordless-sms-line-color=light-dark(#e3e6ec, #343944)] - Fine lines and quiet areas.
 * @cssproperty [--passwordless-sms-error-color=light-dark(#b3261e, #ffb3ab)] - Errors.
 * @cssproperty [--passwordless-sms-warning-color=light-dark(#fff4d6, #3a2f10)] - Behind the doubt about a number.
 * @cssproperty [--passwordless-sms-success-color=light-dark(#14703f, #83dba8)] - The check mark after a sign-in.
 * @cssproperty [--passwordless-sms-backdrop-color=rgb(12 16 28 / 0.5)] - Over the page behind the dialog.
 * @cssproperty [--passwordless-sms-radius=0.625em] - Corners.
 * @cssproperty [--passwordless-sms-field-radius] - Corners of fields. By itself: `radius`.
 * @cssproperty [--passwordless-sms-button-radius] - Corners of buttons. By itself: `radius`.
 * @cssproperty [--passwordless-sms-dialog-radius] - Corners of the dialog. By itself: 1.6 times `radius`.
 * @cssproperty [--passwordless-sms-border-width=1px] - Lines around fields, list and dialog.
 * @cssproperty [--passwordless-sms-spacing=1em] - Between the pieces. Compact: 0.75em.
 * @cssproperty [--passwordless-sms-control-size=3em] - Height of the phone field and the button. Compact: 2.25em.
 * @cssproperty [--passwordless-sms-width=24em] - At most as wide as this.
 * @cssproperty [--passwordless-sms-dialog-padding=clamp(1.25em, 6vi, 2em)] - Inside of the dialog.
 * @cssproperty [--passwordless-sms-font-family] - By itself: the page's font.
 * @cssproperty [--passwordless-sms-font-size=medium] - Text; `medium` is what the visitor's browser is set to.
 * @cssproperty [--passwordless-sms-line-height=1.5] - Of texts.
 * @cssproperty [--passwordless-sms-small-size=0.9375em] - Labels, hints and errors.
 * @cssproperty [--passwordless-sms-title-size=1.375em] - The title.
 * @cssproperty [--passwordless-sms-title-weight=650] - The title.
 * @cssproperty [--passwordless-sms-label-size] - Labels. By itself: `small-size`.
 * @cssproperty [--passwordless-sms-label-weight=600] - Labels.
 * @cssproperty [--passwordless-sms-button-weight=600] - Buttons.
 * @cssproperty [--passwordless-sms-code-size=1.375em] - The digits of the code; the boxes grow with them.
 * @cssproperty [--passwordless-sms-code-font-family=ui-monospace, 'SF Mono', monospace] - The digits of the code.
 * @cssproperty [--passwordless-sms-shadow=0 1.5em 4em light-dark(rgb(16 24 48 / 0.24), rgb(0 0 0 / 0.6))] - Below the dialog and the list of countries.
 * @cssproperty [--passwordless-sms-duration=0.15s] - Of transitions. None where the visitor wants less motion.
 */
export class ElementProperties extends LitElement {
  // Not decorators: their helpers would cost a visitor half a kilobyte.
  static override properties: PropertyDeclarations = {
    domain: {},
    clientId: { attribute: 'client-id' },
    backend: {},
    backendUrl: { attribute: 'backend-url' },
    backendKey: { attribute: 'backend-key' },
    scope: {},
    audience: {},
    state: {},
    phoneNumber: { attribute: 'phone-number' },
    defaultCountry: { attribute: 'default-country' },
    countries: { converter: listConverter },
    preferredCountries: { attribute: 'preferred-countries', converter: listConverter },
    codeLength: { attribute: 'code-length', type: Number },
    resendDelay: { attribute: 'resend-delay', type: Number },
    autoSubmit: { attribute: 'auto-submit', converter: onConverter },
    challenge: { attribute: false },
    messages: { attribute: false },
    mode: { reflect: true },
    open: { type: Boolean, reflect: true },
    autoclose: { type: Boolean },
    persistent: { type: Boolean },
    resume: { type: Boolean },
    remember: { type: Boolean },
    history: { type: Boolean },
    density: { reflect: true },
  };

  /** Where to sign in: a host name (https), or an origin such as `http://localhost:3000`. */
  domain = '';

  /** The application's id there. */
  clientId = '';

  /** Who sends and checks codes, or the name of an adapter, such as `supabase`; wins over `domain`. */
  backend: PasswordlessBackend | string | undefined;

  /** Where the named adapter's server is. */
  backendUrl = '';

  /** The public key or id that the named adapter's provider has given. */
  backendKey = '';

  /** Space-separated scopes (RFC 6749 §3.3). */
  scope = 'openid profile';

  /** The API that the access token is for. */
  audience: string | undefined;

  /** Comes back in `passwordless-authenticated`; 128 random bits when not set. */
  state: string | undefined;

  /** E.164: what stands in the phone field at first. */
  phoneNumber = '';

  /** ISO 3166-1 alpha-2: the country at first. Not set: guessed from the browser's languages and time zone. */
  defaultCountry = '';

  /** ISO 3166-1 alpha-2: the only countries that may sign in. Empty: all. */
  countries: readonly string[] = [];

  /** ISO 3166-1 alpha-2: the countries that the list begins with. */
  preferredCountries: readonly string[] = [];

  /** Digits of a code, 4 to 10. What the backend says wins. */
  codeLength = 6;

  /** Seconds until a code can be sent again; doubles twice. What the backend says wins. */
  resendDelay = 30;

  /** Whether a code is checked as soon as it is complete; `auto-submit="false"` turns it off. */
  autoSubmit = true;

  /** Tells people from programs, where the backend asks for that. */
  challenge: BotCheck | null | undefined;

  /** Sentences of the page's own, by message id. */
  messages: MessageOverrides = {};

  /** Whether it stands in the page, or opens as a dialog. */
  mode: 'inline' | 'modal' = 'inline';

  /** Whether the dialog is open. */
  open = false;

  /** Whether the dialog closes after a sign-in. */
  autoclose = false;

  /** Whether the visitor can't close the dialog. */
  persistent = false;

  /** Whether a reload or a discarded tab comes back to the code step, without another SMS. */
  resume = false;

  /** Whether this device remembers the phone number of whoever signs in. */
  remember = false;

  /** Whether the browser's Back button leads from the code to the number, and out of the dialog. */
  history = false;

  /** How close together everything stands; `compact` is for tools that are used all day, with a mouse. */
  density: 'comfortable' | 'compact' | undefined;
}
