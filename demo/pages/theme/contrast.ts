/** Whether what was chosen can be read: measured on widgets as browsers paint them (WCAG 2.2, 1.4.3 and 1.4.11). */
import { element } from '../dom.js';
import { exhibit } from '../gallery/exhibit.js';
import { states } from '../gallery/states.js';
import { contrast } from './wcag.js';

export interface Warning {
  readonly scheme: string;
  readonly what: string;
  readonly ratio: number;
  readonly least: number;
}

/** Unseen widgets in both schemes: with a wrong number, and with a wrong code. */
export class ContrastCheck {
  readonly #probes: { scheme: string; widget: HTMLElement; card: HTMLElement }[] = [];

  async prepare(place: HTMLElement): Promise<void> {
    const plays: Promise<void>[] = [];
    for (const scheme of ['light', 'dark'])
      for (const state of states.filter(({ name }) => name === 'rejected' || name === 'wrong')) {
        const { widget, play } = exhibit(state, { lang: 'en' }, false);
        // What is still on its way can't be measured.
        widget.style.setProperty('--passwordless-sms-duration', '0s');
        const card = element('div', { inert: true, className: 'probe' }, widget);
        card.style.colorScheme = scheme;
        card.ariaHidden = 'true';
        place.append(card);
        this.#probes.push({ scheme, widget, card });
        plays.push(play());
      }
    await Promise.all(plays);
  }

  /** Everything that is too weak, once. */
  warnings(): readonly Warning[] {
    const all = this.#measured();
    const isSame = (one: Warning) => (other: Warning) =>
      one.what === other.what && one.scheme === other.scheme;
    return all.filter((one, index) => all.findIndex(isSame(one)) === index);
  }

  #measured(): readonly Warning[] {
    return this.#probes.flatMap(({ scheme, widget, card }) => {
      const surface = getComputedStyle(card).backgroundColor;
      const part = (name: string) => widget.shadowRoot?.querySelector(`[part~="${name}"]`);
      const styleOf = (name: string) => {
        const found = part(name);
        return found && getComputedStyle(found);
      };
      const [button, field, digit] = ['submit-button', 'phone-field', 'code-digit'].map(styleOf);
      const box = field ?? digit;
      const pairs: readonly (readonly [string, string | undefined, string | undefined, number])[] =
        [
          ['Text on the button', button?.color, button?.backgroundColor, 4.5],
          ['The title', styleOf('title')?.color, surface, 4.5],
          ['Quiet text', styleOf('description')?.color, surface, 4.5],
          ['Errors', styleOf('error-message')?.color, surface, 4.5],
          ['Links', styleOf('back-button')?.color, surface, 4.5],
          ['What is typed', styleOf('phone-input')?.color, field?.backgroundColor, 4.5],
          ['The digits', styleOf('code-input')?.color, digit?.backgroundColor, 4.5],
          ['Borders of fields', box?.borderTopColor, surface, 3],
        ];
      return pairs.flatMap(([what, color, background, least]) => {
        if (!color || !background) return [];
        const ratio = contrast(color, background);
        return ratio < least ? [{ scheme, what, ratio, least }] : [];
      });
    });
  }
}
