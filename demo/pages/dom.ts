/** Elements of text, never of markup. */

/** An element with children; texts become text nodes. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

export type Choice = readonly [value: string, label: string];

/** A list to choose from, with one of its values chosen. */
export function select(
  name: string,
  choices: readonly Choice[],
  chosen: unknown,
): HTMLSelectElement {
  const options = choices.map(([value, label]) =>
    element('option', { value, selected: value === chosen }, label),
  );
  return element('select', { name }, ...options);
}
