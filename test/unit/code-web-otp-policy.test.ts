import { assert } from '@open-wc/testing';
import { canReadSms } from '../../src/code/web-otp.js';
import { FakeWebOtp } from '../helpers/fake-web-otp.js';

describe('whether a code can be read from an SMS', () => {
  let browser: FakeWebOtp;

  beforeEach(() => {
    browser = new FakeWebOtp();
  });
  afterEach(() => browser.restore());

  for (const [can, policies] of [
    [true, { permissionsPolicy: true }],
    [false, { permissionsPolicy: false }],
    [true, { featurePolicy: true }],
    [false, { featurePolicy: false }],
    [true, { permissionsPolicy: true, featurePolicy: false }],
    [false, { permissionsPolicy: false, featurePolicy: true }],
  ] as const)
    it(`is ${can ? 'yes' : 'no'} when policies say ${JSON.stringify(policies)}`, () => {
      browser.setPolicies(policies);

      assert.equal(canReadSms(), can);
      assert.deepEqual(browser.features, ['otp-credentials']);
    });

  it('is no in a browser that doesn’t know of it, which is asked nothing', () => {
    browser.setPolicies({ permissionsPolicy: true });
    browser.forget();

    assert.isFalse(canReadSms());
    assert.isEmpty(browser.features);
    assert.isEmpty(browser.asked);
  });

  it('is yes in a page of its own where there is no policy to ask', () => {
    assert.isTrue(canReadSms());
  });
});

/** The module's own text, run in a frame: it imports nothing. */
async function canReadSmsIn(sandbox: string, preparation: string): Promise<unknown> {
  const source = await (await fetch(new URL('../../src/code/web-otp.ts', import.meta.url))).text();
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', `allow-scripts ${sandbox}`);
  frame.srcdoc = `<script type="module">
    globalThis.OTPCredential ??= class {};
    ${preparation}
    ${source}
    parent.postMessage({ canReadSms: canReadSms() }, '*');
  </script>`;
  const answer = new Promise<unknown>((resolve) => {
    addEventListener('message', function listen({ source: from, data }: MessageEvent) {
      if (from !== frame.contentWindow) return;
      removeEventListener('message', listen);
      resolve((data as { canReadSms: unknown }).canReadSms);
    });
  });
  document.body.append(frame);
  try {
    return await answer;
  } finally {
    frame.remove();
  }
}

const withoutPolicies = `
  for (const name of ['permissionsPolicy', 'featurePolicy'])
    Object.defineProperty(document, name, { value: undefined });`;
const allowed = `
  Object.defineProperty(document, 'permissionsPolicy', { value: { allowsFeature: () => true } });`;

describe('whether a code can be read from an SMS in a frame', () => {
  for (const [what, sandbox] of [
    ['another origin', ''],
    ['the same origin', 'allow-same-origin'],
  ] as const) {
    it(`of ${what} is no where there is no policy to ask`, async () => {
      assert.isFalse(await canReadSmsIn(sandbox, withoutPolicies));
    });

    it(`of ${what} is yes where the policy allows it`, async () => {
      assert.isTrue(await canReadSmsIn(sandbox, allowed));
    });
  }
});
