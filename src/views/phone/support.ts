/** The numbering plans for one element: loaded once its field shows, and limited to what its page allows. */
import {
  adoptStyles,
  unsafeCSS,
  type CSSResult,
  type LitElement,
  type ReactiveController,
} from 'lit';
import { PasswordlessError } from '../../errors.js';
import type { I18n } from '../../i18n/i18n.js';
import { lazy } from '../../basics/lazy.js';
import type { NumberCheck } from '../../phone/number-check.js';
import type { PhoneField, PhoneHost } from './field.js';
import type { LateViews, View } from '../view.js';

export class PhoneSupport implements ReactiveController {
  readonly #host: PhoneHost;
  readonly #i18n: I18n;
  readonly #flow: View['flow'];
  readonly #onLoaded: () => void;
  readonly #load = lazy(() => import('../late.js'));
  readonly #styles: CSSResult[] = [];
  #isScheduled = false;
  hasFailed = false;
  late: LateViews | undefined;
  field: PhoneField | undefined;

  constructor(host: PhoneHost, i18n: I18n, flow: View['flow'], onLoaded: () => void) {
    this.#host = host;
    this.#i18n = i18n;
    this.#flow = flow;
    this.#onLoaded = onLoaded;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.late || this.#isScheduled) return;
    this.#isScheduled = true;
    // A failure is told when a number is to be checked, which tries again.
    const load = () =>
      void this.load().catch(() => {
        this.hasFailed = true;
        this.#host.requestUpdate();
      });
    // Safari has no requestIdleCallback.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(load, { timeout: 500 });
    else setTimeout(load);
  }

  /** Everything that the steps after the first paint need. */
  async load(): Promise<PhoneField> {
    const late = await this.#load();
    if (!this.field) {
      this.late = late;
      this.#i18n.addLate(late);
      this.#adopt(late.lateStyles);
      this.field = new late.PhoneField(this.#host, this.#flow, this.#i18n, late, this.#adopt);
      this.#onLoaded();
      this.#host.requestUpdate();
    }
    return this.field;
  }

  readonly checkNumber = async (input: string, country?: string): Promise<NumberCheck> => {
    const field = await this.load();
    const check = await field.check(input, country);
    if (check.outcome !== 'rejected' && !field.isAllowed(check.country))
      throw new PasswordlessError('unsupported_country');
    return check;
  };

  /** Opens the list of countries, or closes it; when it isn't there yet, as soon as it is. */
  readonly toggleCountries = (): void => {
    if (this.field) this.field.countryList.toggle();
    else
      this.load().then(
        ({ countryList }) => countryList.openLate(),
        () => undefined,
      );
  };

  /** Adds styles to those that the element has. */
  readonly #adopt = (text: string): void => {
    const { elementStyles } = this.#host.constructor as typeof LitElement;
    this.#styles.push((sheets[text] ??= unsafeCSS(text)));
    adoptStyles(this.#host.renderRoot as ShadowRoot, [...elementStyles, ...this.#styles]);
  };
}

/** Of what is loaded late, by its text: one sheet for all elements of the page. */
const sheets: Record<string, CSSResult> = {};
