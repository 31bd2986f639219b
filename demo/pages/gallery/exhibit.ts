/** A widget that is brought into a state. */
import type {} from '../../../src/define.js';
import type { PasswordlessSmsElement } from '../../../src/index.js';
import { scripted } from './backend.js';
import type { State } from './state.js';
import { Visitor } from './visitor.js';

export interface Exhibit {
  readonly widget: PasswordlessSmsElement;
  /** Brings it into its state; it has to stand in the page by then. */
  readonly play: () => Promise<void>;
}

/** @param attributes Besides those of the state. */
export function exhibit(
  { attributes: own = {}, reach, script = {} }: State,
  attributes: Readonly<Record<string, string>>,
  isAlone: boolean,
): Exhibit {
  const widget = document.createElement('passwordless-sms');
  const all = { 'default-country': 'US', ...own, ...attributes };
  for (const [name, value] of Object.entries(all)) widget.setAttribute(name, value);
  if (script) widget.backend = scripted(script);
  const visitor = new Visitor(widget, isAlone);
  const play = async () => {
    await customElements.whenDefined('passwordless-sms');
    await widget.updateComplete;
    if (script) await visitor.ready();
    if (script && isAlone) widget.focus();
    await reach?.(visitor);
    const { lang } = widget;
    await visitor.until(() => visitor.find('.root')?.lang === lang);
  };
  return { widget, play };
}
