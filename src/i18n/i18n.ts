/**
 * The language of one element: its own, else that of the page around it, else the browser's.
 * @lit/localize keeps one language for a whole page; this keeps one for each element.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { direction } from './direction.js';
import { loaders, matchLocale, sourceLocale } from './locales.js';
import { messages, type MessageId } from './messages.js';
import type { Tokens, withTokens } from './tokens.js';

/** Wording of a page's own, by message id. */
export type MessageOverrides = Readonly<Partial<Record<MessageId, string>>>;

/** By message id. */
export type Sentences = Readonly<Record<string, string>>;

export interface LateSentences {
  readonly lateMessages: Sentences;
  readonly withTokens: typeof withTokens;
}

type Host = ReactiveControllerHost & HTMLElement & { readonly messages?: MessageOverrides };

/** Milliseconds after which a language that could not be loaded is tried again; twice as long each time. */
const firstRetry = 1000;
const lastRetry = 16_000;

export class I18n implements ReactiveController {
  readonly #host: Host;
  /** The language that is shown; BCP 47. */
  locale = sourceLocale;
  #wanted = sourceLocale;
  /** Plain texts: no message holds markup. */
  #english: Sentences = messages;
  /** In the order of the English ones. */
  #translated: readonly string[] = [];
  #texts: Sentences = messages;
  #withTokens: typeof withTokens | undefined;
  #checked: MessageOverrides | undefined;
  #observer: MutationObserver | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  get direction(): 'ltr' | 'rtl' {
    return direction(this.locale);
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#host.requestUpdate());
    const changes = { attributeFilter: ['lang'], subtree: true };
    this.#observer.observe(this.#host.ownerDocument, changes);
    // In somebody's shadow root the document doesn't see it.
    this.#observer.observe(this.#host, changes);
    // Where it is now may be in another language than where it was.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    clearTimeout(this.#retry);
    // Begins anew when it is back.
    this.#wanted = this.locale;
  }

  hostUpdate(): void {
    const locale = matchLocale(tags(this.#host));
    if (locale !== this.#wanted) void this.#use((this.#wanted = locale));
    this.#check();
  }

  /** What is loaded late. Until then there is nothing to say in it. */
  addLate({ lateMessages, withTokens }: LateSentences): void {
    this.#english = { ...this.#english, ...lateMessages };
    this.#withTokens = withTokens;
    this.#combine();
  }

  /** Wrong ids and tokens are only known once all sentences are there. */
  #check(): void {
    const { messages: own } = this.#host;
    if (own === this.#checked || this.#english === messages) return;
    this.#checked = own;
    if (!own || !Object.keys(own).length) return;
    import('./check-messages.js').then(
      ({ checkMessages }) => checkMessages(own, this.#english),
      () => undefined,
    );
  }

  #combine(): void {
    const translated = this.#translated;
    this.#texts = Object.fromEntries(
      Object.entries(this.#english).map(([id, english], index) => [
        id,
        translated[index] ?? english,
      ]),
    );
  }

  /** A sentence, with its tokens replaced. */
  text(id: MessageId, tokens: Tokens = {}): string {
    const own: unknown = this.#host.messages?.[id];
    const template = typeof own === 'string' ? own : (this.#texts[id] ?? '');
    return this.#withTokens?.(template, tokens, this.locale) ?? template;
  }

  /** Whether there is a sentence of this id: errors may have finer ones. */
  has(id: string): id is MessageId {
    return Object.hasOwn(this.#english, id);
  }

  async #use(locale: string, again = 0): Promise<void> {
    clearTimeout(this.#retry);
    try {
      const module = await loaders[locale]?.(again);
      if (this.#wanted !== locale) return;
      this.#translated = module?.default.split('\n') ?? [];
      this.#combine();
      this.locale = locale;
      this.#host.requestUpdate();
    } catch {
      // Meanwhile the language stays that is shown.
      if (this.#wanted !== locale || !this.#host.isConnected) return;
      const delay = Math.min(firstRetry * 2 ** again, lastRetry);
      this.#retry = setTimeout(() => void this.#use(locale, again + 1), delay);
    }
  }
}

/** The languages of the reader, the best first. */
function tags(host: HTMLElement): string[] {
  const lang = nearestLang(host);
  return lang ? [lang] : [...navigator.languages];
}

function nearestLang(host: HTMLElement): string {
  for (let node: Element | undefined = host; node;) {
    const found: Element | null = node.closest('[lang]:not([lang=""])');
    if (found) return found.getAttribute('lang') ?? '';
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : undefined;
  }
  return '';
}
