// The README's picture: a real sign-in in the demo, with the phone beside it.
import { spawn } from 'node:child_process';

const ports = { DEMO_PORT: '5373', AUTH_PORT: '3373' };
const pages = `http://localhost:${ports.DEMO_PORT}`;
const number = '+14155550134';

async function startDemo(root) {
  const demo = spawn(process.execPath, ['--import', 'tsx', 'demo/server/start.ts'], {
    cwd: root,
    env: { ...process.env, ...ports, DEMO_DATA: 'memory' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    demo.stdout.on('data', (data) => String(data).includes(pages) && resolve());
    demo.once('exit', () => reject(new Error('the demo ended')));
  });
  return demo;
}

export async function takeReadmeShot(browser, root) {
  const demo = await startDemo(root);
  try {
    const page = await browser.newPage({
      viewport: { width: 1180, height: 800 },
      colorScheme: 'light',
      locale: 'en-US',
      deviceScaleFactor: 2,
    });
    await page.goto(pages, { waitUntil: 'networkidle' });
    await page.locator('[part="phone-input"]').pressSequentially(number);
    await page.locator('[part="submit-button"]').click();
    await page.locator('[part="code-input"]').waitFor();
    const outbox = `http://localhost:${ports.AUTH_PORT}/outbox?to=${encodeURIComponent(number)}`;
    const [{ code }] = await (await fetch(outbox)).json();
    await page.locator('[part="code-input"]').pressSequentially(code.slice(0, 3));
    const { x, y, width, height } = await page.locator('.stage').boundingBox();
    const margin = 28;
    const path = `${root}demo/screenshot.png`;
    await page.screenshot({
      path,
      clip: {
        x: x - margin,
        y: y - margin,
        width: width + 2 * margin,
        height: height + 2 * margin,
      },
    });
    console.log(path);
  } finally {
    demo.kill();
  }
}
