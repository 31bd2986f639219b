/** Serves the demo's pages and their own routes, and the widget's script to pages of any origin, as a real site would. */
import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { listen, type Listener } from './listen.js';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** What the widget promises to work under, and no more than that but for the pages' own icon. */
const policy = (authOrigin: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'none'",
    "img-src 'self'",
    // The server that signs people in: the authorization server straight, or the pages' own behind /api/.
    `connect-src 'self' ${authOrigin}`,
    // Cross-origin authentication gets its code in a hidden frame, which posts it to the page.
    `frame-src ${authOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types passwordless-sms',
  ].join('; ');

export interface PagesOptions {
  readonly port: number;
  /** Where the pages sign in. */
  readonly authOrigin: string;
  /** Answers everything under `/api/`; without it there is nothing there. */
  readonly api?: RequestListener;
}

/** Serves `dist/demo` at `/`, and `dist/cdn` at `/dist/cdn/`. */
export function servePages({ port, authOrigin, api }: PagesOptions): Promise<Listener> {
  const script = sirv(path('../../dist/cdn'), {
    dev: true,
    setHeaders: (response) => {
      // Module scripts of other origins are fetched with CORS.
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('cross-origin-resource-policy', 'cross-origin');
    },
  });
  const assets = sirv(path('../../dist/demo'), { dev: true });

  const handler: RequestListener = (request, response) => {
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('content-security-policy', policy(authOrigin));
    const notFound = () => {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
    };
    const base = 'http://localhost';
    // A path such as `//` is no address; an exception here would end the process.
    if (!URL.canParse(request.url ?? '/', base)) {
      notFound();
      return;
    }
    const { pathname } = new URL(request.url ?? '/', base);
    if (pathname.startsWith('/api/')) {
      (api ?? notFound)(request, response);
      return;
    }
    const page = /^\/(\w[\w-]*\.html)?$/.exec(pathname);
    if (page) {
      sendPage(page[1] ?? 'index.html', authOrigin).then(
        (html) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html),
        notFound,
      );
    } else if (pathname.startsWith('/dist/cdn/')) {
      request.url = pathname.slice('/dist/cdn'.length);
      script(request, response, notFound);
    } else {
      assets(request, response, notFound);
    }
  };
  return listen(port, undefined, handler, 'DEMO_PORT');
}

/** Pages name the server's usual address; it may be another one here. */
async function sendPage(name: string, authOrigin: string): Promise<string> {
  const html = await readFile(path(`../../dist/demo/${name}`), 'utf8');
  return html.replaceAll('http://localhost:3000', authOrigin);
}
