/** What a visitor sees and does. */
import { sendKeys } from '@web/test-runner-commands';
import type { PasswordlessSmsElement } from '../../src/element.js';

/** The piece of this name, as a page's own styles find it. */
export function part(element: PasswordlessSmsElement, name: string): HTMLElement {
  const found = findPart(element, name);
  if (!found) throw new Error(`there is no part “${name}”`);
  return found;
}

const findPart = (element: PasswordlessSmsElement, name: string): HTMLElement | null =>
  element.shadowRoot?.querySelector<HTMLElement>(`[part~="${name}"]`) ?? null;

/** Tests ask this rather than compare elements: a failure would print the whole tree. */
export const has = (element: PasswordlessSmsElement, name: string): boolean =>
  findPart(element, name) !== null;

export const parts = (element: PasswordlessSmsElement, name: string): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(`[part~="${name}"]`) ?? []),
];

/** A text field, found by its label. */
export function field(element: PasswordlessSmsElement, label: string): HTMLInputElement {
  const found = [...(element.shadowRoot?.querySelectorAll('input') ?? [])].find(
    (input) =>
      input.getAttribute('aria-label') === label ||
      [...(input.labels ?? [])].some((one) => textOf(one) === label),
  );
  if (!found) throw new Error(`no field is labelled “${label}”`);
  return found;
}

/** A button, found by its name. */
export function button(element: PasswordlessSmsElement, name: string): HTMLButtonElement {
  const found = [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find(
    (one) => nameOf(one) === name,
  );
  if (!found) throw new Error(`no button is named “${name}”`);
  return found;
}

/** What a screen reader calls a button. */
export function nameOf(target: Element): string {
  const label = target.getAttribute('aria-label');
  if (label !== null) return label;
  const copy = target.cloneNode(true) as Element;
  for (const decoration of copy.querySelectorAll('[aria-hidden="true"]')) decoration.remove();
  return textOf(copy);
}

/** The words of a piece, without the spaces of its template. */
export const textOf = (node: Node): string => (node.textContent ?? '').replace(/\s+/g, ' ').trim();

export const phoneField = (element: PasswordlessSmsElement) =>
  part(element, 'phone-input') as HTMLInputElement;

export const dialogOf = (element: PasswordlessSmsElement) =>
  part(element, 'dialog') as HTMLDialogElement;

export const codeField = (element: PasswordlessSmsElement) =>
  part(element, 'code-input') as HTMLInputElement;

/** What is wrong, as it shows. */
export const errorText = (element: PasswordlessSmsElement) =>
  [...part(element, 'error-message').querySelectorAll('span:not(.visually-hidden)')]
    .map(textOf)
    .join('');

/** What a screen reader says at its next pause. */
export function announced(element: PasswordlessSmsElement): string {
  const place = element.shadowRoot?.querySelector('.visually-hidden[role="status"]');
  if (!place) throw new Error('there is no place for announcements');
  return textOf(place);
}

/** The piece that has the focus. */
export const focused = (element: PasswordlessSmsElement) =>
  element.shadowRoot?.activeElement?.getAttribute('part') ?? null;

/** As a paste or an autofill does: the whole text at once. */
export function fill(target: HTMLElement, text: string): void {
  target.focus();
  (target as HTMLInputElement).value = text;
  target.dispatchEvent(
    new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertFromPaste' }),
  );
}

/** As keys do that are pressed one after the other. */
export async function type(target: HTMLElement, text: string): Promise<void> {
  target.focus();
  await sendKeys({ type: text });
}

export const press = (key: string) => sendKeys({ press: key });

/** Buttons take the focus when they are pressed. Safari leaves it where it is, so tests say so. */
export function click(target: HTMLElement): void {
  target.focus();
  target.click();
}

/** Presses the button that moves on. */
export const submit = (element: PasswordlessSmsElement) => click(part(element, 'submit-button'));

type Modifier = 'Alt' | 'Control' | 'Meta' | 'Shift';

/** WebKitGTK's driver presses keys one after the other only. */
const hasChords = /Chrome|Firefox/.test(navigator.userAgent);

/** A key with another one held down. */
export async function pressWith(modifier: Modifier, key: string, other?: Modifier): Promise<void> {
  const held = [modifier, ...(other ? [other] : [])];
  if (!hasChords) {
    const on = (name: Modifier) => held.includes(name);
    const keys = { altKey: on('Alt'), ctrlKey: on('Control'), metaKey: on('Meta') };
    deepActiveElement()?.dispatchEvent(
      new KeyboardEvent('keydown', {
        ...keys,
        shiftKey: on('Shift'),
        key,
        bubbles: true,
        cancelable: true,
        composed: true,
      }),
    );
    return;
  }
  for (const one of held) await sendKeys({ down: one });
  await sendKeys({ press: key });
  for (const one of held.reverse()) await sendKeys({ up: one });
}

/** WebDriver §17.4.2: what WebKitGTK's driver has no name for here. */
const codePoints: Readonly<Record<string, string>> = { PageUp: '\uE00E', PageDown: '\uE00F' };

/** A key of those that only lists know. */
export const pressPage = (key: 'PageUp' | 'PageDown') =>
  sendKeys({ press: hasChords ? key : (codePoints[key] ?? key) });

function deepActiveElement(): Element | null {
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement)
    activeElement = activeElement.shadowRoot.activeElement;
  return activeElement;
}
