/** Where the list of countries stands: beside the phone field, inside of what the visitor sees. */

/** In CSS pixels, relative to the layout viewport. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  /** The most that it may take. */
  readonly height: number;
  /** Of its edges, the one that `top` is about. */
  readonly edge: 'top' | 'bottom';
  /** Whether it takes all of its height, so that a search field above a shrinking list stays put. */
  readonly isTall: boolean;
}

interface Wishes {
  readonly isRightToLeft: boolean;
  readonly minWidth: number;
  readonly maxHeight: number;
}

const margin = 8;
const gap = 6;
/** Up to here, the whole width. */
const narrow = 480;
/** The least that a search field and three countries need, and five. */
const tight = 196;
const roomy = 284;

/** Below the field if it fits there, else above it where there is more room, else over it. */
export function placeBeside(
  field: Box,
  view: Box,
  { isRightToLeft, minWidth, maxHeight }: Wishes,
): Place {
  const room = { left: view.left + margin, right: view.left + view.width - margin };
  const widest = room.right - room.left;
  const width = view.width <= narrow ? widest : Math.min(Math.max(field.width, minWidth), widest);
  const start = isRightToLeft ? field.left + field.width - width : field.left;
  const left = Math.min(Math.max(start, room.left), room.right - width);
  const top = view.top + margin;
  const bottom = view.top + view.height - margin;
  const below = Math.max(field.top + field.height + gap, top);
  const above = Math.min(field.top - gap, bottom);
  const common = { left, width };
  const height = (space: number) => Math.min(space, maxHeight);
  const [roomBelow, roomAbove] = [bottom - below, above - top];
  if (roomBelow >= roomy || (roomBelow >= tight && roomBelow >= roomAbove))
    return { ...common, top: below, height: height(roomBelow), edge: 'top', isTall: false };
  if (roomAbove >= tight)
    return { ...common, top: above, height: height(roomAbove), edge: 'bottom', isTall: true };
  return { ...common, top, height: height(bottom - top), edge: 'top', isTall: true };
}

const viewOf = ({ clientWidth, clientHeight }: Element, visual: VisualViewport | null): Box => ({
  left: visual?.offsetLeft ?? 0,
  top: visual?.offsetTop ?? 0,
  // The visual one includes scroll bars that stand beside the page.
  width: Math.min(visual?.width ?? clientWidth, clientWidth),
  height: visual?.height ?? clientHeight,
});

const px = (length: number) => `${Math.round(length * 100) / 100}px`;

/** Keeps a panel in its place. */
export class Placing {
  readonly #field: HTMLElement;
  readonly #wishes: Wishes;
  #panel: HTMLElement | undefined;
  #place: Place | undefined;
  #frame = 0;

  /** Measures, at best before the panel comes: then nothing must be laid out for it. */
  constructor(field: HTMLElement) {
    // The phone field itself runs from left to right always.
    const { direction, fontSize } = getComputedStyle(field.parentElement ?? field);
    const em = parseFloat(fontSize);
    this.#field = field;
    this.#wishes = {
      isRightToLeft: direction === 'rtl',
      minWidth: 18 * em,
      maxHeight: 24 * em,
    };
    this.#measure();
  }

  /**
   * Scrollers, on-screen keyboards, late images and the page's own scripts all move the field: asking
   * once a frame misses none of them.
   */
  follow(panel: HTMLElement): void {
    this.#panel = panel;
    this.#apply();
    const step = () => {
      if (this.#measure()) this.#apply();
      this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  /** Whether it is another place than before. */
  #measure(): boolean {
    const view = viewOf(this.#field.ownerDocument.documentElement, window.visualViewport);
    const before = JSON.stringify(this.#place);
    this.#place = placeBeside(this.#field.getBoundingClientRect(), view, this.#wishes);
    return JSON.stringify(this.#place) !== before;
  }

  #apply(): void {
    if (!this.#panel || !this.#place) return;
    const { left, top, width, height, edge, isTall } = this.#place;
    Object.assign(this.#panel.style, {
      left: px(left),
      top: px(top),
      width: px(width),
      height: isTall ? px(height) : 'auto',
      maxHeight: px(height),
      translate: edge === 'bottom' ? '0 -100%' : 'none',
    });
  }
}
