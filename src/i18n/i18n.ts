/**
 * The language of one element: its own, else that of the page around it, else the browser's.
 * @lit/localize keeps one language for a whole page; this keeps one for each element.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { direction, loaders, matchLocale, sourceLocale } from './locales.js';
import { messages, type MessageId } from './messages.js';

/** As in ICU's MessageFormat: `{n, plural, =0 {None} one {# try} other {# tries}}`. */
const plural = /\{(\w+), plural,((?: ?\S+ \{[^{}]*\})+)\}/g;

/** Wording of a page's own, by message id. */
export type MessageOverrides = Readonly<Partial<Record<MessageId, string>>>;

type Host = ReactiveControllerHost & HTMLElement & { readonly messages?: MessageOverrides };

export class I18n implements ReactiveController {
  readonly #host: Host;
  /** The language that is shown; BCP 47. */
  locale = sourceLocale;
  #wanted = sourceLocale;
  /** Plain texts: no message holds markup. */
  #templates: Readonly<Record<string, string>> = {};
  #observer: MutationObserver | undefined;

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
  }

  hostUpdate(): void {
    const locale = matchLocale(tags(this.#host));
    if (locale !== this.#wanted) void this.#use((this.#wanted = locale));
  }

  /** English that is loaded late; until then there is nothing to say in it. */
  late: Readonly<Record<string, string>> = {};

  /** A sentence, with its tokens replaced. */
  text(id: MessageId, tokens: Readonly<Record<string, string | number>> = {}): string {
    const template = this.#host.messages?.[id] ?? this.#templates[id] ?? this.#english(id) ?? '';
    const plain = template.replace(plural, (_, name: string, forms: string) =>
      this.#pluralForm(forms, Number(tokens[name])),
    );
    return plain.replace(/\{(\w+)\}/g, (all, name: string) => {
      const value = Object.hasOwn(tokens, name) ? tokens[name] : undefined;
      return typeof value === 'number' ? this.number(value) : (value ?? all);
    });
  }

  /** The form for a number: by its value, else by its category in the language (Unicode TR35 part 3 §5). */
  #pluralForm(forms: string, n: number): string {
    const form = (key: string) => new RegExp(`(?:^|[ }])${key} \\{([^}]*)`).exec(forms)?.[1];
    const category = new Intl.PluralRules(this.locale).select(n);
    return (form(`=${n}`) ?? form(category) ?? form('other') ?? '').replaceAll('#', this.number(n));
  }

  /** Whether there is a sentence of this id: errors may have finer ones. */
  has(id: string): id is MessageId {
    return this.#english(id) !== undefined;
  }

  #english(id: string): string | undefined {
    return (messages as Readonly<Record<string, string>>)[id] ?? this.late[id];
  }

  number(value: number, options?: Intl.NumberFormatOptions): string {
    return new Intl.NumberFormat(this.locale, options).format(value);
  }

  /** Minutes and seconds, as in 1:05. */
  time(seconds: number): string {
    const two = { minimumIntegerDigits: 2 };
    return `${this.number(Math.floor(seconds / 60))}:${this.number(seconds % 60, two)}`;
  }

  async #use(locale: string): Promise<void> {
    try {
      const module = await loaders[locale]?.();
      if (this.#wanted !== locale) return;
      this.#templates = (module?.templates ?? {}) as Readonly<Record<string, string>>;
      this.locale = locale;
      this.#host.requestUpdate();
    } catch {
      // The language that is shown stays; another try is made when the language is asked for again.
      if (this.#wanted === locale) this.#wanted = this.locale;
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
