/** What the page received, for reading: claims as a list, tokens decoded and shortened. */
import { element } from './dom.js';

/** Shows the detail of `passwordless-authenticated`. */
export function showReceived(detail: Readonly<Record<string, unknown>>): void {
  const { profile, id_token, access_token, refresh_token, ...rest } = detail;
  const claims = decode(id_token);
  document
    .querySelector('#received')
    ?.replaceChildren(
      element(
        'div',
        { className: 'received' },
        fold('profile', list(profile as object | undefined), true),
        ...(claims ? [fold(`id_token  ${short(id_token)}`, list(claims))] : []),
        fold(
          'tokens and the rest',
          list({ access_token: short(access_token), refresh_token: short(refresh_token), ...rest }),
          true,
        ),
      ),
    );
}

const fold = (title: string, content: Node, open = false) =>
  element('details', { open }, element('summary', {}, title), content);

const list = (values: object | undefined) =>
  element(
    'dl',
    {},
    ...Object.entries(values ?? {}).flatMap(([name, value]) => [
      element('dt', {}, name),
      element('dd', {}, typeof value === 'string' ? value : JSON.stringify(value)),
    ]),
  );

/** The beginning is enough to know a token by; the whole of it would only be in the way. */
const short = (token: unknown): string =>
  typeof token === 'string' ? `${token.slice(0, 12)}… (${token.length} characters)` : 'none';

/** The claims of a JWT; the widget has verified them. */
function decode(token: unknown): object | undefined {
  if (typeof token !== 'string') return undefined;
  const base64 = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as object;
}
