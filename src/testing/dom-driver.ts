/** Does with a widget in a page what a visitor does: for tests in a browser, as with Testing Library. */
import type { PasswordlessSmsElement } from '../element.js';

type Widget = HTMLElement & Pick<PasswordlessSmsElement, 'flowState' | 'updateComplete'>;

/** Milliseconds between two looks. */
const patience = 10;

/**
 * One widget of the page. What isn't there yet is waited for; whoever waits for ever is ended by the
 * test runner.
 *
 * @example
 * const driver = new DomDriver(screen.getByTestId('sign-in'));
 * await driver.send('+14155550132');
 * await driver.enter('123456');
 * await driver.step('authenticated');
 * // Testing Library's queries look inside of the widget here:
 * within(driver.root).getByRole('button', { name: 'Change number' });
 */
export class DomDriver {
  readonly widget: Widget;

  constructor(widget: HTMLElement) {
    this.widget = widget as Widget;
  }

  /** All that the widget shows. */
  get root(): HTMLElement {
    const root = this.find('.root');
    if (!root) throw new Error('the widget is not in the page, or its script is not loaded');
    return root;
  }

  /** What is wrong, as the visitor is told; empty when nothing is. */
  get error(): string {
    return this.find('[part="error-message"] span')?.textContent ?? '';
  }

  /** The first that a selector means inside of the widget. */
  find(selector: string): HTMLElement | null {
    return this.widget.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  }

  /** A piece of the widget, by the name that styles have for it, once it is there. */
  async part(name: string): Promise<HTMLElement> {
    for (;;) {
      const found = this.find(`[part~="${name}"]`);
      if (found) return found;
      await moment();
    }
  }

  async until(condition: () => unknown): Promise<void> {
    while (!condition()) await moment();
    await this.widget.updateComplete;
  }

  /** Once that step shows. */
  step(name: PasswordlessSmsElement['flowState']['step']): Promise<void> {
    return this.until(() => this.widget.flowState.step === name);
  }

  /** Puts a text into a field, as a paste or a password manager does. */
  async type(name: string, text: string): Promise<void> {
    const input = (await this.part(name)) as HTMLInputElement;
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
    await this.widget.updateComplete;
  }

  async press(name: string): Promise<void> {
    (await this.part(name)).click();
    await this.widget.updateComplete;
  }

  /** Has a code sent to a number. */
  async send(phoneNumber: string): Promise<void> {
    await this.type('phone-input', phoneNumber);
    await this.press('submit-button');
  }

  /** Enters a code once it is asked for; a whole one is checked at once. */
  async enter(code: string): Promise<void> {
    await this.type('code-input', code);
  }

  /** Once an error shows. */
  async refused(): Promise<void> {
    await this.until(() => this.error);
  }
}

const moment = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, patience);
  });
