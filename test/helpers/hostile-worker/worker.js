// A service worker that answers from its cache, whatever the method; and pages in its scope with nothing.
const { caches, Response } = globalThis;

globalThis.addEventListener('fetch', (event) => {
  const { mode, url } = event.request;
  const page = new Response('', { headers: { 'content-type': 'text/html' } });
  event.respondWith(mode === 'navigate' ? page : caches.match(url, { ignoreMethod: true }));
});
