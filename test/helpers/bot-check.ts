/** What every bot check with a widget promises, whoever the vendor is. */
import { assert } from '@open-wc/testing';
import type { BotCheck, BotCheckContext } from '../../src/bot-checks/bot-check.js';
import { everythingDue } from './until.js';
import { failure, rejection } from './rejection.js';

/** A vendor's script and its widgets, made after its documented API. */
export interface FakeVendor {
  /** What the script leaves behind, by its name. */
  readonly globals: Readonly<Record<string, unknown>>;
  /** Widgets that are drawn and not removed. */
  readonly drawn: number;
  /** How often a widget was made as new. */
  readonly resets: number;
  /** The widget that was drawn last finds a proof, by itself or since it was asked to. */
  solve(proof: string): void;
  fail(): void;
  expire(): void;
}

export const contextOf = (context: Partial<BotCheckContext> = {}): BotCheckContext => ({
  locale: 'en',
  demand: undefined,
  signal: new AbortController().signal,
  ...context,
});

const globals = globalThis as unknown as Record<string, unknown>;

/** Puts a vendor's objects on the page, until the test ends. */
export function load(vendor: Pick<FakeVendor, 'globals'>): void {
  Object.assign(globals, vendor.globals);
}

/** The vendors' names, of which none is on the page before or after a test. */
const names = ['turnstile', 'hcaptcha', 'grecaptcha', 'frcaptcha', 'friendlyChallenge'];

export function newPlace(): HTMLElement {
  const place = document.createElement('div');
  place.className = 'bot-check-place';
  document.body.append(place);
  return place;
}

export function tidyUp(): void {
  for (const name of names) Reflect.deleteProperty(globals, name);
  for (const place of document.querySelectorAll('.bot-check-place')) place.remove();
}

interface Contract<Vendor extends FakeVendor> {
  readonly create: () => BotCheck;
  readonly fake: () => Vendor;
  /** What the error says when the script is not there. */
  readonly script: string;
  /** Whether a proof that comes before anybody asks is good for the next who does. */
  readonly keepsEarlyProof?: boolean;
}

