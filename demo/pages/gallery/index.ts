/** `/gallery.html`: every state × language × theme × scheme × direction × width, by address. */
import '../style.js';
import './style.js';
import { element } from '../dom.js';
import { showControls } from './controls.js';
import { exhibit } from './exhibit.js';
import { applyLook, paintCards } from './look.js';
import { readSettings, writeSettings } from './settings.js';
import { states } from './states.js';

const settings = readSettings(location.search);
const { lang, density, mode, state: chosen, bare, width } = settings;
const form = document.querySelector<HTMLFormElement>('#settings');
const stage = document.querySelector<HTMLElement>('#stage');

applyLook(settings);
if (bare) document.documentElement.dataset.bare = '';
if (form) showControls(form, settings);
if (width && stage) stage.style.setProperty('--width', `${width}px`);

const named = states.filter(({ name }) => chosen.split(',').includes(name));
const isAlone = named.length === 1;
const shown = named.length ? named : states.filter(({ isSolitary }) => !isSolitary);
if (isAlone) document.title = `${named[0]?.title ?? ''} · ${document.title}`;

const plays = shown.map((state) => {
  const attributes = {
    lang,
    ...(density && { density }),
    // A dialog has the whole page.
    ...(mode && isAlone && { mode, open: '' }),
  };
  const { widget, play } = exhibit(state, attributes, isAlone);
  const link = element(
    'a',
    { href: writeSettings({ ...settings, state: state.name }) },
    state.title,
  );
  const heading = element('h2', { lang: 'en', dir: 'ltr' }, isAlone ? state.title : link);
  stage?.append(
    element(
      'section',
      { className: 'exhibit' },
      heading,
      element('div', { className: 'card' }, widget),
    ),
  );
  return play;
});

paintCards();

// All at once: none of them waits for another.
await Promise.all(plays.map((play) => play()));
if (!isAlone) {
  // Some of them took the focus on their way.
  (document.activeElement as HTMLElement | null)?.blur();
  scrollTo(0, 0);
}
document.documentElement.dataset.ready = '';
