import { assert } from '@open-wc/testing';
import type { Challenge, Channel } from '../../src/backends/backend.js';
import { PasswordlessError } from '../../src/errors.js';
import { stopElementClock, type ElementClock } from '../helpers/element-clock.js';
import { codeStep, fail, sentAgain } from '../helpers/element-code-step.js';
import { inShort, listen } from '../helpers/events.js';
import { mount, toCodeStep, toVerifying } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import {
  announced,
  button,
  click,
  codeField,
  fill,
  focused,
  nameOf,
  part,
  parts,
  textOf,
} from '../helpers/visitor.js';

const all: readonly Channel[] = ['sms', 'voice', 'whatsapp', 'email'];

let clock: ElementClock;

beforeEach(() => (clock = stopElementClock()));
afterEach(() => clock.restore());

async function withChannels(challenge: Challenge = { channels: all }) {
  const mounted = await codeStep('', challenge);
  const { element, backend } = mounted;
  return {
    ...mounted,
    mounted,
    offered: () => parts(element, 'channel-button').map(nameOf),
    isWaiting: () => [
      ...new Set(
        parts(element, 'channel-button').map((one) => one.getAttribute('aria-disabled') === 'true'),
      ),
    ],
    pass: (seconds: number) => clock.pass(element, seconds),
    choose: async (name: string) => {
      const before = backend.starts.length;
      click(button(element, name));
      await until(() => backend.starts.length > before, 'another code is asked for');
      await element.updateComplete;
    },
  };
}

describe('another way to get the code', () => {
  it('is offered once the visitor has waited for the first message', async () => {
    const { offered, isWaiting, pass } = await withChannels();
    assert.isEmpty(offered());
    await pass(29);
    assert.isEmpty(offered());

    await pass(1);

    assert.deepEqual(offered(), ['Get a call instead', 'Get it by WhatsApp', 'Get it by email']);
    assert.deepEqual(isWaiting(), [false]);
  });

  it('is not offered where the backend has none', async () => {
    for (const channels of [undefined, [], ['sms']] as (readonly Channel[])[]) {
      const { offered, pass } = await withChannels({ channels });

      await pass(31);

      assert.isEmpty(offered());
    }
  });

  it('is never one that nobody knows', async () => {
    const channels = ['pigeon', '<b>', 'voice', 'VOICE', null, 7] as unknown as Channel[];
    const { offered, pass } = await withChannels({ channels });

    await pass(30);

    assert.deepEqual(offered(), ['Get a call instead']);
  });

  it('is asked of the backend, and of nothing else, in place of the first code', async () => {
    const { element, backend, pass, choose } = await withChannels({
      channels: all,
      transaction: 'first',
    });
    await pass(30);
    const heard = listen(element);

    await choose('Get a call instead');

    assert.lengthOf(backend.starts, 2);
    assert.deepInclude(backend.starts[1]?.request, { channel: 'voice', resendOf: 'first' });
    assert.equal(announced(element), 'Sending a new code…');
    assert.isEmpty(heard);
  });

  it('takes the visitor to the code field, which is empty', async () => {
    const { element, pass, choose } = await withChannels();
    fill(codeField(element), '31');
    await pass(30);

    await choose('Get a call instead');

    assert.equal(focused(element), 'code-input');
    assert.equal(codeField(element).value, '');
  });

  it('says that a call comes, and offers the message again', async () => {
    const { element, mounted, offered, isWaiting, pass, choose } = await withChannels();
    await pass(30);
    await choose('Get a call instead');
    const heard = listen(element);

    await sentAgain(mounted, { channels: all });

    assert.include(
      textOf(part(element, 'description')),
      'We’re calling +1 415-555-0132 to tell you the code.',
    );
    assert.deepEqual(offered(), [
      'Get it by text message',
      'Get it by WhatsApp',
      'Get it by email',
    ]);
    assert.deepEqual(isWaiting(), [true]);
    assert.equal(focused(element), 'code-input');
    assert.deepEqual(inShort(heard), ['code-sent again']);
    await pass(60);
    assert.deepEqual(isWaiting(), [false]);
  });

  it('stays that way when another code is asked for, until the visitor wants the message', async () => {
    const { element, backend, mounted, pass, choose } = await withChannels();
    await pass(30);
    await choose('Get a call instead');
    await sentAgain(mounted);
    await pass(60);

    await choose('Send a new code');
    assert.equal(backend.starts[2]?.request.channel, 'voice');
    await sentAgain(mounted);
    await pass(120);
    await choose('Get it by text message');
    assert.equal(backend.starts[3]?.request.channel, 'sms');
    await sentAgain(mounted);

    assert.include(textOf(part(element, 'description')), 'We sent it to +1 415-555-0132.');
  });

  it('does nothing while it has to wait, and leaves the focus where it is', async () => {
    const { element, backend, mounted, pass, choose } = await withChannels();
    await pass(30);
    await choose('Get a call instead');
    click(button(element, 'Get it by email'));
    await everythingDue();
    assert.lengthOf(backend.starts, 2);
    await sentAgain(mounted, { channels: all });

    click(button(element, 'Get it by email'));
    await everythingDue();

    assert.lengthOf(backend.starts, 2);
    assert.equal(focused(element), 'channel-button');
  });

  it('can’t be had while a code is checked', async () => {
    const { element, backend, mounted, isWaiting, pass } = await withChannels();
    await pass(30);

    await toVerifying(mounted);
    assert.deepEqual(isWaiting(), [true]);
    click(button(element, 'Get it by email'));
    await everythingDue();

    assert.lengthOf(backend.starts, 1);
  });

  it('is still there when it failed', async () => {
    const { backend, mounted, offered, isWaiting, pass, choose } = await withChannels();
    await pass(30);
    await choose('Get a call instead');

    await fail(mounted, new PasswordlessError('send_failed'), backend.starts[1]!);

    assert.include(offered(), 'Get a call instead');
    assert.deepEqual(isWaiting(), [false]);
  });

  for (const [lang, names] of [
    ['de', ['Code per Anruf erhalten', 'Code per WhatsApp erhalten', 'Code per E-Mail erhalten']],
    ['ar', [/[ء-ي]/, /[ء-ي]/, /[ء-ي]/]],
  ] as const)
    it(`has a name in the page’s language: ${lang}`, async () => {
      const mounted = await mount(`lang="${lang}"`);
      await toCodeStep(mounted, { channels: all });
      const { element } = mounted;
      await until(
        () => element.shadowRoot?.querySelector(`.root[lang="${lang}"]`),
        'its language shows',
      );
      await clock.pass(element, 30);

      const offered = parts(element, 'channel-button').map(nameOf);

      assert.lengthOf(offered, 3);
      assert.equal(new Set(offered).size, 3);
      for (const [index, name] of names.entries()) assert.match(offered[index]!, new RegExp(name));
    });
});
