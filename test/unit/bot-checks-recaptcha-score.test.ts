import { assert } from '@open-wc/testing';
import { recaptcha } from '../../src/bot-checks/recaptcha.js';
import { contextOf, load, newPlace, tidyUp } from '../helpers/bot-check.js';
import { failure, rejection } from '../helpers/rejection.js';

for (const [version, path, script] of [
  ['v3', 'api', 'https://www.google.com/recaptcha/api.js?render=key'],
  ['enterprise', 'enterprise', 'https://www.google.com/recaptcha/enterprise.js?render=key'],
] as const)
  describe(`reCAPTCHA ${version}`, () => {
    afterEach(tidyUp);

    async function ready(execute: (...args: unknown[]) => unknown) {
      const api = { ready: (callback: () => void) => setTimeout(callback), execute };
      const grecaptcha = path === 'enterprise' ? { enterprise: api } : api;
      load({ globals: { grecaptcha } });
      const check = recaptcha({ siteKey: 'key', version });
      await check.prepare?.(newPlace(), contextOf());
      return check;
    }

    it('tells the author of a page without the script which one to load', async () => {
      const check = recaptcha({ siteKey: 'key', version });

      const error = await failure(Promise.resolve(check.prepare?.(newPlace(), contextOf())));

      assert.equal(error.code, 'misconfigured');
      assert.include(error.message, script);
    });

    it('gives another proof each time, and says what for', async () => {
      const asked: unknown[] = [];
      const check = await ready((...args) => Promise.resolve(`proof ${asked.push(args)}`));

      assert.equal(await check.execute('start', contextOf()), 'proof 1');
      assert.equal(await check.execute('resend', contextOf()), 'proof 2');
      assert.deepEqual(asked, [
        ['key', { action: 'start' }],
        ['key', { action: 'resend' }],
      ]);
    });

    for (const reason of [new Error('Invalid site key'), null, undefined])
      it(`lets the visitor try again when it rejects with ${String(reason)}`, async () => {
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as it does
        const check = await ready(() => Promise.reject(reason));

        const error = await failure(check.execute('start', contextOf()));

        assert.equal(error.code, 'challenge_required');
        assert.notInclude(error.message, 'Invalid');
      });

    it('lets the visitor try again when it throws', async () => {
      const check = await ready(() => {
        throw new Error('No reCAPTCHA clients exist.');
      });

      assert.equal((await failure(check.execute('start', contextOf()))).code, 'challenge_required');
    });

    it('ends with the reason of an abort', async () => {
      const check = await ready(() => new Promise(() => undefined));
      const controller = new AbortController();
      const reason = new Error('nobody waits');

      const proof = check.execute('start', contextOf({ signal: controller.signal }));
      controller.abort(reason);

      assert.strictEqual(await rejection(proof), reason);
    });
  });
