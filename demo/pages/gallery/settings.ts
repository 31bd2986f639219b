/** What the gallery shows, as its address says. */
import languages from '../../../locales/lit-localize.json' with { type: 'json' };

export const themes = ['bank', 'playful', 'dense', 'high-contrast'] as const;

/** English, all others, and the one for tests. */
export const locales: readonly string[] = ['en', ...languages.targetLocales, 'en-XA'];

export interface Settings {
  /** Names, with commas between them; empty: all that can stand beside others. */
  readonly state: string;
  readonly lang: string;
  /** Empty: the widget's own look. */
  readonly theme: string;
  /** `light` or `dark`; empty: as the system is. */
  readonly scheme: string;
  /** `ltr` or `rtl`; empty: as the language is. */
  readonly dir: string;
  /** CSS pixels; empty: as wide as there is room. */
  readonly width: string;
  readonly density: string;
  readonly mode: string;
  /** Nothing but the widget, for pictures and tests. */
  readonly bare: boolean;
}

const pick = (value: string | null, allowed: readonly string[], otherwise = '') =>
  allowed.find((one) => one === value) ?? otherwise;

export function readSettings(search: string): Settings {
  const query = new URLSearchParams(search);
  return {
    state: query.get('state') ?? '',
    lang: pick(query.get('lang'), locales, 'en'),
    theme: pick(query.get('theme'), themes),
    scheme: pick(query.get('scheme'), ['light', 'dark']),
    dir: pick(query.get('dir'), ['ltr', 'rtl']),
    width: /^\d{3,4}$/.test(query.get('width') ?? '') ? (query.get('width') ?? '') : '',
    density: pick(query.get('density'), ['compact']),
    mode: pick(query.get('mode'), ['modal']),
    bare: query.has('bare'),
  };
}

export function writeSettings(settings: Partial<Settings>): string {
  const query = Object.entries(settings)
    .filter(([name, value]) => value && !(name === 'lang' && value === 'en'))
    .map(([name, value]) => (value === true ? name : `${name}=${encodeURIComponent(value)}`));
  return `?${query.join('&')}`;
}
