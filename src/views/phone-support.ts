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
import type { CountryPicker } from './country-picker.js';
import type { LateViews } from './view.js';

type Host = LitElement & {
  readonly countries: readonly string[];
  readonly preferredCountries: readonly string[];
};

export class PhoneSupport implements ReactiveController {
  readonly #host: Host;
  readonly #i18n: I18n;
  readonly #load = lazy(() => Promise.all([loadPhoneLibrary(), import('./late.js')]));
  #isScheduled = false;
  library: PhoneLibrary | undefined;
  late: LateViews | undefined;
  picker: CountryPicker | undefined;

  constructor(host: Host, i18n: I18n) {
    this.#host = host;
    this.#i18n = i18n;
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
      this.#host.requestUpdate();
    }
    return library;
  }

  /** The countries to choose from, the preferred ones first. */
  countries(locale: string): readonly Country[] {
    const allowed = codes(this.#host.countries);
    const preferred = codes(this.#host.preferredCountries);
    const all = (this.library?.countries(locale) ?? []).filter(
      ({ code }) => !allowed.length || allowed.includes(code),
    );
    const isPreferred = ({ code }: Country) => preferred.includes(code);
    const first = all
      .filter(isPreferred)
      .sort((a, b) => preferred.indexOf(a.code) - preferred.indexOf(b.code));
    return first.length ? [...first, ...all.filter((country) => !isPreferred(country))] : all;
  }

  readonly checkNumber = async (input: string, country?: string): Promise<NumberCheck> => {
    const { checkNumber } = await this.load();
    const check = checkNumber(input, country);
    const allowed = codes(this.#host.countries);
    if (check.outcome !== 'rejected' && allowed.length && !allowed.includes(check.country ?? ''))
      throw new PasswordlessError('unsupported_country');
    return check;
  };
}

const codes = (list: readonly string[]): readonly string[] =>
  list.map((code) => code.toUpperCase());

let lateSheet: CSSResult | undefined;

/** One sheet for all elements of the page. */
function adoptLate(host: LitElement, text: string): void {
  const { elementStyles } = host.constructor as typeof LitElement;
  adoptStyles(host.renderRoot as ShadowRoot, [...elementStyles, (lateSheet ??= unsafeCSS(text))]);
}