/** Runs the tests that are the same for all. */
export function itIsWidgetCheck<Vendor extends FakeVendor>(contract: Contract<Vendor>): void {
  const { create, fake, script, keepsEarlyProof = true } = contract;
  const prepared = async () => {
    const vendor = fake();
    load(vendor);
    const check = create();
    const place = newPlace();
    await check.prepare?.(place, contextOf());
    return { vendor, check, place };
  };
  /** Asks for a proof that the widget then finds. */
  const proofOf = async (check: BotCheck, vendor: Vendor, proof: string) => {
    const found = check.execute('start', contextOf());
    await everythingDue();
    vendor.solve(proof);
    return found;
  };

  afterEach(tidyUp);

  it('tells the author of a page without the script which one to load', async () => {
    const error = await failure(Promise.resolve(create().prepare?.(newPlace(), contextOf())));

    assert.equal(error.code, 'misconfigured');
    assert.include(error.message, script);
  });

  it('is not taken in by an element whose id is the name of the script’s object', async () => {
    const place = newPlace();
    for (const id of names) place.append(Object.assign(document.createElement('div'), { id }));

    const error = await failure(Promise.resolve(create().prepare?.(newPlace(), contextOf())));

    assert.equal(error.code, 'misconfigured');
  });

  it('gives the proof that the widget finds', async () => {
    const { check, vendor } = await prepared();

    assert.equal(await proofOf(check, vendor, 'proof'), 'proof');
    assert.equal(vendor.drawn, 1);
  });

  it('looks for another proof each time', async () => {
    const { check, vendor } = await prepared();

    assert.equal(await proofOf(check, vendor, 'first'), 'first');
    assert.equal(await proofOf(check, vendor, 'second'), 'second');
    assert.isAtLeast(vendor.resets, 1);
  });

  if (keepsEarlyProof) {
    it('gives no proof twice, though the vendor does', async () => {
      const { check, vendor } = await prepared();
      await proofOf(check, vendor, 'first');

      const proof = check.execute('resend', contextOf());
      await everythingDue();
      vendor.solve('first');
      vendor.solve('second');

      assert.equal(await proof, 'second');
    });

    it('gives a proof at once that the visitor has earned already, and only once', async () => {
      const { check, vendor } = await prepared();
      vendor.solve('early');

      assert.equal(await check.execute('start', contextOf()), 'early');
      assert.equal(await proofOf(check, vendor, 'later'), 'later');
    });

    it('gives no proof that has expired before it was asked for', async () => {
      const { check, vendor } = await prepared();
      vendor.solve('early');
      vendor.expire();

      assert.equal(await proofOf(check, vendor, 'later'), 'later');
    });
  }

  for (const how of ['fail', 'expire'] as const)
    it(`asks the visitor to try again when the widget says “${how}”, and then works`, async () => {
      const { check, vendor } = await prepared();
      const proof = check.execute('start', contextOf());
      await everythingDue();

      vendor[how]();
      const error = await failure(proof);

      assert.equal(error.code, 'challenge_required');
      assert.equal(await proofOf(check, vendor, 'another'), 'another');
    });

  it('takes no empty text for a proof', async () => {
    const { check, vendor } = await prepared();

    const error = await failure(proofOf(check, vendor, ''));

    assert.equal(error.code, 'challenge_required');
  });

  it('ends with the reason of an abort, and is as new', async () => {
    const { check, vendor } = await prepared();
    const controller = new AbortController();
    const reason = new Error('nobody waits');
    const proof = check.execute('start', contextOf({ signal: controller.signal }));
    await everythingDue();

    controller.abort(reason);

    assert.strictEqual(await rejection(proof), reason);
    assert.equal(vendor.resets, 1);
    assert.equal(await proofOf(check, vendor, 'another'), 'another');
  });

  it('gives up on one who waits when another asks', async () => {
    const { check, vendor } = await prepared();
    const first = failure(check.execute('start', contextOf()));
    await everythingDue();
    const second = check.execute('resend', contextOf());
    await everythingDue();

    vendor.solve('proof');

    assert.equal((await first).code, 'challenge_required');
    assert.equal(await second, 'proof');
  });

  it('begins nothing when it was aborted before', async () => {
    const { check } = await prepared();
    const reason = new Error('nobody waits');

    const proof = check.execute('start', contextOf({ signal: AbortSignal.abort(reason) }));

    assert.strictEqual(await rejection(proof), reason);
  });

  it('is one widget after two preparations in a row, in the second place', async () => {
    const vendor = fake();
    load(vendor);
    const check = create();
    const [first, second] = [newPlace(), newPlace()];

    await Promise.all([check.prepare?.(first, contextOf()), check.prepare?.(second, contextOf())]);

    assert.equal(vendor.drawn, 1);
    assert.equal(first.childElementCount, 0);
    assert.equal(second.childElementCount, 1);
  });

  it('is one widget as frameworks mount it in development: twice, with an end between', async () => {
    const { check, vendor, place } = await prepared();

    check.dispose?.();
    await check.prepare?.(place, contextOf());

    assert.equal(vendor.drawn, 1);
    assert.equal(place.childElementCount, 1);
    assert.equal(await proofOf(check, vendor, 'proof'), 'proof');
  });

  it('takes away what it drew, however often it is told', async () => {
    const { check, vendor, place } = await prepared();

    check.dispose?.();
    check.dispose?.();

    assert.equal(vendor.drawn, 0);
    assert.equal(place.childElementCount, 0);
  });

  it('leaves nobody waiting when it is taken away', async () => {
    const { check } = await prepared();
    const proof = check.execute('start', contextOf());
    await everythingDue();

    check.dispose?.();

    assert.equal((await failure(proof)).code, 'challenge_required');
  });

  it('says so when it was not prepared', async () => {
    const error = await failure(create().execute('start', contextOf()));

    assert.equal(error.code, 'misconfigured');
  });
}
