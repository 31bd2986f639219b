/**
 * The country of numbers in national form until the visitor chooses one: what the page says, else
 * what the browser lets guess. No server is asked.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { lazy } from '../../basics/lazy.js';
import { guessCountry } from '../../phone/guess-country.js';
import type { OfferedCountries } from './countries.js';

type Host = ReactiveControllerHost & { readonly defaultCountry: string | null };

const loadTimeZones = lazy(() => import('../../phone/time-zones.js'));

const languageOf = (tag: string) => tag.split('-', 1)[0];

export class HomeCountry implements ReactiveController {
  readonly #host: Host;
  readonly #offered: () => OfferedCountries;
  readonly #regions = regions();
  #ofTimeZone: string | undefined;
  #guess: Promise<void> | undefined;

  /** @param offered The countries to choose from. */
  constructor(host: Host, offered: () => OfferedCountries) {
    this.#host = host;
    this.#offered = offered;
    host.addController(this);
  }

  hostUpdated(): void {
    void this.known();
  }

  /** ISO 3166-1 alpha-2; undefined when nobody can tell, or not yet. */
  get code(): string | undefined {
    const { list, codes } = this.#offered();
    // Where a page allows one country there is nothing to choose.
    if (list.length === 1) return list[0]?.code;
    const wanted = this.#host.defaultCountry?.trim().toUpperCase();
    return [wanted, ...this.#regions, this.#ofTimeZone].find((one) => codes.has(one));
  }

  /** The same, when all has been asked that can be. */
  async known(): Promise<string | undefined> {
    if (!this.code) await (this.#guess ??= this.#askTimeZone());
    return this.code;
  }

  async #askTimeZone(): Promise<void> {
    try {
      const { countryOfTimeZone } = await loadTimeZones();
      this.#ofTimeZone = countryOfTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
      this.#host.requestUpdate();
    } catch {
      // Not known, then: the visitor is asked.
    }
  }
}

/**
 * Regions of the reader's own language. Those of others say little: browsers add `en-US` to lists
 * of everybody's.
 */
function regions(): (string | undefined)[] {
  const [first = '', ...others] = navigator.languages;
  const own = others.filter((tag) => languageOf(tag) === languageOf(first));
  return [first, ...own].map((tag) => guessCountry([tag]));
}
