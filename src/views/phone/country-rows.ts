/**
 * Which rows of the list are there: those that the visitor sees at once, the others in the moments
 * after. All at once would keep a slow phone busy before it shows the first.
 */

/** Of rows, by index: the first, and the one behind the last. */
export type Block = readonly [from: number, to: number];

/** As many as can be seen, wholly or in part. */
const atOnce = 10;
/** Added in each moment, above and below. */
const more = 24;

/** Safari has no requestIdleCallback. */
const whenIdle = (call: () => void): (() => void) => {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(call, 50);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(call, { timeout: 100 });
  return () => cancelIdleCallback(handle);
};

export class CountryRows {
  readonly #onMore: (from: number, to: number) => void;
  /** The first of those that are there at once. */
  #start = 0;
  /** How many times others were added. */
  #times = 0;
  #cancel: (() => void) | undefined;
  /** The first row and the last, which hold the room of those that are missing. */
  #edges: readonly HTMLElement[] = [];

  /** @param onMore Has them rendered. Is told of a share of all, so that more can be done bit by bit. */
  constructor(onMore: (from: number, to: number) => void) {
    this.#onMore = onMore;
  }

  /** Begins anew, around an option. */
  begin(index: number): void {
    this.stop();
    this.#start = Math.max(0, index - atOnce / 2);
    this.#times = 0;
  }

  include(index: number): void {
    const away = Math.max(this.#start - index, index - this.#start - atOnce + 1);
    this.#times = Math.max(this.#times, Math.ceil(away / more));
  }

  /** Rows in blocks, each of which keeps its place in the array when others come. */
  blocks(count: number): readonly (Block | undefined)[] {
    const end = this.#start + atOnce;
    const above = Array.from({ length: Math.ceil(this.#start / more) }, (_, index): Block => {
      const to = this.#start - index * more;
      return [Math.max(0, to - more), to];
    });
    const below = Array.from(
      { length: Math.ceil(Math.max(0, count - end) / more) },
      (_, index): Block => [end + index * more, end + (index + 1) * more],
    );
    const isThere = (block: Block, index: number) => (index < this.#times ? block : undefined);
    return [...above.map(isThere).reverse(), [this.#start, end], ...below.map(isThere)];
  }

  /** Leaves the room that the missing ones will take, and has them come once the list is open. */
  settle(list: HTMLElement, count: number, isOpen: boolean): void {
    const from = Math.max(0, this.#start - this.#times * more);
    const missing = Math.max(0, count - this.#start - atOnce - this.#times * more);
    const [first, last] = [list.firstElementChild, list.lastElementChild] as HTMLElement[];
    if (!first || !last) return;
    // First of all: a list that is laid out while it is shorter scrolls to its new end.
    const row = parseFloat(getComputedStyle(first).minBlockSize);
    for (const edge of this.#edges) edge.style.marginBlock = '';
    this.#edges = [first, last];
    // Not on the list itself, whose every row would have to be styled anew.
    if (from) first.style.marginBlockStart = `${from * row}px`;
    if (missing) last.style.marginBlockEnd = `${missing * row}px`;
    if (!isOpen || (!from && !missing && this.#times * more >= count)) return;
    this.#cancel ??= whenIdle(() => {
      this.#cancel = undefined;
      this.#onMore(this.#times * more, ++this.#times * more);
    });
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
