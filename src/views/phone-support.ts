/** The numbering plans for one element: loaded once its field shows, and limited to what its page allows. */
import {
  adoptStyles,
  unsafeCSS,
  type CSSResult,
  type LitElement,
  type ReactiveController,
} from 'lit';
import { PasswordlessError } from '../errors.js';
import type { I18n } from '../i18n/i18n.js';
import { lazy } from '../basics/lazy.js';
import type { Country } from '../phone/library.js';
import { loadPhoneLibrary, type PhoneLibrary } from '../phone/load-library.js';
import type { NumberCheck } from '../phone/number-check.js';
import { guessCountry } from '../phone/guess-country.js';
import type { CountrySettings } from './countries.js';
import type { CountryPicker } from './country-picker.js';
import type { LateViews } from './view.js';

type Host = LitElement & CountrySettings & { readonly defaultCountry: string | null };

export class PhoneSupport implements ReactiveController {
  readonly #host: Host;
  readonly #i18n: I18n;
  readonly #onLoaded: () => void;
  readonly #load = lazy(() => Promise.all([loadPhoneLibrary(), import('./late.js')]));
  #isScheduled = false;
  library: PhoneLibrary | undefined;
  late: LateViews | undefined;
  picker: CountryPicker | undefined;

  constructor(host: Host, i18n: I18n, onLoaded: () => void) {
    this.#host = host;
    this.#i18n = i18n;
    this.#onLoaded = onLoaded;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.library || this.#isScheduled) return;
    this.#isScheduled = true;
    // A failure is told when a number is to be checked, which tries again.
    const load = () => void this.load().catch(() => undefined);
    // Safari has no requestIdleCallback.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(load, { timeout: 500 });
    else setTimeout(load);
  }

  /** Everything that the steps after the first paint need. */
  async load(): Promise<PhoneLibrary> {
    const [library, late] = await this.#load();
    if (this.library !== library) {
      this.library = library;
      this.late = late;
      this.#i18n.late = late.lateMessages;
      this.picker = new late.CountryPicker(this.#host);
      adoptLate(this.#host, late.lateStyles);
      this.#onLoaded();
      this.#host.requestUpdate();
    }
    return library;
  }

  /** The countries to choose from; none until they are loaded. */
  get countries(): readonly Country[] {
    const { library, late } = this;
    return library ? (late?.listCountries(library, this.#host, this.#i18n.locale) ?? []) : [];
  }

  /** The country of numbers in national form, unless the visitor chooses another. */
  get country(): string | undefined {
    const wanted = [this.#host.defaultCountry?.toUpperCase(), guessCountry(navigator.languages)];
    return this.late
      ? this.late.homeCountry(this.countries, this.#host, wanted)
      : wanted.find(Boolean);
  }

  readonly checkNumber = async (input: string, country?: string): Promise<NumberCheck> => {
    const { checkNumber } = await this.load();
    const check = checkNumber(input, country);
    if (check.outcome !== 'rejected' && !this.late?.isAllowed(check.country, this.#host))
      throw new PasswordlessError('unsupported_country');
    return check;
  };
}

let lateSheet: CSSResult | undefined;

/** One sheet for all elements of the page. */
function adoptLate(host: LitElement, text: string): void {
  const { elementStyles } = host.constructor as typeof LitElement;
  adoptStyles(host.renderRoot as ShadowRoot, [...elementStyles, (lateSheet ??= unsafeCSS(text))]);
}
