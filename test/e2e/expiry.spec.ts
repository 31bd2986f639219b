import { authUrl } from './addresses.js';
import { expect, test } from './fixtures.js';
import { nextNumber } from './sign-in-page.js';

test('a code that has expired is told of', async ({ visitor }, { workerIndex }) => {
  const { typed, e164 } = nextNumber(workerIndex);
  await visitor.open();
  await visitor.enterNumber(typed);
  await expect(visitor.codeField).toBeVisible();
  const code = await visitor.readCode(e164);

  const moved = await fetch(`${authUrl}/test/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceSeconds: 181 }),
  });
  await visitor.enterCode(code);

  expect(moved.ok).toBe(true);
  await expect(visitor.alert).toContainText('This code has expired');
});
