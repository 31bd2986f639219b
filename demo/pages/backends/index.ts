/** `/backends.html`: the widget in front of servers of several kinds. `?backend=` names one. */
import '../style.js';
import type {} from '../../../src/define.js';
import { element, select } from '../dom.js';
import { connectPhone } from '../phone.js';
import { showReceived } from '../received.js';
import { kindsOf, type Kind } from './kinds.js';

const find = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`this page has no ${selector}`);
  return found;
};

const place = find('#place');
const server = place.dataset.server ?? '';
const kinds = kindsOf(server);
const note = element('p', { className: 'quiet' });

/** As a page's author writes it. */
const sourceOf = ({ attributes }: Kind): string =>
  [
    '<script type="module" src="/dist/cdn/passwordless-sms.js"></script>',
    [
      '<passwordless-sms',
      ...Object.entries(attributes).map(([name, value]) => `${name}="${value}"`),
    ]
      .join('\n  ')
      .concat('></passwordless-sms>'),
  ].join('\n');

function show(name: string): void {
  const kind = kinds[name];
  if (!kind) return;
  const widget = document.createElement('passwordless-sms');
  for (const [attribute, value] of Object.entries(kind.attributes))
    widget.setAttribute(attribute, value);
  connectPhone(widget, server);
  widget.addEventListener('passwordless-authenticated', ({ detail }) =>
    showReceived({ ...detail }),
  );
  place.replaceChildren(widget);
  note.textContent = kind.note;
  find('#source').textContent = sourceOf(kind);
  find('#received').replaceChildren(
    element('p', { className: 'quiet' }, 'Nothing yet. After the sign-in it shows here.'),
  );
}

const first = new URLSearchParams(location.search).get('backend') ?? 'auth0';
const titles = Object.entries(kinds).map(([name, { title }]) => [name, title] as const);
const choice = select('backend', titles, first);
choice.addEventListener('change', () => {
  history.replaceState(null, '', `?backend=${choice.value}`);
  show(choice.value);
});
find('#choice').append(element('label', {}, element('span', {}, 'Backend'), choice), note);
show(choice.value);
