/** Where schedules are played: one element after the other, with the world around it held still. */
import '../../src/define.js';
import type { PasswordlessSmsElement } from '../../src/element.js';
import { FlowCore } from '../../src/flow/core.js';
import type { PublicFlowState } from '../../src/flow/public-state.js';
import { countAborts, type ScheduledBackend } from './proof-backend.js';
import { stopClock } from './proof-clock.js';
import { countDialogs, microtasks, turn, watchPage } from './proof-runs.js';

export interface StageOptions {
  readonly isDialog?: boolean;
  readonly autoclose?: boolean;
  /** Whether it can be seen and take the focus: where it can't, layouts cost no time. */
  readonly isShown?: boolean;
}

export class Stage {
  readonly #options: StageOptions;
  readonly home: HTMLElement;
  readonly elsewhere = document.createElement('div');
  readonly clock = stopClock();
  readonly aborts = countAborts();
  readonly dialogs = countDialogs();
  readonly page = watchPage();
  readonly #tap = tapStates((flow, state) => {
    if (flow === this.#flow) this.onState?.(state);
  });
  #flow: FlowCore | undefined;
  #element: PasswordlessSmsElement | undefined;
  /** Of the schedule that is played. */
  backend: ScheduledBackend | undefined;
  onState: ((state: PublicFlowState) => void) | undefined;
  /** What happened in all schedules: a proof about nothing would hold, too. */
  readonly counts = {
    ...{ schedules: 0, elements: 0, calls: 0, late: 0, overtaken: 0, signIns: 0 },
    ...{ events: 0, reactions: 0, thrown: 0 },
  };

  constructor(home: HTMLElement, options: StageOptions) {
    this.home = home;
    this.#options = options;
    home.style.display = this.isShown ? '' : 'none';
  }

  get isShown(): boolean {
    return this.#options.isShown ?? false;
  }

  /** The element of the schedule before, or a new one. */
  async setOut(isFresh: boolean): Promise<PasswordlessSmsElement> {
    if (this.#element && !isFresh) return this.#element;
    this.#element?.remove();
    await microtasks(2);
    const element = document.createElement('passwordless-sms');
    this.#flow = this.#tap.last;
    this.#element = element;
    element.defaultCountry = 'US';
    this.#setUp(element);
    this.giveBackend(element);
    this.home.replaceChildren(element, this.elsewhere);
    this.counts.elements++;
    await element.updateComplete;
    return element;
  }

  /** As it was at the beginning, so that every schedule has the same to begin with. */
  clearUp(element: PasswordlessSmsElement): void {
    if (!element.isConnected) this.home.append(element);
    this.#setUp(element);
    element.reset();
  }

  #setUp(element: PasswordlessSmsElement): void {
    const { isDialog, autoclose = false } = this.#options;
    Object.assign(element, { phoneNumber: '', codeLength: 6, messages: {}, lang: 'en', autoclose });
    element.mode = isDialog ? 'modal' : 'inline';
  }

  /** Another object for the element each time; behind it, that of the schedule. */
  giveBackend(element: PasswordlessSmsElement): void {
    const current = () => {
      if (!this.backend) throw new Error('nothing is played');
      return this.backend;
    };
    element.backend = {
      start: (request, options) => current().start(request, options),
      verify: (request, options) => current().verify(request, options),
    };
  }

  /** What is broken must not break the schedules that follow. */
  async discard(): Promise<void> {
    this.onState = undefined;
    this.#element?.remove();
    this.#element = undefined;
    await turn();
    this.page.faults.length = 0;
    this.page.uncaught.length = 0;
  }

  end(): void {
    this.home.replaceChildren();
    for (const one of [this.clock, this.aborts, this.dialogs, this.page, this.#tap]) one.restore();
  }
}

/** Hears of the states of all flows that begin from now on, before anybody else does. */
function tapStates(take: (flow: FlowCore, state: PublicFlowState) => void) {
  const { prototype } = FlowCore;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on a flow below
  const { subscribe } = prototype;
  let last: FlowCore | undefined;
  prototype.subscribe = function (this: FlowCore, listener) {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- it is the last that subscribed
    last = this;
    subscribe.call(this, (state) => take(this, state));
    return subscribe.call(this, listener);
  };
  return {
    get last() {
      return last;
    },
    restore: () => {
      prototype.subscribe = subscribe;
    },
  };
}
