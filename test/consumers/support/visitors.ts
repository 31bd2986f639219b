/** Pages with nothing but the script and the tag, and visitors of them in a real browser. */
import { existsSync } from 'node:fs';
import { expect as usual } from '@playwright/test';
import { chromium, type Browser } from 'playwright';
import sirv from 'sirv';
import { fileURLToPath } from 'node:url';
import { listen, type Listener } from '../../../demo/server/listen.js';
import { SignInPage } from '../../e2e/sign-in-page.js';
import { chromium as launchOptions } from '../../runners/browsers.mjs';

/** Servers and browser may share a machine with others. */
export const expect = usual.configure({ timeout: 15_000 });

const scripts = fileURLToPath(new URL('../../../dist/cdn', import.meta.url));

/** What the page heard. */
export interface Heard {
  readonly name: string;
  readonly detail: Record<string, unknown>;
}

export interface Visitor extends SignInPage {
  /** The events of a name, with what came along. */
  heard(name: string): Promise<readonly Record<string, unknown>[]>;
  /** Codes of the errors that the page was told, in their order. */
  errors(): Promise<readonly unknown[]>;
  /** Has a new code sent, and sees that it was. */
  resend(): Promise<void>;
  leave(): Promise<void>;
}

export interface Visitors {
  /** The pages' origin. */
  readonly url: string;
  /** Opens a page whose tag has these attributes. */
  visit(attributes: Readonly<Record<string, string>>): Promise<Visitor>;
  end(): Promise<void>;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** @param server The only origin that the pages may ask. */
export async function receiveVisitors(server: string): Promise<Visitors> {
  if (!existsSync(`${scripts}/passwordless-sms.js`))
    throw new Error('there is no dist/cdn yet: npm run build:i18n && npm run build:cdn');
  const pages = await servePages(server);
  const browser = await chromium.launch(await launchOptions());
  return {
    url: pages.url,
    visit: (attributes) => visit(browser, pages, attributes),
    end: async () => {
      await browser.close();
      await pages.close();
    },
  };
}

/** What the widget promises to work under. */
const policy = (server: string) =>
  `default-src 'none'; script-src 'self'; connect-src ${server}; require-trusted-types-for 'script'; trusted-types passwordless-sms`;

function servePages(server: string): Promise<Listener> {
  const files = sirv(scripts, { dev: true });
  return listen(0, undefined, (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname !== '/') {
      files(request, response);
      return;
    }
    const attributes = [...searchParams].map(([name, value]) => ` ${name}="${escaped(value)}"`);
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy(server),
      })
      .end(
        `<!doctype html><html lang="en"><title>My shop</title>
        <script type="module" src="/passwordless-sms.js"></script>
        <passwordless-sms${attributes.join('')}></passwordless-sms>`,
      );
  });
}

async function visit(
  browser: Browser,
  { url }: Listener,
  attributes: Readonly<Record<string, string>>,
): Promise<Visitor> {
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'UTC', baseURL: url });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const heard: Heard[] = [];
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => {
    if (/Content.Security.Policy|Trusted Type/i.test(message.text())) faults.push(message.text());
  });
  await page.exposeFunction('tell', (name: string, detail: Record<string, unknown>) => {
    heard.push({ name, detail });
  });
  await page.addInitScript(() => {
    const { tell } = globalThis as unknown as { tell: (name: string, detail: unknown) => void };
    for (const name of ['authenticated', 'code-sent', 'error'])
      document.addEventListener(`passwordless-${name}`, (event) => {
        const { detail } = event as CustomEvent<object>;
        tell(name, JSON.parse(JSON.stringify(detail)));
      });
  });
  const visitor = new SignInPage(page);
  await visitor.open(`/?${new URLSearchParams(attributes).toString()}`);
  const named = (name: string) =>
    heard.filter((one) => one.name === name).map(({ detail }) => detail);
  return Object.assign(visitor, {
    // By a round trip, after which all that was told before has arrived.
    heard: async (name: string) => {
      await page.evaluate(() => undefined);
      return named(name);
    },
    errors: async () => {
      await page.evaluate(() => undefined);
      return named('error').map(({ error }) => (error as { code: unknown }).code);
    },
    resend: async () => {
      await page.getByRole('button', { name: 'Send a new code' }).click();
      const hint = page.getByRole('paragraph').filter({ hasText: 'A new code is on its way' });
      await expect(hint).toBeVisible();
    },
    leave: async () => {
      await context.close();
      if (faults.length) throw new Error(`the page had faults: ${faults.join('; ')}`);
    },
  });
}
