/** `/theme.html`: design the widget by hand, beside all of its states, and take the CSS along. */
import '../style.js';
import '../gallery/style.js';
import { adopt } from '../adopt.js';
import { element, select } from '../dom.js';
import { exhibit } from '../gallery/exhibit.js';
import { applyTheme, paintCards, themeCss } from '../gallery/look.js';
import { themes } from '../gallery/settings.js';
import { states } from '../gallery/states.js';
import { ContrastCheck } from './contrast.js';
import { showControls } from './controls.js';
import { cssOf, designOf, readDesign, writeDesign, type Design } from './design.js';

function get(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`this page has no ${selector}`);
  return found;
}

const query = new URLSearchParams(location.search);
const theme = themes.find((name) => name === query.get('theme')) ?? '';
const stage = get('#stage');
const check = new ContrastCheck();
const base = designOf(themeCss(theme));
let design: Design = readDesign(location.hash);

applyTheme(theme);
const sheet = adopt('');

function showWarnings(): void {
  const warnings = check.warnings();
  get('#warnings').replaceChildren(
    warnings.length
      ? element(
          'ul',
          { className: 'warnings' },
          ...warnings.map(({ scheme, what, ratio, least }) =>
            element(
              'li',
              {},
              `${what} (${scheme}): ${ratio.toFixed(1)} to 1, at least ${least} to 1 is needed.`,
            ),
          ),
        )
      : element('p', { className: 'quiet' }, 'Everything can be read, in both schemes.'),
  );
}

function show(): void {
  const css = cssOf(design, base);
  sheet.replaceSync(css);
  const link = theme && `@import 'passwordless-sms/themes/${theme}.css';`;
  get('#css').textContent =
    [link, css].filter(Boolean).join('\n\n') || '/* Nothing chosen: the widget’s own look. */';
  history.replaceState(null, '', `${location.search}${writeDesign(design)}`);
  paintCards();
  showWarnings();
}

function choose(name: string, value: string | undefined): void {
  const { [name]: _, ...rest } = design;
  design = value === undefined ? rest : { ...rest, [name]: value };
  show();
}

const starts = select(
  'theme',
  ['', ...themes].map((name) => [name, name || 'Its own look'] as const),
  theme,
);
starts.addEventListener('change', () => {
  location.href = starts.value ? `?theme=${starts.value}` : location.pathname;
});

const schemes = select(
  'scheme',
  ['', 'light', 'dark'].map((value) => [value, value || 'As the system'] as const),
  '',
);
schemes.addEventListener('change', () => {
  document.documentElement.dataset.scheme = schemes.value;
  paintCards();
});

const form = get('#tokens');
form.append(
  element(
    'fieldset',
    {},
    element('legend', {}, 'Begin with'),
    element('label', { className: 'row' }, element('span', {}, 'Theme'), starts),
    element('label', { className: 'row' }, element('span', {}, 'Scheme'), schemes),
  ),
);
showControls(form, design, base, choose);
const startAnew = element('button', { type: 'button' }, 'Start anew');
startAnew.addEventListener('click', () => {
  history.replaceState(null, '', location.search || location.pathname);
  location.reload();
});
form.append(startAnew);

get('#copy').addEventListener('click', () => {
  navigator.clipboard.writeText(get('#css').innerText).then(
    () => (get('#copied').textContent = 'Copied.'),
    () => (get('#copied').textContent = 'Select the text and copy it by hand.'),
  );
});

const plays = states
  .filter(({ isSolitary, name }) => !isSolitary && !/^(error|phone)-/.test(name))
  .map((state) => {
    const { widget, play } = exhibit(state, { lang: 'en' }, false);
    stage.append(
      element(
        'section',
        { className: 'exhibit' },
        element('h3', {}, state.title),
        element('div', { className: 'card' }, widget),
      ),
    );
    return play();
  });

await Promise.all([...plays, check.prepare(document.body)]);
(document.activeElement as HTMLElement | null)?.blur();
scrollTo(0, 0);
show();
document.documentElement.dataset.ready = '';
