/** A browser whose tabs share clock, storage and channels; messages arrive when the test says so. */
import { Continuity } from '../../src/flow/continuity.js';
import type { FlowSettings } from '../../src/flow/settings.js';
import type { TabChannel } from '../../src/flow/tabs.js';
import { FakeClock } from './fake-clock.js';
import { FakeStorage } from './fake-storage.js';
import { SignIn } from './sign-in.js';

class FakeChannel implements TabChannel {
  // Private, and so no part of what the test runner clones when an assertion fails.
  readonly #tabs: FakeTabs;
  #onmessage: TabChannel['onmessage'] = null;
  /** How often it was closed: once is right. */
  closes = 0;

  constructor(tabs: FakeTabs) {
    this.#tabs = tabs;
  }

  get onmessage(): TabChannel['onmessage'] {
    return this.#onmessage;
  }

  set onmessage(listener: TabChannel['onmessage']) {
    this.#onmessage = listener;
  }

  postMessage(message: unknown): void {
    if (this.closes) throw new DOMException('The channel is closed.', 'InvalidStateError');
    this.#tabs.post(message, this);
  }

  close(): void {
    this.closes++;
  }
}

export class FakeTabs {
  readonly channels: FakeChannel[] = [];
  /** Everything that was ever told, in order. */
  readonly messages: unknown[] = [];
  #underWay: (() => void)[] = [];

  /** As a flow opens one. */
  readonly open = (): TabChannel => {
    const channel = new FakeChannel(this);
    this.channels.push(channel);
    return channel;
  };

  /** Channels that nobody has closed. */
  get openChannels(): number {
    return this.channels.filter(({ closes }) => closes === 0).length;
  }

  /** Tells every channel but the sender's, later; without a sender it is a stranger's script. */
  post(message: unknown, sender?: FakeChannel): void {
    if (sender) this.messages.push(message);
    for (const channel of this.channels)
      if (channel !== sender && !channel.closes)
        // Also to those that are closed until then, which is the worst that a browser could do.
        this.#underWay.push(() => channel.onmessage?.({ data: structuredClone(message) }));
  }

  /** Lets all messages arrive, and those that they give rise to. */
  deliver({ isReversed = false } = {}): void {
    for (let round = 0; this.#underWay.length; round++) {
      if (round > 20) throw new Error('The tabs don’t stop talking.');
      const arriving = this.#underWay;
      this.#underWay = [];
      if (isReversed) arriving.reverse();
      for (const arrive of arriving) arrive();
    }
  }
}

/** One tab; its session storage outlives the pages that are loaded in it. */
export class FakeTab {
  readonly #browser: FakeBrowser;
  readonly session = new FakeStorage();

  constructor(browser: FakeBrowser) {
    this.#browser = browser;
  }

  /** Loads the page, for the first time or again; nobody closes what was there before. */
  load(settings: Partial<FlowSettings> = {}): SignIn {
    const { clock, storage, tabs } = this.#browser;
    const continuity = new Continuity({
      storage: storage.use,
      tabStorage: this.session.use,
      openTabChannel: tabs.open,
    });
    return new SignIn(settings, { clock, storage: storage.use }, continuity);
  }
}

export class FakeBrowser {
  readonly clock = new FakeClock();
  readonly storage = new FakeStorage();
  readonly tabs = new FakeTabs();

  openTab(): FakeTab {
    return new FakeTab(this);
  }
}
