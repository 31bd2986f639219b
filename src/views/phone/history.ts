/** What a field held, step by step, for undo and redo. Knows no DOM. */

export interface Moment {
  readonly text: string;
  /** ISO 3166-1 alpha-2: the country that went with it. */
  readonly country: string | undefined;
  /** The selection, as offsets in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** More than anybody takes back. */
const most = 100;

export class PhoneHistory {
  #moments: Moment[] = [];
  #at = -1;

  get now(): Moment | undefined {
    return this.#moments[this.#at];
  }

  /** Begins anew. */
  start(moment: Moment): void {
    this.#moments = [moment];
    this.#at = 0;
  }

  /** What was undone before can't be redone any more. */
  add(moment: Moment): void {
    this.#moments = [...this.#moments.slice(0, this.#at + 1), moment].slice(-most);
    this.#at = this.#moments.length - 1;
  }

  /** What else is to come back with a text: where the caret was when it was left, for example. */
  amend(changes: Partial<Omit<Moment, 'text'>>): void {
    const { now } = this;
    if (now) this.#moments[this.#at] = { ...now, ...changes };
  }

  /** One step back or ahead; undefined when there is none. */
  move(by: 1 | -1): Moment | undefined {
    if (!this.#moments[this.#at + by]) return undefined;
    this.#at += by;
    return this.now;
  }
}
