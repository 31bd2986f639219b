/** Keys, as browsers and input methods tell of them. */

/**
 * Whether an input method has the key. Safari says so of the Enter that ends a composition by its old
 * code alone: https://bugs.webkit.org/show_bug.cgi?id=165004
 */
export const isComposed = (event: KeyboardEvent): boolean =>
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells
  event.isComposing || event.keyCode === 229;

/** A key that writes a character, and no shortcut. */
export const isCharacter = ({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  /^\S$/u.test(key) && !altKey && !ctrlKey && !metaKey;

/** Which way a shortcut for undo or redo leads in time. */
export function undoOrRedo(event: KeyboardEvent): 1 | -1 | undefined {
  const { key, code, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (altKey || ctrlKey === metaKey) return undefined;
  // Keyboards of other scripts have no Latin letters; their shortcuts go by the place of the key.
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace('Key', '').toLowerCase();
  if (letter === 'z') return shiftKey ? 1 : -1;
  return letter === 'y' && ctrlKey && !shiftKey ? 1 : undefined;
}
