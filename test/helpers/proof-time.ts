/** Time that passes, stands still for a tab, or is set; and what the code step must show of it. */
import fc from 'fast-check';
import type { Mounted } from './mount.js';
import type { stopClock } from './proof-clock.js';
import { turn, turnUntil } from './proof-runs.js';
import { click, fill, part, parts, phoneField, submit, textOf } from './visitor.js';

const day = 86_400_000;

/** By milliseconds, but for the last two. */
interface Happening {
  readonly what: 'passes' | 'passes unnoticed' | 'is set' | 'runs to the deadline' | 'press';
  readonly milliseconds: number;
}

export interface Course {
  readonly resendInSeconds: number;
  readonly expiresInSeconds: number | undefined;
  readonly happenings: readonly Happening[];
}

const ms = (min: number, max: number) => fc.integer({ min, max });
const happening = (what: Happening['what'], milliseconds: fc.Arbitrary<number> = fc.constant(0)) =>
  fc.record({ what: fc.constant(what), milliseconds });

export const courses: fc.Arbitrary<Course> = fc.record({
  resendInSeconds: fc.integer({ min: 1, max: 120 }),
  expiresInSeconds: fc.option(fc.integer({ min: 1, max: 600 }), { nil: undefined }),
  happenings: fc.array(
    fc.oneof(
      happening('passes', ms(0, 5000)),
      happening('passes', ms(0, 120_000)),
      // Hidden, frozen, put aside by the browser, or busy: up to 10 minutes.
      happening('passes unnoticed', ms(0, 600_000)),
      happening('is set', fc.oneof(ms(-day, day), ms(-60_000, 60_000), fc.constantFrom(-day, day))),
      happening('runs to the deadline'),
      happening('press'),
    ),
    { minLength: 1, maxLength: 8 },
  ),
});

/** As the widget writes it: minutes, and seconds in two digits. */
const minutes = (milliseconds: number): string => {
  const seconds = Math.ceil(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** The code step of one element, with what it must show: worked out anew, from the outside. */
export class TimedStep {
  readonly #mounted: Mounted;
  readonly #clock: ReturnType<typeof stopClock>;
  readonly #course: Course;
  /** Epoch milliseconds: when a code can be sent again, and when this one ends. */
  #resendAt = 0;
  #expiresAt = Infinity;
  /** What is over doesn't begin again. */
  #isOver = false;
  /** What went wrong. */
  readonly faults: string[] = [];

  constructor(mounted: Mounted, clock: ReturnType<typeof stopClock>, course: Course) {
    this.#mounted = mounted;
    this.#clock = clock;
    this.#course = course;
  }

  async play(): Promise<readonly string[]> {
    const { element } = this.#mounted;
    element.reset();
    await element.updateComplete;
    fill(phoneField(element), '+14155550132');
    await this.#sent(() => submit(element));
    await this.#look();
    for (const happening of this.#course.happenings) await this.#happen(happening);
    return this.faults;
  }

  /** Has a code sent by some act, whose time the hints then count from. */
  async #sent(act: () => void): Promise<void> {
    const { element, backend } = this.#mounted;
    const before = backend.starts.length;
    act();
    await turnUntil(() => backend.starts.length > before, 'a code is asked for');
    const { resendInSeconds, expiresInSeconds } = this.#course;
    backend.starts.at(-1)?.resolve({
      resendInSeconds,
      ...(expiresInSeconds !== undefined && { expiresInSeconds }),
    });
    await turnUntil(() => !element.flowState.isPending, 'the code is sent');
    this.#resendAt = Date.now() + resendInSeconds * 1000;
    this.#expiresAt = Date.now() + (expiresInSeconds ?? Infinity) * 1000;
    this.#isOver = false;
  }

  async #happen({ what, milliseconds }: Happening): Promise<void> {
    switch (what) {
      case 'passes':
        this.#clock.advance(milliseconds);
        break;
      case 'passes unnoticed':
        this.#clock.sleep(milliseconds);
        // What fell due goes off when the tab comes back.
        this.#clock.advance(0);
        break;
      case 'is set':
        return this.#set(milliseconds);
      case 'runs to the deadline':
        if (this.#isOver) return;
        // To the millisecond before it, and then to it.
        this.#clock.advance(this.#resendAt - Date.now() - 1);
        await this.#look();
        this.#clock.advance(1);
        break;
      case 'press':
        await this.#press();
        break;
    }
    await this.#look();
  }

  async #press(): Promise<void> {
    const { backend, element } = this.#mounted;
    const press = () => click(part(element, 'resend-button'));
    if (this.#isOver) return this.#sent(press);
    const before = backend.starts.length;
    press();
    await turn();
    this.#require(backend.starts.length === before, 'nothing is sent before the time');
  }

  /** Timers take no notice of a clock that is set; a countdown that runs does within a second. */
  async #set(milliseconds: number): Promise<void> {
    const isExpiring = this.#expiresAt < Infinity && Date.now() < this.#expiresAt;
    const isCounting = !this.#isOver || isExpiring;
    this.#clock.jump(milliseconds);
    if (!isCounting) {
      // There is nothing to take notice with; what is said of the code stays as it is.
      this.#expiresAt = Infinity;
      return this.#look();
    }
    const { resendInSeconds, expiresInSeconds = Infinity } = this.#course;
    const wanted = {
      resendAt: this.#isOver
        ? Math.min(this.#resendAt, Date.now())
        : Math.min(this.#resendAt, Date.now() + resendInSeconds * 1000),
      expiresAt: Math.min(this.#expiresAt, Date.now() + expiresInSeconds * 1000),
    };
    this.#clock.advance(1000);
    const { challenge } = this.#mounted.element.flowState as {
      challenge: { resendAt: number; expiresAt?: number };
    };
    const { resendAt, expiresAt = Infinity } = challenge;
    const near = (time: number, wish: number) => time >= wish && time - wish <= 1000;
    this.#require(near(resendAt, wanted.resendAt), 'I23 no longer than the whole delay');
    if (expiresAt < Infinity)
      this.#require(
        near(expiresAt, wanted.expiresAt),
        'a code lives no longer than it was said to',
      );
    this.#resendAt = resendAt;
    this.#expiresAt = expiresAt;
    await this.#look();
  }

  async #look(): Promise<void> {
    const { element } = this.#mounted;
    await element.updateComplete;
    const now = Date.now();
    this.#isOver ||= now >= this.#resendAt;
    const button = part(element, 'resend-button');
    const label = textOf(button);
    const wait = this.#isOver ? '' : ` in ${minutes(this.#resendAt - now)}`;
    this.#require(label === `Send a new code${wait}`, `“Send a new code${wait}”, not “${label}”`);
    const isDisabled = button.getAttribute('aria-disabled') === 'true';
    this.#require(isDisabled !== this.#isOver, 'enabled exactly from the deadline on');
    if (this.#expiresAt === Infinity) return;
    const said = parts(element, 'hint').map(textOf).join(' ');
    const hint = now < this.#expiresAt ? `for ${minutes(this.#expiresAt - now)}.` : 'has expired';
    this.#require(said.includes(hint), `“${hint}”, not “${said}”`);
  }

  #require(holds: boolean, rule: string): void {
    if (!holds) this.faults.push(rule);
  }
}
