/** What a page sets on the element, as attributes or as properties. */
import { LitElement, type PropertyDeclarations } from 'lit';
import type { PasswordlessBackend } from './backends/backend.js';
import type { MessageOverrides } from './i18n/i18n.js';

/** Lists in attributes: separated by spaces or commas. */
const listConverter = {
  fromAttribute: (value: string | null) => value?.split(/[\s,]+/).filter(Boolean) ?? [],
};

/** On unless it says `false` or `off`: an attribute that is just absent can't mean no. */
const onConverter = {
  fromAttribute: (value: string | null) => !/^(false|off)$/i.test(value ?? ''),
};

export class ElementProperties extends LitElement {
  // Not decorators: their helpers would cost a visitor half a kilobyte.
  static override properties: PropertyDeclarations = {
    domain: {},
    clientId: { attribute: 'client-id' },
    backend: { attribute: false },
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

  /** Who sends and checks codes; wins over `domain`. */
  backend: PasswordlessBackend | undefined;

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

  /** How close together everything stands; `compact` is for tools that are used all day. */
  density: 'comfortable' | 'compact' | undefined;
}
