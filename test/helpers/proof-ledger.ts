/** What was opened and not closed: listeners, timers, observers, channels. From `open` on, for the whole page. */
import { turn } from './proof-runs.js';

type Undo = () => void;

/** Replaces a member until it is undone. */
function replace<Target extends object, Name extends keyof Target>(
  target: Target,
  name: Name,
  value: Target[Name],
): Undo {
  const before = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { configurable: true, writable: true, value });
  return () => {
    if (before) Object.defineProperty(target, name, before);
    else Reflect.deleteProperty(target, name);
  };
}

interface Listener {
  readonly target: EventTarget;
  readonly type: string;
  readonly listener: unknown;
  readonly isCapture: boolean;
  readonly signal: AbortSignal | undefined;
}

/** A timer without a delay. */
export const soon = 'setTimeout without a delay';

const isCapture = (options: unknown) =>
  typeof options === 'object'
    ? Boolean((options as { capture?: boolean } | null)?.capture)
    : Boolean(options);

/** Whether a listener keeps nothing alive: its target is gone, or will never call it again. */
const isFree = ({ target, signal }: Listener): boolean =>
  Boolean(signal?.aborted) ||
  (target instanceof AbortSignal && target.aborted) ||
  (target instanceof Node && !target.isConnected);

export class Ledger {
  readonly #undo: Undo[] = [];
  readonly #listeners = new Set<Listener>();
  /** By what they are called. */
  readonly #things = new Map<string, Set<unknown>>();
  /** How many of each kind there ever were: a ledger that counts nothing would prove nothing. */
  readonly ever: Record<string, number> = {};

  constructor() {
    this.#watchListeners();
    this.#watchTimers();
    this.#watchClass('MutationObserver', 'observe', 'disconnect');
    this.#watchClass('ResizeObserver', 'observe', 'disconnect');
    this.#watchClass('IntersectionObserver', 'observe', 'disconnect');
    this.#watchClass('BroadcastChannel', undefined, 'close');
    this.#watchClass('CloseWatcher', undefined, 'destroy');
  }

