// Real WebKit for the tests: WebKitGTK's own browser, driven by WebKitWebDriver on a display of Xvfb.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { findMiniBrowser } from './browsers.mjs';

// WebDriver §17.4.2.
const keyCodes = {
  Enter: '\uE007',
  Tab: '\uE004',
  Escape: '\uE00C',
  Backspace: '\uE003',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Home: '\uE011',
  End: '\uE010',
  Delete: '\uE017',
  Space: ' ',
};

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = server.address();
        server.close(() => resolve(port));
      });
  });

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

class WebKit {
  #children = [];
  #address = '';
  #session = '';

  async start() {
    const display = process.env.DISPLAY || (await this.#startDisplay());
    const port = await freePort();
    this.#address = `http://127.0.0.1:${port}`;
    const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
      stdio: 'ignore',
      env: {
        ...process.env,
        DISPLAY: display,
        NO_AT_BRIDGE: '1',
        // Neither works without a graphics card.
        WEBKIT_DISABLE_DMABUF_RENDERER: '1',
        LIBGL_ALWAYS_SOFTWARE: '1',
      },
    });
    this.#children.push(driver);
    await this.#isReady(driver);
    const { sessionId } = await this.call('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          'webkitgtk:browserOptions': { binary: findMiniBrowser(), args: ['--automation'] },
        },
      },
    });
    this.#session = `/session/${sessionId}`;
  }

  /** Xvfb chooses a display that is free and says which. */
  #startDisplay() {
    const display = spawn(
      'Xvfb',
      ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
    );
    this.#children.push(display);
    return new Promise((resolve, reject) => {
      display.once('error', reject).once('exit', () => reject(new Error('Xvfb ended')));
      display.stdio[3].once('data', (name) => resolve(`:${String(name).trim()}`));
    });
  }

  async #isReady(driver) {
    let failure;
    driver.once('error', (error) => (failure = error));
    for (let tries = 100; ; tries--) {
      if (failure) throw failure;
      const answer = await fetch(`${this.#address}/status`).catch((error) => error);
      if (answer.ok) return;
      if (!tries) throw answer;
      await pause(50);
    }
  }

  async call(method, path, body) {
    const response = await fetch(this.#address + this.#session + path, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebKitWebDriver: ${value?.error}: ${value?.message}`);
    return value;
  }

  keys(keys) {
    const actions = keys.flatMap((key) =>
      ['keyDown', 'keyUp'].map((type) => ({ type, value: keyCodes[key] ?? key })),
    );
    return this.call('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  async stop() {
    if (this.#session) await this.call('DELETE', '').catch(() => undefined);
    for (const child of this.#children.reverse()) child.kill();
  }
}

/** A browser for @web/test-runner; its `sendKeys` command works as with WTR's own WebDriver launcher. */
export function webkitLauncher() {
  const webkit = new WebKit();
  let started;
  let active;
  return {
    name: 'WebKitGTK',
    type: 'webdriver',
    concurrency: 1,
    async startSession(id, url) {
      await (started ??= webkit.start());
      active = id;
      await webkit.call('POST', '/url', { url });
    },
    isActive: (id) => active === id,
    getBrowserUrl: () => webkit.call('GET', '/url'),
    async stopSession() {
      active = undefined;
      await webkit.call('POST', '/url', { url: 'about:blank' });
      return {};
    },
    startDebugSession() {
      throw new Error('Debugging is not supported in WebKitGTK');
    },
    stop: () => webkit.stop(),
    sendKeys: (_id, keys) => webkit.keys(keys),
  };
}
