/** The list of countries of one element: whether it is open, what it shows, and where its focus goes. */
import type { LitElement, ReactiveController } from 'lit';
import type { Country } from '../../phone/library.js';
import { onLeave } from './country-leave.js';
import { Placing } from './country-place.js';
import { CountryRows } from './country-rows.js';
import { CountrySearch, type SearchedCountries } from './country-search.js';

/** What there is to choose from, and who is told of the choice. */
export interface PickedCountries extends SearchedCountries {
  readonly isPending: boolean;
  readonly shown: Country | undefined;
  choose(country: string): void;
}

/** Not so in browsers before 2024: there it stays below the field. */
const hasPopovers = () => typeof HTMLElement.prototype.showPopover === 'function';

export class CountryPicker implements ReactiveController {
  readonly #host: LitElement;
  readonly #countries: PickedCountries;
  readonly #search: CountrySearch;
  isOpen = false;
  /** Whether it is rendered: also unseen and in its place, when it is about to be opened. */
  isThere = false;
  /** What the visitor looks for. */
  text = '';
  /** Index of the option that Enter chooses; -1 for none. */
  active = -1;
  readonly rows: CountryRows;
  #reveals: 'in the middle' | 'at all' | undefined;
  #panel: HTMLElement | null = null;
  #shown: AbortController | undefined;
  #placing: Placing | undefined;

  constructor(host: LitElement, countries: PickedCountries) {
    this.#host = host;
    this.#countries = countries;
    this.#search = new CountrySearch(countries);
    this.rows = new CountryRows((from, to) => {
      if (!this.text) this.#search.prepare(from, to);
      this.#host.requestUpdate();
    });
    // Else the list, which loses the focus to the button, is closed before the click opens it again.
    this.#root.addEventListener('mousedown', (event) => {
      if (this.isOpen && this.#button?.contains(event.target as Node)) event.preventDefault();
    });
    host.addController(this);
  }

  get found(): readonly Country[] {
    return this.#search.find(this.text);
  }

  hostDisconnected(): void {
    this.#end();
    this.#shown?.abort();
  }

  hostUpdate(): void {
    if (this.#countries.isPending) this.#end();
  }

  hostUpdated(): void {
    const panel = this.#root.querySelector<HTMLElement>('[part="country-panel"]');
    if (panel !== this.#panel) this.#shown?.abort();
    if (panel && panel !== this.#panel && hasPopovers()) this.#place(panel);
    this.#panel = panel;
    if (panel && this.isOpen && this.#shown?.signal.aborted !== false) this.#show(panel);
    // Another step came: nobody is to find the list open on the way back.
    if (!panel) this.#end();
    const list = panel?.querySelector<HTMLElement>('[part="country-list"]');
    if (!list) return;
    this.rows.settle(list, this.found.length, this.isOpen);
    this.#reveal(list);
  }

  /**
   * Renders the list, unseen, when the pointer comes to its button, which is a moment before it is
   * pressed: a slow phone has the less to do then.
   */
  prepare(): void {
    if (this.isThere || !hasPopovers() || this.#countries.isPending) return;
    this.#render('');
    setTimeout(() => {
      if (!this.isOpen) this.close();
    }, 3000);
  }

  /** @param text What was typed on the button. */
  open(text = ''): void {
    if (this.#countries.isPending) return;
    const isReady = this.isThere && !text && this.found[this.active] === this.#countries.shown;
    this.isOpen = true;
    if (isReady) this.#host.requestUpdate();
    else this.#render(text);
  }

  /** @param focused Where the focus goes: to the button, or to the field after a choice. */
  close(focused?: 'country-button' | 'phone-input'): void {
    this.#end();
    // Before the list takes its focus along.
    if (focused) this.#root.querySelector<HTMLElement>(`[part="${focused}"]`)?.focus();
    this.#host.requestUpdate();
  }

  find(text: string): void {
    this.text = text;
    const { shown } = this.#countries;
    this.active = text ? 0 : this.found.findIndex(({ code }) => code === shown?.code);
    this.#reveals = text ? 'at all' : 'in the middle';
    this.rows.begin(this.active);
    this.#host.requestUpdate();
  }

  moveTo(active: number): void {
    this.active = Math.max(0, Math.min(active, this.found.length - 1));
    this.rows.include(this.active);
    this.#reveals = 'at all';
    this.#host.requestUpdate();
  }

  choose(chosen: Country | undefined): void {
    if (!chosen) return;
    this.#countries.choose(chosen.code);
    this.close('phone-input');
  }

  /** How many countries PageDown goes on by: all but one of those in sight. */
  get page(): number {
    const list = this.#panel?.querySelector('[part="country-list"]');
    const height = list?.firstElementChild?.clientHeight;
    return list && height ? Math.max(1, Math.floor(list.clientHeight / height) - 1) : 1;
  }

  get #root(): ShadowRoot {
    return this.#host.renderRoot as ShadowRoot;
  }

  get #button(): HTMLElement | null {
    return this.#root.querySelector('[part="country-button"]');
  }

  #render(text: string): void {
    const field = this.#root.querySelector<HTMLElement>('[part="phone-field"]');
    // Measured before anything changes, when that costs nothing; and again before it is painted.
    if (field) this.#placing ??= new Placing(field);
    this.isThere = true;
    this.find(text);
  }

  /**
   * Brings the panel above everything of the page. `manual`, since the browser's own rules would close
   * it when its button is pressed, and not when the focus leaves it.
   */
  #place(panel: HTMLElement): void {
    panel.popover = 'manual';
    this.#placing?.follow(panel);
    panel.showPopover();
  }

  #end(): void {
    this.isOpen = this.isThere = false;
    this.rows.stop();
    this.#placing?.stop();
    this.#placing = undefined;
  }

  #show(panel: HTMLElement): void {
    const { signal } = (this.#shown = new AbortController());
    panel.querySelector('input')?.focus({ preventScroll: hasPopovers() });
    onLeave({ panel, button: this.#button, signal }, (isFocusInside) =>
      this.close(isFocusInside ? 'country-button' : undefined),
    );
  }

  /** Scrolls the list, and nothing around it. */
  #reveal(list: HTMLElement): void {
    const option = list.querySelector<HTMLElement>('[part~="active"]');
    const how = this.#reveals;
    this.#reveals = undefined;
    if (!option || !how) return;
    const { offsetTop: top, offsetHeight: height } = option;
    const hidden = list.clientHeight - height;
    if (how === 'in the middle') list.scrollTop = top - hidden / 2;
    else list.scrollTop = Math.min(Math.max(list.scrollTop, top - hidden), top);
  }
}
