/** What happens to one element in an order that a scheduler chooses, and what must hold all the time. */
import type fc from 'fast-check';
import type { PasswordlessSmsElement } from '../../src/element.js';
import { acts, type Act, type Place } from './proof-acts.js';
import { isLive, ScheduledBackend, type Call } from './proof-backend.js';
import { Log } from './proof-log.js';
import { microtasks, turn, turnUntil } from './proof-runs.js';
import type { Reaction, Scenario, Step } from './proof-scenario.js';
import type { Stage } from './proof-stage.js';
import { Watch } from './proof-watch.js';
import { eventNames } from './events.js';

/** Plays a schedule. It rejects with the first fault that is found. */
export async function play(
  stage: Stage,
  scheduler: fc.Scheduler,
  scenario: Scenario,
): Promise<void> {
  const element = await stage.setOut(scenario.isFresh);
  try {
    await new Schedule(stage, element, scheduler, scenario).play();
  } catch (error) {
    await stage.discard();
    throw error;
  }
}

class Schedule {
  readonly #stage: Stage;
  readonly #element: PasswordlessSmsElement;
  readonly #scheduler: fc.Scheduler;
  readonly #scenario: Scenario;
  readonly #backend: ScheduledBackend;
  readonly #log: Log;
  readonly #watch: Watch;
  readonly #place: Place;
  readonly #end = new AbortController();
  /** That go on from before: none, unless an earlier schedule failed. */
  readonly #timers: number;
  readonly #thrown: Error[] = [];
  #isInListener = false;
  /** Whether what was done last is to have all its effects before anything else happens. */
  #isHasty = false;

