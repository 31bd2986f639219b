/** Does what a visitor does with a widget, so that nothing in it is faked. */
import { demoCodes } from '../../../src/backends/demo.js';
import type { PasswordlessSmsElement } from '../../../src/index.js';
import { DomDriver } from '../../../src/testing/index.js';

/** From a range reserved for fiction; the numbering plans take it for a mobile's. */
export const phoneNumber = '+14155550132';

export class Visitor extends DomDriver {
  /** Whether the page is about this widget: then the focus goes with the visitor. */
  readonly isAlone: boolean;

  constructor(widget: PasswordlessSmsElement, isAlone: boolean) {
    super(widget);
    this.isAlone = isAlone;
  }

  /** Once the numbers of all countries are there: the field shows whose number it waits for. */
  ready = (): Promise<void> =>
    this.until(() => /\d/.test(this.find('[part="phone-field"]')?.textContent ?? ''));

  override async type(name: string, text: string): Promise<void> {
    if (this.isAlone) (await this.part(name)).focus();
    await super.type(name, text);
  }

  override async send(number: string = phoneNumber): Promise<void> {
    await this.ready();
    await super.send(number);
  }

  async toCode(number?: string): Promise<void> {
    await this.send(number);
    await this.part('code-input');
  }

  override async enter(code: string = demoCodes.right, number?: string): Promise<void> {
    await this.toCode(number);
    await super.enter(code);
  }
}
