/** What Chromium tells assistive technology of a piece of the page, as text. */
import type { CDPSession, Page } from '@playwright/test';

interface Value {
  readonly value?: unknown;
}

/** https://chromedevtools.github.io/devtools-protocol/tot/Accessibility/#type-AXNode */
interface AxNode {
  readonly nodeId: string;
  readonly backendDOMNodeId?: number;
  readonly ignored: boolean;
  readonly role?: Value;
  readonly name?: Value;
  readonly description?: Value;
  readonly value?: Value;
  readonly properties?: readonly { readonly name: string; readonly value: Value }[];
  readonly childIds?: readonly string[];
}

/** What says something about a piece, beside its role and name. */
const told = new Set([
  'autocomplete',
  'busy',
  'checked',
  'disabled',
  'expanded',
  'focused',
  'hasPopup',
  'invalid',
  'level',
  'live',
  'modal',
  'multiline',
  'readonly',
  'required',
  'selected',
]);

/** Layout of the browser's own. */
const silent = new Set(['InlineTextBox', 'generic', 'none', 'ListMarker', 'LineBreak']);

/** Times pass while a test runs. */
const lasting = (text: string) => text.replace(/\d+:\d\d/g, 'm:ss');

function line({ role, name, description, value, properties = [] }: AxNode): string {
  const states = properties
    .filter(
      (one) =>
        told.has(one.name) && ![false, 'false', 'off', ''].includes(one.value.value as never),
    )
    .map((one) => (one.value.value === true ? one.name : `${one.name}=${String(one.value.value)}`));
  const text = (prefix: string, one?: Value) =>
    typeof one?.value === 'string' && one.value ? `${prefix}“${lasting(one.value)}”` : '';
  return [
    String(role?.value),
    text('', name),
    text('= ', value),
    states.length ? `[${states.sort().join(' ')}]` : '',
    text('· ', description),
  ]
    .filter(Boolean)
    .join(' ');
}

/** A line a piece, indented; pieces that say nothing are left out. */
function lines(node: AxNode, byId: ReadonlyMap<string, AxNode>, depth = 0): string[] {
  const role = String(node.role?.value);
  const isTold = !node.ignored && !silent.has(role);
  const below = (node.childIds ?? []).flatMap((id) => {
    const child = byId.get(id);
    return child ? lines(child, byId, depth + (isTold ? 1 : 0)) : [];
  });
  if (!isTold) return below;
  // A button's text is its name.
  const own = [node.name, node.value].map((one) => `StaticText “${lasting(String(one?.value))}”`);
  const more = below.filter((one) => !own.includes(one.trim()));
  return [`${'  '.repeat(depth)}${line(node)}`, ...more];
}

export class AccessibilityTree {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<AccessibilityTree> {
    const session = await page.context().newCDPSession(page);
    await session.send('Accessibility.enable');
    await session.send('DOM.enable');
    return new AccessibilityTree(session);
  }

  async #all(): Promise<readonly AxNode[]> {
    const { nodes } = (await this.#session.send('Accessibility.getFullAXTree')) as unknown as {
      nodes: AxNode[];
    };
    return nodes;
  }

  /** Of each element that a selector finds, in their order. */
  async textOf(selector: string): Promise<readonly string[]> {
    const nodes = await this.#all();
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const { root } = await this.#session.send('DOM.getDocument');
    const found = await this.#session.send('DOM.querySelectorAll', {
      nodeId: root.nodeId,
      selector,
    });
    const texts: string[] = [];
    for (const nodeId of found.nodeIds) {
      const { node } = await this.#session.send('DOM.describeNode', { nodeId });
      const start = nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === node.backendNodeId);
      texts.push(start ? lines(start, byId).join('\n') : '');
    }
    return texts;
  }

  /** The piece that has the focus. */
  async focused(): Promise<string> {
    const nodes = await this.#all();
    const isFocused = ({ role, properties = [] }: AxNode) =>
      role?.value !== 'RootWebArea' &&
      properties.some(({ name, value }) => name === 'focused' && value.value === true);
    const node = [...nodes].reverse().find(isFocused);
    return node ? line(node) : 'nothing';
  }
}
