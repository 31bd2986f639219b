/** The list of countries, as a visitor opens, reads and searches it. */
import type { Mounted } from './mount.js';
import { until } from './until.js';
import { click, field, focused, part, parts, textOf, type } from './visitor.js';

/** Opens it; the rows that are out of sight come a moment later. */
export async function openList(mounted: Mounted): Promise<void> {
  click(part(mounted.element, 'country-button'));
  await isOpen(mounted);
}

export const isOpen = ({ element }: Mounted): Promise<void> =>
  until(() => focused(element) === 'country-search', 'the list is open');

/** Once no row is missing any more. */
export async function allRows(mounted: Mounted): Promise<string[]> {
  await until(() => options(mounted).length === sizeOf(mounted), 'all countries are in the list');
  return options(mounted);
}

export const options = ({ element }: Mounted): string[] =>
  parts(element, 'country-option').map(textOf);

/** How many there are, as a screen reader is told. */
export const sizeOf = ({ element }: Mounted): number =>
  Number(parts(element, 'country-option')[0]?.ariaSetSize ?? 0);

/** The country that Enter chooses; empty when there is none. */
export function active({ element }: Mounted): string {
  const option = element.shadowRoot?.querySelector('[part="country-option active"]');
  return option ? textOf(option) : '';
}

/** Its two letters, when a screen reader is told of the same one. */
export function activeCode({ element }: Mounted): string {
  const id = part(element, 'country-search').getAttribute('aria-activedescendant') ?? '';
  const told = element.shadowRoot?.getElementById(id);
  return told?.part.contains('active') === true ? textOf(told).slice(0, 2) : '';
}

export async function search(mounted: Mounted, text: string): Promise<void> {
  await type(field(mounted.element, 'Search for a country'), text);
  await mounted.element.updateComplete;
}

/** What a press without a mouse's help would be. */
export const touch = (target: EventTarget, ...types: string[]) => {
  for (const name of types)
    target.dispatchEvent(new PointerEvent(name, { bubbles: true, composed: true }));
};

/** Of the rows, which one a finger would hit in its middle. */
export function hit({ element }: Mounted, row: HTMLElement): boolean {
  const { left, top, width, height } = row.getBoundingClientRect();
  const found = element.shadowRoot?.elementFromPoint(left + width / 2, top + height / 2);
  return row.contains(found ?? null);
}
