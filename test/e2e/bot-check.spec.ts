import { ports } from './addresses.js';
import { expect, test } from './fixtures.js';
import { OtherServer } from './other-server.js';
import { nextNumber } from './sign-in-page.js';

test.describe('a server that asks for a proof of work before it sends', () => {
  const server = new OtherServer(ports.suspicious, {
    DEMO_DATA: 'memory',
    PROOF_OF_WORK: 'always',
  });

  // A database made for the first time takes seconds, and more beside other tests.
  test.describe.configure({ timeout: 90_000 });

  test.beforeAll(() => server.start());
  test.afterAll(() => server.end());

  test('gets it without the visitor’s doing, under the pages’ policy', async ({ page, visitor }, {
    workerIndex,
  }) => {
    const { typed, e164 } = nextNumber(workerIndex);
    await server.replace(page);
    const answers: number[] = [];
    page.on('response', (response) => {
      const isStart = response.url().endsWith('/passwordless/start');
      if (isStart && response.request().method() === 'POST') answers.push(response.status());
    });
    await visitor.open();

    await visitor.enterNumber(typed);
    await expect(visitor.codeField).toBeVisible({ timeout: 20_000 });
    await visitor.enterCode(await visitor.readCode(e164, server.url));

    await expect(visitor.done).toBeVisible();
    expect(answers).toEqual([403, 200]);
  });
});
