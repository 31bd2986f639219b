import { assert } from '@open-wc/testing';
import { exchange } from '../../src/http.js';
import { fakeFetch, json, silence } from '../helpers/fake-fetch.js';
import { FakeTimers } from '../helpers/fake-timers.js';
import { failure, rejection } from '../helpers/rejection.js';

const url = 'https://auth.example/path?query=secret';

/** Counts the listeners of its signal. */
function watchedSignal() {
  const controller = new AbortController();
  const { signal } = controller;
  let listeners = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  Object.assign(signal, {
    addEventListener: (...of: Parameters<typeof add>) => {
      listeners++;
      add(...of);
    },
    removeEventListener: (...of: Parameters<typeof remove>) => {
      listeners--;
      remove(...of);
    },
  });
  return { controller, signal, listeners: () => listeners };
}

describe('the end of an exchange', () => {
  it('rejects with the reason of an abort, and leaves no listener on the signal', async () => {
    const { fetch } = fakeFetch(silence);
    const { controller, signal, listeners } = watchedSignal();
    const reason = new Error('nobody waits');
    const waiting = rejection(exchange(url, { fetch, signal }));
    assert.equal(listeners(), 1);

    controller.abort(reason);

    assert.equal(await waiting, reason);
    assert.equal(listeners(), 0);
  });

  it('leaves no listener on the signal after an answer or a failure', async () => {
    const { signal, listeners } = watchedSignal();

    await exchange(url, { ...fakeFetch(json({})), signal });
    await failure(
      exchange(url, { ...fakeFetch(() => Promise.reject(new TypeError('no'))), signal }),
    );

    assert.equal(listeners(), 0);
  });

  it('asks nothing when it was aborted before', async () => {
    const { fetch, asked } = fakeFetch(json({}));
    const reason = new Error('nobody waits');

    const error = await rejection(exchange(url, { fetch, signal: AbortSignal.abort(reason) }));

    assert.equal(error, reason);
    assert.isEmpty(asked);
  });

  for (const [given, seconds] of [
    [undefined, 15],
    [5, 5],
  ] as const)
    it(`I28 ends after ${seconds} seconds without an answer, and says of whom but not what`, async () => {
      const { fetch, asked } = fakeFetch(silence);
      const timers = new FakeTimers();
      try {
        const waiting = failure(
          exchange(url, { fetch, ...(given !== undefined && { deadlineSeconds: given }) }),
        );
        assert.deepEqual(timers.pending, [seconds * 1000]);
        timers.fire();

        const error = await waiting;

        assert.equal(error.code, 'timeout');
        assert.include(error.message, 'https://auth.example');
        assert.notInclude(error.message, 'secret');
        assert.isTrue(asked[0]?.init.signal?.aborted);
      } finally {
        timers.restore();
      }
    });

  it('I28 ends although the page’s own fetch knows nothing of signals', async () => {
    const { fetch } = fakeFetch(() => new Promise(() => undefined));
    const timers = new FakeTimers();
    try {
      const waiting = failure(exchange(url, { fetch }));
      timers.fire();

      const error = await waiting;

      assert.equal(error.code, 'timeout');
    } finally {
      timers.restore();
    }
  });

  it('I28 ends when the body stops half way', async () => {
    const timers = new FakeTimers();
    try {
      const { fetch } = fakeFetch(({ init }) => {
        const body = new ReadableStream({
          start: (stream) => {
            stream.enqueue(new TextEncoder().encode('{"a":'));
            init.signal?.addEventListener('abort', () => stream.error(new TypeError('aborted')));
          },
        });
        return new Response(body);
      });
      const waiting = failure(exchange(url, { fetch }));
      await new Promise<void>((resolve) => queueMicrotask(resolve));
      timers.fire();

      const error = await waiting;

      assert.equal(error.code, 'timeout');
    } finally {
      timers.restore();
    }
  });

  it('I26 leaves no timer', async () => {
    const timers = new FakeTimers();
    try {
      await exchange(url, fakeFetch(json({})));
      await failure(
        exchange(
          url,
          fakeFetch(() => Promise.reject(new TypeError('no'))),
        ),
      );

      assert.isEmpty(timers.pending);
    } finally {
      timers.restore();
    }
  });
});
