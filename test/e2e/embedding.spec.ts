import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authUrl, foreignOrigin, pagesUrl, ports } from './addresses.js';
import { expect, test } from './fixtures.js';
import { OtherServer } from './other-server.js';
import { nextNumber } from './sign-in-page.js';

/** A page that has nothing but the script and the tag. */
const ownPage = `<!doctype html><html lang="en"><title>My shop</title>
  <script type="module" src="${pagesUrl}/dist/cdn/passwordless-sms.js"></script>
  <passwordless-sms domain="${authUrl}" client-id="demo"></passwordless-sms>`;

test.describe('on somebody else’s page', () => {
  // Both names are this machine, and so two origins of which the server is told to allow one.
  test.describe.configure({ mode: 'serial' });
  const notAllowed = `http://127.0.0.1:${ports.foreign}`;
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(ownPage);
  });

  test.beforeAll(async () => {
    server.listen(ports.foreign, '127.0.0.1');
    await once(server, 'listening');
  });

  test.afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  test('the script and the tag are all it needs', async ({ visitor, page }, { workerIndex }) => {
    const { typed, e164 } = nextNumber(workerIndex);
    await page.goto(foreignOrigin);

    await visitor.enterNumber(typed);
    await expect(visitor.codeField).toBeVisible();
    await visitor.enterCode(await visitor.readCode(e164));

    await expect(visitor.done).toBeVisible();
  });

  test('an origin that isn’t allowed gets a sentence, and no message is sent', async ({
    visitor,
    page,
  }, { workerIndex }) => {
    const { typed, e164 } = nextNumber(workerIndex);
    await page.goto(notAllowed);

    await visitor.enterNumber(typed);

    await expect(visitor.alert).toContainText('We couldn’t reach the server');
    await expect(visitor.readCode(e164)).rejects.toThrow('no message');
  });

  test('it looks finished without any style of the page', async ({ page }) => {
    await page.goto(foreignOrigin);
    await expect(page.getByLabel('Mobile number')).toBeVisible();

    const label = page.locator('[part="label"]');
    const font = await label.evaluate((one) => getComputedStyle(one).fontFamily);
    const box = await page.locator('passwordless-sms').boundingBox();

    expect(font).toContain('system-ui');
    expect(box?.width).toBeLessThanOrEqual(384);
  });
});

for (const path of ['/', '/modal.html'])
  test(`the page ${path} has its own look under a policy that allows no style`, async ({
    page,
  }) => {
    const response = await page.goto(path);

    expect(response?.headers()['content-security-policy']).toContain("style-src 'none'");
    await expect(page.locator('body')).toHaveCSS('margin', '0px');
    await expect(page.locator('.stage')).toHaveCSS('display', 'grid');
  });

test('an application without SMS gets a sentence', async ({ visitor, page }, { workerIndex }) => {
  const { typed } = nextNumber(workerIndex);
  await visitor.open();
  await page.evaluate(() =>
    document.querySelector('passwordless-sms')?.setAttribute('client-id', 'demo-disabled'),
  );

  await visitor.enterNumber(typed);

  await expect(visitor.alert).toContainText('You can’t sign in by SMS here right now');
});

test('the first file shows the phone field alone; the rest comes after it', async ({ page }) => {
  const files: string[] = [];
  await page.route('**/dist/cdn/chunks/**', async (route) => {
    files.push(route.request().url());
    await route.abort();
  });

  await page.goto('/');

  await expect(page.getByLabel('Mobile number')).toBeVisible();
  await expect.poll(() => files.length).toBeGreaterThan(0);
  await page.getByLabel('Mobile number').fill('415 555 0100');
  await page.getByRole('button', { name: 'Send code' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toContainText(
    'We couldn’t reach the server',
  );
});

test.describe('a server that is killed between the steps', () => {
  let data: string;
  let server: OtherServer;

  // A database made for the first time takes seconds, and more beside other tests.
  test.describe.configure({ timeout: 90_000 });

  test.beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'passwordless-sms-'));
    server = new OtherServer(ports.restarted, { DEMO_DATA: data });
    await server.start();
  });

  test.afterAll(async () => {
    await server.end();
    await rm(data, { recursive: true, force: true });
  });

  test('loses nothing: the code that was sent signs in', async ({ page, visitor }, {
    workerIndex,
  }) => {
    test.slow();
    const { typed, e164 } = nextNumber(workerIndex);
    await server.replace(page);
    await visitor.open();
    await visitor.enterNumber(typed);
    await expect(visitor.codeField).toBeVisible();
    // The page's own phone has asked for the message too; the kill is to come between the requests.
    await expect(page.locator('demo-phone .bubble').first()).toContainText('code');

    await server.end('SIGKILL');
    await server.start();
    const code = await visitor.readCode(e164, server.url);
    await visitor.enterCode(code);

    await expect(visitor.done).toBeVisible();
  });
});
