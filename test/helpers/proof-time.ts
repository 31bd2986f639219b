/** Time that passes, stands still for a tab, or is set; and what the code step must show of it. */
import fc from 'fast-check';
import { codeStates } from './proof-lives.js';
import type { Mounted } from './mount.js';
import type { stopClock } from './proof-clock.js';
import { turn, turnUntil } from './proof-runs.js';
import { part, parts, textOf } from './visitor.js';

void codeStates;

const day = 86_400_000;

/** By milliseconds, but for `press`. */
export interface Happening {
  readonly what: 'passes' | 'passes unnoticed' | 'is set' | 'runs to the deadline' | 'press';
  readonly milliseconds: number;
}

export interface Course {
  readonly resendInSeconds: number;
  readonly expiresInSeconds: number | undefined;
  readonly happenings: readonly Happening[];
}

const ms = (min: number, max: number) => fc.integer({ min, max });
const happening = (what: Happening['what'], milliseconds: fc.Arbitrary<number>) =>
  fc.record({ what: fc.constant(what), milliseconds });

export const courses: fc.Arbitrary<Course> = fc.record({
  resendInSeconds: fc.integer({ min: 1, max: 120 }),
  expiresInSeconds: fc.option(fc.integer({ min: 1, max: 600 }), { nil: undefined }),
  happenings: fc.array(
    fc.oneof(
      happening('passes', ms(0, 5000)),
      happening('passes', ms(0, 120_000)),
      // Hidden, frozen, or behind a dialog of the browser: 10 minutes.
      happening('passes unnoticed', ms(0, 600_000)),
      happening('is set', fc.oneof(ms(-day, day), ms(-60_000, 60_000), fc.constantFrom(-day, day))),
      // To the millisecond before it, and then to it.
      happening('runs to the deadline', fc.constant(0)),
      happening('press', fc.constant(0)),
    ),
    { minLength: 1, maxLength: 8 },
  ),
});

const secondsIn = (text: string): number | undefined => {
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec(text) ?? [];
  return minutes === undefined ? undefined : Number(minutes) * 60 + Number(seconds);
};

/** The code step, with what it must show: found out anew from the outside. */
export class TimedStep {
  readonly #mounted: Mounted;
  readonly #clock: ReturnType<typeof stopClock>;
  readonly #delay: number;
  readonly #lifetime: number | undefined;
  /** Epoch milliseconds: when a code can be sent again, and when this one ends. */
  #resendAt: number;
  #expiresAt: number;
  readonly faults: string[] = [];
  presses = 0;

  constructor(mounted: Mounted, clock: ReturnType<typeof stopClock>, course: Course) {
    this.#mounted = mounted;
    this.#clock = clock;
    this.#delay = course.resendInSeconds * 1000;
    this.#lifetime = course.expiresInSeconds && course.expiresInSeconds * 1000;
    this.#resendAt = Date.now() + this.#delay;
    this.#expiresAt = Date.now() + (this.#lifetime ?? Infinity);
  }

  #require(holds: boolean, rule: string): void {
    if (!holds) this.faults.push(`${rule}: “${this.#label}”, ${this.#resendAt - Date.now()} ms`);
  }

  get #button(): HTMLElement {
    return part(this.#mounted.element, 'resend-button');
  }

  get #label(): string {
    return textOf(this.#button);
  }

  get #isEnabled(): boolean {
    return this.#button.getAttribute('aria-disabled') === 'false';
  }

  async happen({ what, milliseconds }: Happening): Promise<void> {
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
        await this.#set(milliseconds);
        return;
      case 'runs to the deadline':
        await this.#runToDeadline();
        return;
      case 'press':
        await this.press();
        return;
    }
    await this.#look();
  }

  /** Nobody waits longer than the whole delay, whatever the clock says. */
  async #set(milliseconds: number): Promise<void> {
    const wasCounting =
      Date.now() < this.#resendAt || Date.now() < (this.#lifetime ? this.#expiresAt : 0);
    this.#clock.jump(milliseconds);
    // A countdown that runs takes notice within a second; there is nothing to take notice of else.
    if (!wasCounting) return this.#lookIfQuiet();
    this.#clock.advance(1000);
    const { challenge } = this.#mounted.element.flowState as {
      challenge: { resendAt: number; expiresAt?: number };
    };
    const near = (time: number, wanted: number) => Math.abs(time - wanted) <= 1000;
    const wanted = Math.min(this.#resendAt, Date.now() + this.#delay);
    const wantedEnd = Math.min(this.#expiresAt, Date.now() + (this.#lifetime ?? Infinity));
    this.#require(near(challenge.resendAt, wanted), 'I23 no longer than the whole delay');
    if (this.#lifetime)
      this.#require(near(challenge.expiresAt ?? NaN, wantedEnd), 'no longer than it lives');
    this.#resendAt = challenge.resendAt;
    this.#expiresAt = challenge.expiresAt ?? Infinity;
    await this.#look();
  }
}
