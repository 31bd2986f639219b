/** How the visitor leaves the list of countries without a word: by pressing, focusing or going back. */

interface Shown {
  readonly panel: HTMLElement;
  /** Closes the list by itself. */
  readonly button: HTMLElement | null;
  /** Ends it all. */
  readonly signal: AbortSignal;
}

/** https://html.spec.whatwg.org/multipage/interaction.html#closewatcher */
interface Watcher {
  onclose: (() => void) | null;
  destroy(): void;
}

// Not in TypeScript's library, since Safari has none.
declare const CloseWatcher: (new () => Watcher) | undefined;

/** @param leave Is told whether the focus is still in the panel. */
export function onLeave(
  { panel, button, signal }: Shown,
  leave: (isFocusInside: boolean) => void,
): void {
  const root = panel.getRootNode() as ShadowRoot;
  const hasFocus = () => panel.contains(root.activeElement);
  const isInside = (event: Event) =>
    event.composedPath().some((one) => one === panel || one === button);

  // Where the element itself stands: a closed root around it hides from the document what was pressed.
  const page = root.host.getRootNode();
  let isPressedOutside = false;
  const onPress = (event: Event) => {
    isPressedOutside = !isInside(event);
  };
  const onRelease = (event: Event) => {
    // A press that ends elsewhere scrolls, or selects text.
    if (isPressedOutside && !isInside(event)) leave(hasFocus());
  };
  page.addEventListener('pointerdown', onPress, { capture: true, signal });
  page.addEventListener('pointerup', onRelease, { capture: true, signal });

  const onFocusOut = () =>
    // The whole window may have lost the focus, which shows only afterwards.
    setTimeout(() => {
      if (!signal.aborted && !hasFocus() && root.activeElement !== button) leave(false);
    });
  panel.addEventListener('focusout', onFocusOut, { signal });

  // Android's Back.
  if (typeof CloseWatcher !== 'function') return;
  const watcher = new CloseWatcher();
  watcher.onclose = () => leave(true);
  signal.addEventListener('abort', () => watcher.destroy());
}
