/** The page's history, as the Back and Forward buttons go through it; nobody gets out of the page. */
import { everythingDue, until } from './until.js';

/** What the page itself keeps in its entries. */
export interface PageState {
  readonly own: string;
}

let entries = 0;

/** Begins a page of its own kind: what lies behind it is the page of the test runner still. */
export function newPage(): PageState {
  history.pushState(null, '', location.pathname + location.search);
  const state = { own: `page ${++entries}` };
  history.pushState(state, '');
  return state;
}

/** Forgets what an element that goes now would take back. */
export const leavePage = () => history.replaceState(null, '');

/** How often somebody has gone through the history from now on. */
export function countMoves(): () => number {
  let moves = 0;
  addEventListener('popstate', () => moves++);
  return () => moves;
}

/** Presses the browser's Back button so many times at once. */
export const goBack = (times = 1) => travel(-times);

export const goForward = () => travel(1);

/** Waits until nobody travels any more. */
async function travel(by: number): Promise<void> {
  let hasArrived = false;
  addEventListener('popstate', () => (hasArrived = true), { once: true });
  history.go(by);
  await until(() => hasArrived, 'the browser is there');
  await everythingDue();
}

/** Once the widget has made the entries of its step: what makes them is loaded where a page asks for it. */
export const entered = (): Promise<void> =>
  until(() => Object.hasOwn(history.state as object, 'passwordlessSms'), 'the entries are made');

/** Whether the page's own entry is the present one, with nothing added. */
export const isOwn = ({ own }: PageState): boolean =>
  JSON.stringify(history.state) === JSON.stringify({ own });
