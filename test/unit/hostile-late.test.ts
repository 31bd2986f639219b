import { assert } from '@open-wc/testing';
import { auth0 } from '../../src/backends/auth0.js';
import { inShort, listen } from '../helpers/events.js';
import { json } from '../helpers/fake-fetch.js';
import { clientId, issuer, publicKeys, token } from '../helpers/id-token.js';
import { code, mount, phoneNumber } from '../helpers/mount.js';
import { stopSystemClock } from '../helpers/system-clock.js';
import { everythingDue, until } from '../helpers/until.js';
import { codeField, fill, phoneField, submit } from '../helpers/visitor.js';

describe('W3 a fetch of the page’s own', () => {
  const deadline = 15_000;

  /** Answers to the token request after so long by the stopped clock. */
  const slowBackend = (milliseconds: number, idToken: string) =>
    auth0({
      domain: new URL(issuer).origin,
      clientId,
      fetch: async (url) => {
        const path = new URL(url as string).pathname;
        if (path === '/passwordless/start') return json({});
        if (path !== '/oauth/token') return json({ keys: [publicKeys.k1] });
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
        return json({ access_token: 'at', token_type: 'Bearer', id_token: idToken });
      },
    });

  for (const [milliseconds, outcome] of [
    [deadline - 1, 'authenticated'],
    [deadline + 1, 'timeout'],
  ] as const)
    it(`that answers ${milliseconds} ms after the question ends in ${outcome}`, async () => {
      const clock = stopSystemClock();
      try {
        const idToken = await token({ nonce: undefined });
        const backend = slowBackend(milliseconds, idToken);
        const mounted = await mount('', { properties: { backend } });
        const { element } = mounted;
        const heard = listen(element);
        fill(phoneField(element), phoneNumber);
        submit(element);
        await until(() => element.matches(':state(code-entry)'), 'the code step shows');
        await element.updateComplete;
        fill(codeField(element), code);
        await everythingDue();

        clock.advance(deadline - 1);
        await everythingDue();
        clock.advance(1);
        await until(() => !element.matches(':state(pending)'), 'there is an answer');

        const told = inShort(heard).join();
        if (outcome === 'timeout') assert.match(told, /error timeout$/);
        else assert.match(told, /authenticated,step authenticated$/);
      } finally {
        clock.restore();
      }
    });

  it('that answers after the visitor went back changes nothing', async () => {
    let answer: (response: Response) => void = () => undefined;
    const backend = auth0({
      domain: 'auth.example',
      clientId,
      fetch: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    const mounted = await mount('', { properties: { backend } });
    fill(phoneField(mounted.element), phoneNumber);
    submit(mounted.element);
    await until(() => mounted.element.flowState.step === 'sending', 'a code is asked for');
    await everythingDue();
    mounted.element.reset();
    await mounted.element.updateComplete;
    const heard = listen(mounted.element);

    answer(json({}));
    await everythingDue();

    assert.deepEqual(inShort(heard), []);
    assert.equal(mounted.element.flowState.step, 'phone-entry');
  });
});
