/** The way to the list of countries: most visitors never open it, so it is loaded when they are about to. */
import type { LitElement, TemplateResult } from 'lit';
import { lazy } from '../../basics/lazy.js';
import type { CountryPicker, PickedCountries } from './country-picker.js';
import { isCharacter } from './keys.js';
import type { Pieces, View } from '../view.js';

/** What the visitor wants of a list that is still under way. */
interface Wish {
  /** What was typed on the button. */
  readonly text: string;
  /** What had the focus then. */
  readonly focused: Element | null;
}

export class CountryListSupport {
  readonly #host: LitElement;
  readonly #countries: PickedCountries;
  readonly #load: () => Promise<CountryPicker>;
  #panel: ((view: View, pieces: Pieces) => TemplateResult | undefined) | undefined;
  #picker: CountryPicker | undefined;
  #wish: Wish | undefined;

  /** @param adopt Gives the element more styles. */
  constructor(host: LitElement, countries: PickedCountries, adopt: (styles: string) => void) {
    this.#host = host;
    this.#countries = countries;
    this.#load = lazy(async () => {
      const { CountryPicker, countryListStyles, countryPanel } = await import('./country-list.js');
      adopt(countryListStyles);
      const picker = new CountryPicker(host, countries);
      this.#panel = (view, pieces) => countryPanel(view, countries, picker, pieces);
      return (this.#picker = picker);
    });
    this.#onButton('pointerover', () => this.#whenLoaded((picker) => picker.prepare()));
    this.#onButton('focusin', () => this.#whenLoaded());
    this.#onButton('keydown', this.#onKeyDown);
  }

  get isOpen(): boolean {
    return this.#picker?.isOpen ?? false;
  }

  view(view: View, pieces: Pieces): TemplateResult | undefined {
    return this.#panel?.(view, pieces);
  }

  toggle(): void {
    if (this.isOpen) this.close('country-button');
    else this.open();
  }

  /** For who asked before anything of it was there, and hasn't gone on to the number since. */
  openLate(): void {
    if (this.#root.activeElement?.part.contains('phone-input') !== true) this.open();
  }

  /** @param text What was typed on the button. */
  open(text = ''): void {
    if (this.#picker) this.#picker.open(text);
    else this.#ask(text);
  }

  /** @param focused Where the focus goes. */
  close(focused?: 'country-button'): void {
    this.#wish = undefined;
    this.#picker?.close(focused);
  }

  get #root(): ShadowRoot {
    return this.#host.renderRoot as ShadowRoot;
  }

  #onButton<Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: (event: HTMLElementEventMap[Type]) => void,
  ): void {
    this.#root.addEventListener(type, (event) => {
      if ((event.target as Element).closest('[part="country-button"]'))
        listener(event as HTMLElementEventMap[Type]);
    });
  }

  /** When it can't be loaded nothing happens; the next one to ask tries again. */
  #whenLoaded(call?: (picker: CountryPicker) => void): void {
    this.#load().then(call, () => (this.#wish = undefined));
  }

  /** Opens it when it is there, unless the visitor has gone on to something else by then. */
  #ask(text: string): void {
    if (this.#countries.isPending) return;
    const { activeElement: focused } = this.#root;
    this.#wish = { text: (this.#wish?.text ?? '') + text, focused };
    this.#whenLoaded((picker) => {
      const wish = this.#wish;
      this.#wish = undefined;
      if (wish && this.#host.isConnected && this.#root.activeElement === wish.focused)
        picker.open(wish.text);
    });
  }

  readonly #onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    if (this.isOpen) {
      if (key !== 'Escape') return;
      this.close('country-button');
    } else if (key === 'ArrowDown' || key === 'ArrowUp') this.open();
    // A space presses the button, unless it stands in what is being typed.
    else if (isCharacter(event) || (key === ' ' && this.#wish?.text)) this.open(key);
    else return;
    // A dialog around it isn't meant; and the character is in the search field already.
    event.stopPropagation();
    event.preventDefault();
  };
}
