/** What a sign-in shares: with the same tab after a reload, and with the browser's other tabs. */
import {
  forgetChallenge,
  keepChallenge,
  readChallenge,
  type KeptChallenge,
} from './kept-challenge.js';
import { keepSendCount, sendCount } from './send-count.js';
import type { ReleaseReason, SentChallenge, SharedDelay } from './state.js';
import { pageStorage, tabStorage, tried, type KeyStorage } from './storage.js';
import {
  fingerprint,
  openTabChannel,
  readTabMessage,
  type TabChannel,
  type TabMessage,
} from './tabs.js';

/** What a page says about it; without either nothing is shared. */
export interface ContinuitySettings {
  /** Names server and application: what is shared is shared among sign-ins there. */
  readonly server?: string | undefined;
  /** Whether a reload comes back to the code step. */
  readonly resume?: boolean | undefined;
}

export interface ContinuityEnvironment {
  /** Default `localStorage`. */
  readonly storage?: () => KeyStorage;
  /** Default `sessionStorage`. */
  readonly tabStorage?: () => KeyStorage;
  /** Default a `BroadcastChannel`. */
  readonly openTabChannel?: () => TabChannel;
}

/** What other tabs can tell. */
export type NewsFromTabs =
  | { readonly type: 'sentElsewhere'; readonly delay: SharedDelay }
  | { readonly type: 'authenticatedElsewhere' };

const about = (server: string | undefined, phoneNumber: string) =>
  fingerprint(`${server ?? ''} ${phoneNumber}`);

export class Continuity {
  readonly #storage: () => KeyStorage;
  readonly #tabStorage: () => KeyStorage;
  readonly #openTabChannel: () => TabChannel;
  #channel: TabChannel | undefined;
  #about = '';
  /** As they were when the challenge was kept: they may have changed, or be unreadable by now. */
  #settings: ContinuitySettings = {};

  constructor(environment: ContinuityEnvironment = {}) {
    this.#storage = environment.storage ?? pageStorage;
    this.#tabStorage = environment.tabStorage ?? tabStorage;
    this.#openTabChannel = environment.openTabChannel ?? openTabChannel;
  }

  /** What a reload left behind, unless it has expired. */
  kept({ server = '', resume }: ContinuitySettings, now: number): KeptChallenge | undefined {
    return resume ? readChallenge(this.#tabStorage, server, now) : undefined;
  }

  /** Codes that went to a number lately. Where no server is named nobody can tell whose they were. */
  sends({ server }: ContinuitySettings, phoneNumber: string, now: number): number {
    return server ? sendCount(this.#storage, about(server, phoneNumber), now) : 0;
  }

  /** A challenge is waited for, or has changed. */
  keep(
    { server, resume }: ContinuitySettings,
    kept: Omit<KeptChallenge, 'server'>,
    onNews: (news: NewsFromTabs) => void,
  ): void {
    this.#settings = { server, resume };
    // Without either nobody can tell whether two sign-ins are of the same kind.
    if (!server && !resume) return;
    const { phoneNumber, resendAt, resendDelaySeconds, sends, sentAt } = kept.challenge;
    this.#about = about(server, phoneNumber);
    if (resume) keepChallenge(this.#tabStorage, { ...kept, server: server ?? '' });
    if (server) keepSendCount(this.#storage, this.#about, sends, sentAt);
    this.#listen(onNews);
    this.#tell({
      type: 'sent',
      about: this.#about,
      delay: { resendAt, resendDelaySeconds, sends },
    });
  }

  /** A challenge isn't waited for any more. */
  release({ phoneNumber, sentAt }: SentChallenge, because: ReleaseReason): void {
    const { server, resume } = this.#settings;
    if (because === 'authenticated') this.#tell({ type: because, about: this.#about });
    if (resume && because !== 'closed') forgetChallenge(this.#tabStorage);
    if (server && (because === 'authenticated' || because === 'elsewhere'))
      keepSendCount(this.#storage, about(server, phoneNumber), 0, sentAt);
    this.#channel?.close();
    this.#channel = undefined;
  }

  #listen(onNews: (news: NewsFromTabs) => void): void {
    const channel = (this.#channel ??= tried(this.#openTabChannel));
    if (!channel) return;
    channel.onmessage = ({ data }) => {
      const message = readTabMessage(data);
      // Closed in the meantime: what was under way to it may still arrive.
      if (message?.about !== this.#about || channel !== this.#channel) return;
      onNews(
        message.type === 'sent'
          ? { type: 'sentElsewhere', delay: message.delay }
          : { type: 'authenticatedElsewhere' },
      );
    };
  }

  #tell(message: TabMessage): void {
    tried(() => this.#channel?.postMessage(message));
  }
}
