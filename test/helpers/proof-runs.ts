/** How often a proof runs, and how it lets the page breathe. */
import fc from 'fast-check';

/**
 * The full count in Chromium, which runs a sign-in several times as fast as the others do here. In
 * Firefox and WebKit a smaller one shows what depends on the engine.
 */
export const runs = (inChromium: number, elsewhere: number): number =>
  navigator.userAgent.includes('Chrome/') ? inChromium : elsewhere;

/** What a property came to: nothing, or what is wrong and how to see it again. */
export const faultIn = <Values>(details: fc.RunDetails<Values>): string =>
  // Not every browser's stack, which the report has, begins with the message.
  details.failed ? `${String(details.errorInstance)}\n${fc.defaultReportMessage(details)}` : '';

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** One turn of the event loop; unlike a timer it is never put off. */
export const turn = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(undefined);
  });

/** Lets so many promises go on, one after the other. */
export async function microtasks(count: number): Promise<void> {
  for (let left = count; left; left--) await Promise.resolve();
}

/** Turns until a condition holds. */
export async function turnUntil(condition: () => boolean, description: string): Promise<void> {
  const end = performance.now() + 5000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`waited in vain until ${description}`);
    await turn();
  }
}

/** The runner's page says aloud what nobody caught; that is counted where it is caught here. */
const isOfTestRunner = (word: unknown): boolean =>
  word instanceof Error ||
  String(word).startsWith('An error was thrown in a Promise outside a test');

/** What a page must never see: errors that nobody caught, and errors on the console. */
export function watchPage() {
  const faults: string[] = [];
  /** What was thrown and caught by nobody. */
  const uncaught: unknown[] = [];
  // The test framework's own would fail whatever test is under way.
  const { onerror } = globalThis;
  globalThis.onerror = null;
  const listen = (type: string, take: (event: Event) => void) => {
    const listener = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      take(event);
    };
    addEventListener(type, listener, { capture: true });
    return () => removeEventListener(type, listener, { capture: true });
  };
  const ends = [
    listen('error', (event) => uncaught.push((event as ErrorEvent).error)),
    listen('unhandledrejection', (event) =>
      faults.push(`unhandled rejection: ${String((event as PromiseRejectionEvent).reason)}`),
    ),
  ];
  const { error } = console;
  console.error = (...words: unknown[]) => {
    if (!isOfTestRunner(words[0])) faults.push(`console: ${words.join(' ')}`);
  };
  return {
    faults,
    uncaught,
    restore: () => {
      console.error = error;
      globalThis.onerror = onerror;
      for (const end of ends) end();
    },
  };
}

/** Dialogs that were closed and have not told of it yet: they do in a task of their own. */
export function countDialogs() {
  const { prototype } = HTMLDialogElement;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on a dialog below
  const { close } = prototype;
  let closing = 0;
  prototype.close = function (this: HTMLDialogElement, value?: string) {
    if (this.open) {
      closing++;
      this.addEventListener('close', () => closing--, { once: true });
    }
    close.call(this, value);
  };
  return {
    get closing() {
      return closing;
    },
    restore: () => {
      prototype.close = close;
    },
  };
}