  constructor(
    stage: Stage,
    element: PasswordlessSmsElement,
    scheduler: fc.Scheduler,
    scenario: Scenario,
  ) {
    this.#stage = stage;
    this.#element = element;
    this.#scheduler = scheduler;
    this.#scenario = scenario;
    this.#timers = stage.clock.pending;
    const { script } = scenario;
    const wait = async (label: string) => {
      await scheduler.schedule(Promise.resolve(), label);
      this.#isHasty = script.isHasty;
    };
    this.#backend = new ScheduledBackend(script, wait, (...call) => this.#watch.onCall(...call));
    // An element that left its page has nothing more to tell.
    this.#log = new Log(element.flowState, (told) => told === 'step closed');
    this.#watch = new Watch(element, this.#backend, this.#log);
    this.#place = {
      element,
      home: stage.home,
      elsewhere: stage.elsewhere,
      isShown: stage.isShown,
      pass: (milliseconds) => this.#pass(milliseconds),
      onLeave: () => this.#watch.left(),
      otherBackend: () => stage.giveBackend(element),
    };
    stage.backend = this.#backend;
    stage.onState = (state) => this.#log.state(state);
    this.#react(scenario.listeners);
  }

  async play(): Promise<void> {
    const queues = [this.#queue(this.#scenario.visitor), this.#queue(this.#scenario.page)];
    let isCalm = true;
    while (this.#scheduler.count() || !queues.every(({ done }) => done)) {
      await this.#next(isCalm);
      isCalm = !this.#isHasty;
    }
    await this.#finish();
  }

  /** Timers wait until a listener is done, however long it takes. */
  #pass(milliseconds: number): void {
    if (this.#isInListener) this.#stage.clock.sleep(milliseconds);
    else this.#stage.clock.advance(milliseconds);
  }

  #do(some: readonly Act[]): void {
    for (const act of some) acts[act](this.#place);
  }

  #queue(steps: readonly Step[]) {
    return this.#scheduler.scheduleSequence(
      steps.map((step) => ({
        label: step.acts.join(', '),
        builder: () => {
          this.#isHasty = step.isHasty;
          this.#do(step.acts);
          return Promise.resolve();
        },
      })),
    );
  }

  /** Listeners that do things themselves, each the first time that it hears of something. */
  #react(reactions: readonly Reaction[]): void {
    const waiting = [...reactions];
    const onEvent = () => {
      const told = this.#watch.heard.at(-1) ?? '';
      const index = waiting.findIndex(({ hears }) => told.startsWith(hears));
      const [reaction] = index < 0 ? [] : waiting.splice(index, 1);
      if (!reaction) return;
      this.#stage.counts.reactions++;
      this.#isInListener = true;
      this.#do(reaction.acts);
      this.#isInListener = false;
      if (!reaction.throws) return;
      const error = new Error(`a listener that failed at “${told}”`);
      this.#thrown.push(error);
      this.#stage.counts.thrown++;
      throw error;
    };
    for (const name of eventNames)
      this.#element.addEventListener(name, onEvent, { signal: this.#end.signal });
  }

  /** Lets one thing happen, and looks at what became of it. */
  async #next(isCalm: boolean): Promise<void> {
    const element = this.#element;
    const watch = this.#watch;
    const backend = this.#backend;
    const { counts } = this.#stage;
    const { flowState } = element;
    const heard = watch.heard.length;
    const dead = backend.calls.filter((call) => !call.isReleased && call.signal.aborted);
    backend.released = undefined;
    if (this.#scheduler.count()) await this.#scheduler.waitNext(1);
    if (this.#isHasty) await microtasks(8);
    else await this.#settle();
    const released = backend.released as Call | undefined;
    if (released && isCalm && !this.#isHasty) {
      const isDead = dead.includes(released);
      counts.late += Number(isDead);
      counts.overtaken += Number(isDead && backend.calls.some(isLive));
      const isStill = element.flowState === flowState && watch.heard.length === heard;
      if (isDead) watch.require(isStill, 'I6 a late answer changes nothing');
      else watch.require(released.isTaken, `no answer is lost: ${released.answer}`);
    }
    this.#complain();
  }

  #complain(): void {
    const { faults, uncaught } = this.#stage.page;
    const reported = uncaught.splice(0);
    const thrown = this.#thrown.splice(0);
    // The browser reports what a listener throws at once.
    const isRight =
      reported.length === thrown.length && reported.every((one, index) => one === thrown[index]);
    if (!isRight) faults.push(`thrown: ${thrown.join(', ')}; reported: ${reported.join(', ')}`);
    const all = [...this.#watch.violations, ...this.#log.violations, ...faults];
    if (all.length)
      throw new Error(`${all.join('\n')}\nwhat happened: ${this.#log.lines.join(', ')}`);
  }

  /** Everything that is under way has its effects, but for answers that the scheduler holds back. */
  async #settle(): Promise<void> {
    const isBusy = () =>
      this.#element.isUpdatePending ||
      // What a new element needs to check a number is still being loaded.
      (this.#element.flowState.step === 'sending' && !this.#backend.calls.some(isLive)) ||
      // A dialog tells in a task of its own that it was closed.
      this.#stage.dialogs.closing > 0;
    do {
      await microtasks(40);
      // What fell due while a listener kept the page busy.
      this.#stage.clock.advance(0);
      if (isBusy()) await turnUntil(() => !isBusy(), 'the element comes to rest');
    } while (this.#stage.clock.isDue);
    this.#log.end();
    this.#watch.settled();
  }

  async #finish(): Promise<void> {
    const { counts, aborts, clock } = this.#stage;
    const watch = this.#watch;
    const { calls } = this.#backend;
    for (const call of calls) {
      const count = aborts.of(call);
      watch.require(count === Number(call.signal.aborted), 'I29 aborted exactly once');
      watch.require(call.isReleased || call.signal.aborted, 'I28 every request ends');
      watch.require(!call.isTaken || count === 0, 'I29 not aborted after its answer was taken');
    }
    counts.schedules++;
    counts.calls += calls.length;
    counts.signIns += watch.heard.filter((name) => name === 'authenticated').length;
    counts.events += this.#log.told;
    this.#end.abort();
    this.#stage.clearUp(this.#element);
    await this.#settle();
    watch.require(this.#element.flowState.step === 'phone-entry', 'a reset leads to the number');
    watch.require(clock.pending === this.#timers, 'I26 no timer is left after a reset');
    watch.require(this.#scheduler.count() === 0, 'a reset asks for nothing');
    await turn();
    this.#complain();
    watch.stop();
  }
}