  restore(): void {
    for (const undo of this.#undo.reverse()) undo();
  }

  /** What is open, in words. Targets that are out of the page may keep their own listeners. */
  get open(): readonly string[] {
    for (const one of this.#listeners) if (isFree(one)) this.#listeners.delete(one);
    return [
      ...[...this.#listeners].map(({ target, type }) => `${type} of ${target.constructor.name}`),
      ...[...this.#things].flatMap(([name, some]) => [...some].map(() => name)),
    ];
  }

  #add(name: string, thing: unknown): void {
    const things = this.#things.get(name) ?? new Set();
    this.#things.set(name, things.add(thing));
    this.#count(name);
  }

  #count(name: string): void {
    this.ever[name] = (this.ever[name] ?? 0) + 1;
  }

  #remove(name: string, thing: unknown): void {
    this.#things.get(name)?.delete(thing);
  }

  #watchListeners(): void {
    const { prototype } = EventTarget;
    /* eslint-disable @typescript-eslint/unbound-method -- called on targets below */
    const { addEventListener: add, removeEventListener: remove } = prototype;
    const listeners = this.#listeners;
    const count = (name: string) => this.#count(name);
    const find = (target: EventTarget, type: string, listener: unknown, options: unknown) =>
      [...listeners].find(
        (one) =>
          one.target === target &&
          one.type === type &&
          one.listener === listener &&
          one.isCapture === isCapture(options),
      );
    const watchedAdd: typeof add = function (
      this: EventTarget | undefined,
      type,
      listener,
      options,
    ) {
      const target = this ?? globalThis;
      add.call(target, type, listener, options);
      // Whatever is in a shadow root or not yet in a page goes away with its element.
      if (!listener || (target instanceof Node && target.getRootNode() !== document)) return;
      const { signal, once } = typeof options === 'object' ? options : {};
      if (once || find(target, type, listener, options)) return;
      count('listener');
      listeners.add({ target, type, listener, isCapture: isCapture(options), signal });
    };
    const watchedRemove: typeof remove = function (
      this: EventTarget | undefined,
      type,
      listener,
      options,
    ) {
      const target = this ?? globalThis;
      remove.call(target, type, listener, options);
      const found = find(target, type, listener, options);
      if (found) listeners.delete(found);
    };
    this.#undo.push(
      replace(prototype, 'addEventListener', watchedAdd),
      replace(prototype, 'removeEventListener', watchedRemove),
    );
  }

  #watchTimers(): void {
    this.#watchTimer('setTimeout', 'clearTimeout');
    this.#watchTimer('requestAnimationFrame', 'cancelAnimationFrame');
    const { setInterval, clearInterval } = globalThis;
    this.#undo.push(
      replace(globalThis, 'setInterval', ((...all: Parameters<typeof setInterval>) => {
        const id = setInterval(...all);
        this.#add('setInterval', id);
        return id;
      }) as typeof setInterval),
      replace(globalThis, 'clearInterval', (id) => {
        clearInterval(id);
        this.#remove('setInterval', id);
      }),
    );
    if (!('requestIdleCallback' in globalThis)) return;
    // A page under test is never idle: the next turn will do.
    let last = 0;
    this.#undo.push(
      replace(globalThis, 'requestIdleCallback', (callback) => {
        const id = ++last;
        this.#add('requestIdleCallback', id);
        void turn().then(() => {
          const isWanted = this.#things.get('requestIdleCallback')?.delete(id);
          if (isWanted) callback({ didTimeout: false, timeRemaining: () => 10 });
        });
        return id;
      }),
      replace(globalThis, 'cancelIdleCallback', (id) => this.#remove('requestIdleCallback', id)),
    );
  }

  #watchTimer(
    set: 'setTimeout' | 'requestAnimationFrame',
    clear: 'clearTimeout' | 'cancelAnimationFrame',
  ): void {
    const original = globalThis[set] as (
      callback: (...some: never[]) => void,
      ...rest: unknown[]
    ) => number;
    const originalClear = globalThis[clear] as (id?: number) => void;
    const watched = (callback: (...some: never[]) => void, ...rest: unknown[]) => {
      // Without a delay it ends by itself at once.
      const name = set === 'setTimeout' && !rest[0] ? soon : set;
      const id = original.call(
        globalThis,
        (...some) => {
          this.#remove(name, id);
          callback(...some);
        },
        ...rest,
      );
      this.#add(name, id);
      return id;
    };
    const watchedClear = (id?: number) => {
      originalClear.call(globalThis, id);
      for (const name of [set, soon]) this.#remove(name, id);
    };
    this.#undo.push(
      replace(globalThis, set, watched as never),
      replace(globalThis, clear, watchedClear as never),
    );
  }

  /** Instances are open from their making, or from a method on, until another one. */
  #watchClass(name: string, opens: string | undefined, closes: string): void {
    const holder = globalThis as unknown as Record<
      string,
      (new (...all: never[]) => object) | undefined
    >;
    const original = holder[name];
    if (!original) return;
    const opened = (thing: object) => this.#add(name, thing);
    const closed = (thing: object) => this.#remove(name, thing);
    const watched = class extends original {
      constructor(...all: never[]) {
        super(...all);
        if (!opens) opened(this);
      }
    };
    const method = (of: string, after: (thing: object) => void) => {
      const inherited = (original.prototype as Record<string, (...all: unknown[]) => unknown>)[of];
      Object.defineProperty(watched.prototype, of, {
        value(this: object, ...all: unknown[]) {
          after(this);
          return inherited?.apply(this, all);
        },
      });
    };
    if (opens) method(opens, opened);
    method(closes, closed);
    this.#undo.push(replace(holder, name, watched));
  }
}
