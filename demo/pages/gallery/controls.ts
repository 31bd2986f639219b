/** The form above the stage: one choice for each setting. Each change goes to another address. */
import { element, select, type Choice } from '../dom.js';
import { locales, themes, writeSettings, type Settings } from './settings.js';
import { states } from './states.js';

const names = new Intl.DisplayNames('en', { type: 'language' });

const choices: Readonly<Record<string, readonly [label: string, options: readonly Choice[]]>> = {
  state: ['State', [['', 'All'], ...states.map(({ name, title }) => [name, title] as const)]],
  lang: ['Language', locales.map((tag) => [tag, `${names.of(tag) ?? tag} (${tag})`] as const)],
  theme: ['Theme', [['', 'Its own'], ...themes.map((name) => [name, name] as const)]],
  scheme: [
    'Scheme',
    [
      ['', 'As the system'],
      ['light', 'Light'],
      ['dark', 'Dark'],
    ],
  ],
  dir: [
    'Direction',
    [
      ['', 'As the language'],
      ['ltr', 'Left to right'],
      ['rtl', 'Right to left'],
    ],
  ],
  width: [
    'Width',
    [
      ['', 'As there is room'],
      ...['280', '320', '390', '768'].map((px) => [px, `${px} px`] as const),
    ],
  ],
  density: [
    'Density',
    [
      ['', 'Comfortable'],
      ['compact', 'Compact'],
    ],
  ],
  mode: [
    'Mode',
    [
      ['', 'In the page'],
      ['modal', 'Dialog'],
    ],
  ],
};

export function showControls(form: HTMLFormElement, settings: Settings): void {
  for (const [name, [label, options]] of Object.entries(choices)) {
    const list = select(name, options, settings[name as keyof Settings]);
    form.append(element('label', {}, element('span', {}, label), list));
  }
  form.addEventListener('change', () => {
    const chosen = Object.fromEntries(
      Array.from(new FormData(form), ([name, value]) => [
        name,
        typeof value === 'string' ? value : '',
      ]),
    );
    location.search = writeSettings(chosen);
  });
}
