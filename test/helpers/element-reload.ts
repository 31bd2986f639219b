/** A page that is loaded anew: another element, in front of the storage that the first one left. */
import { fixtureSync } from '@open-wc/testing';
import type { PasswordlessSmsElement } from '../../src/element.js';
import { inShort, listen } from './events.js';
import { FakeBackend } from './fake-backend.js';
import { ready, type Mounted } from './mount.js';

export interface Reloaded extends Mounted {
  /** Every part that was ever in the new element, in order, also for a moment. */
  readonly seen: readonly string[];
  /** What the page heard since it was loaded. */
  readonly heard: () => readonly string[];
}

const partsIn = (node: Node): string[] =>
  node instanceof Element
    ? [node, ...node.querySelectorAll('[part]')].flatMap((one) => [...one.part])
    : [];

/** Loads the page with this element, and waits for all that it loads by itself. */
export async function load(
  attributes: string,
  properties: Partial<PasswordlessSmsElement> = {},
): Promise<Reloaded> {
  const backend = new FakeBackend();
  const element = fixtureSync<PasswordlessSmsElement>(
    `<passwordless-sms default-country="US" ${attributes}></passwordless-sms>`,
  );
  const heard = listen(element);
  const seen: string[] = [];
  if (!element.shadowRoot) throw new Error('it renders elsewhere');
  new MutationObserver((records) => {
    for (const { addedNodes } of records) seen.push(...[...addedNodes].flatMap(partsIn));
  }).observe(element.shadowRoot, { childList: true, subtree: true });
  Object.assign(element, { backend, ...properties });
  await ready(element);
  return { element, backend, seen, heard: () => inShort(heard) };
}

/** Loads it anew, in place of what was there. */
export async function reload(
  { element }: Mounted,
  attributes: string,
  properties?: Partial<PasswordlessSmsElement>,
): Promise<Reloaded> {
  element.remove();
  return load(attributes, properties);
}

/** All that tabs and reloads find. */
export const stored = (): string =>
  [sessionStorage, localStorage].flatMap((storage) => Object.entries(storage)).join('\n');

export function emptyStorages(): void {
  sessionStorage.clear();
  localStorage.clear();
}
