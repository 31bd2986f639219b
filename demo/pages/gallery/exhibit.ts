/** A widget that is brought into a state. */
import { demo } from '../../../src/backends/demo.js';
import type {} from '../../../src/define.js';
import type { BotCheck, PasswordlessSmsElement } from '../../../src/index.js';
import type { State } from './state.js';
import { Visitor } from './visitor.js';

export interface Exhibit {
  readonly widget: PasswordlessSmsElement;
  /** Brings it into its state; it has to stand in the page by then. */
  readonly play: () => Promise<void>;
}

/** Never ends, so that it can be looked at. */
const botCheck: BotCheck = {
  prepare: (place) => {
    place.textContent = 'The page’s own bot check draws here.';
    place.className = 'bot-check';
  },
  execute: () => new Promise(() => undefined),
};

/** @param attributes Besides those of the state. */
export function exhibit(
  { attributes: own = {}, backend = {}, hasBotCheck, reach }: State,
  attributes: Readonly<Record<string, string>>,
  isAlone: boolean,
): Exhibit {
  const widget = document.createElement('passwordless-sms');
  const all = { 'default-country': 'US', ...own, ...attributes };
  for (const [name, value] of Object.entries(all)) widget.setAttribute(name, value);
  if (backend) widget.backend = demo({ latencySeconds: 0, ...backend });
  if (hasBotCheck) widget.challenge = botCheck;
  const visitor = new Visitor(widget, isAlone);
  const play = async () => {
    await customElements.whenDefined('passwordless-sms');
    await widget.updateComplete;
    if (backend) await visitor.ready();
    if (backend && isAlone) widget.focus();
    await reach?.(visitor);
    const { lang } = widget;
    await visitor.until(() => visitor.find('.root')?.lang === lang);
  };
  return { widget, play };
}
