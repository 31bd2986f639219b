/** Does what a visitor does with a widget, so that nothing in it is faked. */
import type { PasswordlessSmsElement } from '../../../src/index.js';

/** From a range reserved for fiction; the numbering plans take it for a mobile's. */
export const phoneNumber = '+14155550132';

export class Visitor {
  readonly widget: PasswordlessSmsElement;
  /** Whether the page is about this widget: then the focus goes with the visitor. */
  readonly isAlone: boolean;

  constructor(widget: PasswordlessSmsElement, isAlone: boolean) {
    this.widget = widget;
    this.isAlone = isAlone;
  }

  find(selector: string): HTMLElement | null {
    return this.widget.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  }

  /** A piece of the widget, once it is there. */
  async part(name: string): Promise<HTMLElement> {
    for (;;) {
      const found = this.find(`[part~="${name}"]`);
      if (found) return found;
      await this.#moment();
    }
  }

  async until(condition: () => unknown): Promise<void> {
    while (!condition()) await this.#moment();
    await this.widget.updateComplete;
  }

  #moment = () =>
    new Promise<void>((resolve) => {
      setTimeout(resolve, 10);
    });

  /** Once the numbers of all countries are there: the field shows whose number it waits for. */
  ready = (): Promise<void> =>
    this.until(() => /\d/.test(this.find('[part="phone-field"]')?.textContent ?? ''));

  async type(name: string, text: string): Promise<void> {
    const input = (await this.part(name)) as HTMLInputElement;
    if (this.isAlone) input.focus();
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
    await this.widget.updateComplete;
  }

  async press(name: string): Promise<void> {
    (await this.part(name)).click();
    await this.widget.updateComplete;
  }

  async send(number = phoneNumber): Promise<void> {
    await this.ready();
    await this.type('phone-input', number);
    await this.press('submit-button');
  }

  async toCode(): Promise<void> {
    await this.send();
    await this.part('code-input');
  }

  async enter(code = '123456'): Promise<void> {
    await this.toCode();
    await this.type('code-input', code);
  }

  refused = (): Promise<void> => this.until(() => this.find('[part="error-message"] span'));
}
