/** One element, and what happens to it in an order that a scheduler chooses. */
import type fc from 'fast-check';
import '../../src/define.js';
import type { PasswordlessSmsElement } from '../../src/element.js';
import { acts, type Place } from './proof-acts.js';
import { countAborts, isLive, ScheduledBackend } from './proof-backend.js';
import { countDialogs, microtasks, turn, turnUntil, watchPage } from './proof-runs.js';
import type { Scenario, Step } from './proof-scenario.js';
import { Watch } from './proof-watch.js';
import { stopSystemClock } from './system-clock.js';

/** What a schedule is played with. */
interface Cast {
  readonly element: PasswordlessSmsElement;
  readonly backend: ScheduledBackend;
  readonly watch: Watch;
  readonly scheduler: fc.Scheduler;
}

export class Stage {
  readonly #attributes: string;
  readonly #isShown: boolean;
  readonly #home: HTMLElement;
  readonly #elsewhere = document.createElement('div');
  readonly #clock = stopSystemClock();
  readonly #aborts = countAborts();
  readonly #dialogs = countDialogs();
  readonly #page = watchPage();
  #element: PasswordlessSmsElement | undefined;
  /** The backend of the schedule that is played. */
  #backend: ScheduledBackend | undefined;
  /** What happened in all schedules: a proof about nothing would hold, too. */
  readonly counts = { schedules: 0, elements: 0, calls: 0, late: 0, signIns: 0 };

  constructor(home: HTMLElement, { attributes = '', isShown = false } = {}) {
    this.#home = home;
    this.#attributes = attributes;
    this.#isShown = isShown;
    home.style.display = isShown ? '' : 'none';
    home.append(this.#elsewhere);
  }

  end(): void {
    this.#clock.restore();
    this.#aborts.restore();
    this.#dialogs.restore();
    this.#page.restore();
    this.#home.replaceChildren();
  }

  async play(scheduler: fc.Scheduler, scenario: Scenario): Promise<void> {
    try {
      await this.#play(scheduler, scenario);
    } catch (error) {
      // What is broken must not break the schedules that follow.
      this.#element = undefined;
      throw error;
    }
  }

  async #play(scheduler: fc.Scheduler, scenario: Scenario): Promise<void> {
    const element = await this.#setOut(scenario.isFresh);
    let isHasty = false;
    const { script } = scenario;
    const backend: ScheduledBackend = new ScheduledBackend(
      script,
      async (label) => {
        await scheduler.schedule(Promise.resolve(), label);
        ({ isHasty } = script);
      },
      (call, others) => watch.onCall(call, others),
    );
    const watch = new Watch(element, backend);
    const cast = { element, backend, watch, scheduler };
    this.#backend = backend;
    const place = this.#place(cast);
    const play = (steps: readonly Step[]) =>
      scheduler.scheduleSequence(
        steps.map((step) => ({
          label: step.acts.join(', '),
          builder: () => {
            ({ isHasty } = step);
            for (const act of step.acts) acts[act](place);
            return Promise.resolve();
          },
        })),
      );
    const queues = [play(scenario.visitor), play(scenario.page)];
    let isCalm = true;
    while (scheduler.count() || !queues.every(({ done }) => done)) {
      await this.#next(cast, isCalm, () => isHasty);
      isCalm = !isHasty;
    }
    await this.#finish(cast);
  }

  /** Lets one thing happen, and looks at what became of it. */
  async #next(cast: Cast, isCalm: boolean, isHasty: () => boolean): Promise<void> {
    const { element, backend, watch, scheduler } = cast;
    const { flowState } = element;
    const heard = watch.heard.length;
    const dead = backend.calls.filter((call) => !call.isReleased && call.signal.aborted);
    backend.released = undefined;
    if (scheduler.count()) await scheduler.waitNext(1);
    if (isHasty()) await microtasks(8);
    else await this.#settle(cast);
    const { released } = backend;
    if (isCalm && !isHasty() && released) {
      if (dead.includes(released)) {
        this.counts.late++;
        watch.require(
          element.flowState === flowState && watch.heard.length === heard,
          'I6 a late answer changes nothing',
        );
      } else watch.require(released.isTaken, `no answer is lost: ${released.answer}`);
    }
    const [violation] = watch.violations;
    if (violation) throw new Error(`${violation}; heard: ${watch.heard.join(', ')}`);
  }

  /** Everything that is under way has its effects, but for answers that the scheduler holds back. */
  async #settle({ element, backend, watch }: Pick<Cast, 'element' | 'backend' | 'watch'>) {
    await microtasks(40);
    const isBusy = () =>
      element.isUpdatePending ||
      // What a new element needs to check a number is still being loaded.
      (element.flowState.step === 'sending' && !backend.calls.some(isLive)) ||
      this.#dialogs.closing > 0;
    if (isBusy()) await turnUntil(() => !isBusy(), 'the element comes to rest');
    watch.settled();
  }

  async #finish({ element, backend, watch, scheduler }: Cast): Promise<void> {
    for (const call of backend.calls) {
      const aborts = this.#aborts.of(call);
      watch.require(aborts === Number(call.signal.aborted), 'I29 aborted exactly once');
      watch.require(call.isReleased || call.signal.aborted, 'I28 every request ends');
      watch.require(!call.isTaken || aborts === 0, 'I29 not aborted after its answer was taken');
    }
    this.counts.schedules++;
    this.counts.calls += backend.calls.length;
    this.counts.signIns += watch.heard.filter((name) => name === 'authenticated').length;
    // Everything ends here, so that the next schedule has the same to begin with.
    if (!element.isConnected) this.#home.append(element);
    element.open = false;
    element.reset();
    await this.#settle({ element, backend, watch });
    watch.require(element.flowState.step === 'phone-entry', 'a reset leads to the phone number');
    watch.require(this.#clock.pending === 0, 'I26 no timer is left after a reset');
    watch.require(scheduler.count() === 0, 'a reset asks for nothing');
    await turn();
    watch.stop();
    const faults = [...watch.violations, ...this.#page.faults.splice(0)];
    if (faults[0]) throw new Error(`${faults[0]}; heard: ${watch.heard.join(', ')}`);
  }

  async #setOut(isFresh: boolean): Promise<PasswordlessSmsElement> {
    if (this.#element && !isFresh) return this.#element;
    this.#element?.remove();
    await microtasks(2);
    this.#home.innerHTML = `<passwordless-sms lang="en" default-country="US" ${this.#attributes}></passwordless-sms>`;
    this.#home.append(this.#elsewhere);
    const element = this.#home.querySelector('passwordless-sms') as PasswordlessSmsElement;
    this.#element = element;
    this.counts.elements++;
    this.#giveBackend(element);
    await element.updateComplete;
    return element;
  }

  /** Another object for the element each time; the schedule's own behind it. */
  #giveBackend(element: PasswordlessSmsElement): void {
    const current = () => {
      if (!this.#backend) throw new Error('nothing is played');
      return this.#backend;
    };
    element.backend = {
      start: (request, options) => current().start(request, options),
      verify: (request, options) => current().verify(request, options),
    };
  }

  #place({ element, watch }: Cast): Place {
    return {
      element,
      home: this.#home,
      elsewhere: this.#elsewhere,
      isShown: this.#isShown,
      advance: (milliseconds) => this.#clock.advance(milliseconds),
      onLeave: () => watch.left(),
      otherBackend: () => this.#giveBackend(element),
    };
  }
}
