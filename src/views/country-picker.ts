/** What the country list of one element shows at the moment, and where its focus goes. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

export class CountryPicker implements ReactiveController {
  readonly #host: Host;
  isOpen = false;
  search = '';
  /** Index of the option that Enter chooses. */
  active = 0;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.isOpen = false;
  }

  hostUpdated(): void {
    // Another step came: nobody is to find the list open on the way back.
    if (!this.#host.shadowRoot?.querySelector('[part="phone-input"]')) this.isOpen = false;
  }

  open(active: number): void {
    void this.#update({ isOpen: true, search: '', active: Math.max(0, active) }, 'country-search');
  }

  /** Closes the list and gives the focus back: to the button, or to the field after a choice. */
  close(focused: 'country-button' | 'phone-input'): void {
    void this.#update({ isOpen: false }, focused);
  }

  find(search: string): void {
    void this.#update({ search, active: 0 });
  }

  moveTo(active: number): void {
    void this.#update({ active });
  }

  async #update(
    changes: Partial<Pick<CountryPicker, 'isOpen' | 'search' | 'active'>>,
    focused?: string,
  ): Promise<void> {
    Object.assign(this, changes);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const root = this.#host.shadowRoot;
    if (focused) root?.querySelector<HTMLElement>(`[part="${focused}"]`)?.focus();
    root?.querySelector('[part~="active"]')?.scrollIntoView({ block: 'nearest' });
  }
}
