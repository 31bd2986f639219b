/** Functions in the place of `fetch` that do what no browser's would, and browsers' own in odd places. */
import type { PasswordlessSmsElement } from '../../src/element.js';
import { rejected } from './rejection.js';
import { until } from './until.js';
import { part, submit } from './visitor.js';

export type Fetch = typeof globalThis.fetch;

const thrower = () => {
  throw new Error('a trap of the server');
};

const gettersThatThrow = () => {
  const names = ['error', 'status', 'ok', 'type', 'body', 'headers', 'json', 'text'];
  return Object.defineProperties(
    {},
    Object.fromEntries(names.map((name) => [name, { get: thrower }])),
  );
};

/** All but `then`: a promise that can't even be asked whether it is one is a rejection. */
const trap = () =>
  new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : thrower()), has: thrower });

/** What settles more than once, as no promise does. */
const settlingTwice = (promise: Promise<Response>) => ({
  then: (resolve: (response: Response) => void, reject: (reason: unknown) => void) => {
    promise.then((response) => {
      resolve(response);
      resolve(new Response('{}', { status: 500 }));
      reject(new TypeError('too late'));
    }, reject);
  },
});

async function whileUsing(element: PasswordlessSmsElement, promise: Promise<Response>) {
  submit(element);
  element.focus();
  element.requestUpdate();
  element.setAttribute('locale', 'en');
  part(element, 'submit-button').click();
  const response = await promise;
  submit(element);
  return response;
}

const odd: Readonly<Record<string, (element: PasswordlessSmsElement) => Fetch>> = {
  throws: () => thrower,
  'rejects with a text': () => () => rejected('a text of the server'),
  'rejects with null': () => () => rejected(null),
  'gives nothing': () => () => Promise.resolve(undefined as never),
  'never ends': () => () => new Promise(() => undefined),
  'gives getters that throw': () => () => Promise.resolve(gettersThatThrow() as Response),
  'gives a trap': () => () => Promise.resolve(trap() as Response),
  'gives a frozen response':
    () =>
    async (...request) =>
      Object.freeze(await fetch(...request)),
  'settles twice':
    () =>
    (...request) =>
      settlingTwice(fetch(...request)) as Promise<Response>,
  'uses the element':
    (element) =>
    (...request) =>
      whileUsing(element, fetch(...request)),
};

/** By its name; the browser's own without one. */
export function oddFetch(name: string | undefined, element: PasswordlessSmsElement): Fetch {
  if (name === undefined) return fetch;
  const make = odd[name];
  if (!make) throw new Error(`no fetch “${name}”`);
  return make(element);
}

async function frame(attributes: Partial<HTMLIFrameElement>): Promise<Fetch> {
  const iframe = Object.assign(document.createElement('iframe'), attributes);
  const loaded = new Promise((resolve) => iframe.addEventListener('load', resolve));
  iframe.hidden = true;
  document.body.append(iframe);
  await loaded;
  const inside = iframe.contentWindow as Window & typeof globalThis;
  return (...request) => inside.fetch(...request);
}

/** As in a page that may connect to nothing. */
export const inPolicy = () =>
  frame({ srcdoc: `<meta http-equiv="content-security-policy" content="connect-src 'none'">` });

const workerScript = new URL('../helpers/hostile-worker/worker.js', import.meta.url);

/** As in a page whose service worker has these answers. */
export async function inWorker(answers: Readonly<Record<string, string>>): Promise<Fetch> {
  const registration = await navigator.serviceWorker.register(workerScript);
  await until(() => registration.active?.state === 'activated', 'the service worker is active');
  const cache = await caches.open('hostile');
  for (const [url, body] of Object.entries(answers))
    await cache.put(url, new Response(body, { headers: { 'content-type': 'application/json' } }));
  return frame({ src: new URL('page', workerScript).href });
}

export async function leaveWorker(): Promise<void> {
  for (const iframe of document.querySelectorAll('iframe')) iframe.remove();
  if (!('serviceWorker' in navigator)) return;
  for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
  await caches.delete('hostile');
}
