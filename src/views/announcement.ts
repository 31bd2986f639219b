/** What is said aloud, politely, and shown nowhere else. */
import { secondsUntil } from '../flow/clock.js';
import type { FlowCore } from '../flow/core.js';
import { sentTo } from './code/sent-to.js';
import type { StateOf, View } from './view.js';

/** Seconds before a code expires at which that is said: each second would be too much. */
const moments = [30, 10];

/** What was said last of a code: the same until there is other news, or it would be said again. */
const said = new WeakMap<FlowCore, { readonly about: string; readonly text: string }>();

export function announcement(view: View): string {
  const { state, flow, i18n } = view;
  const last = said.get(flow);
  if (state.step === 'code-entry' && !state.isPending && !state.error) {
    const [about, text] = news({ ...view, state });
    if (last?.about === about) return last.text;
    said.set(flow, { about, text });
    return text;
  }
  // After this it is no news any more.
  if (last) said.set(flow, { ...last, text: '' });
  switch (state.step) {
    case 'sending':
      return i18n.text('phone.sending');
    case 'verifying':
      return i18n.text('code.verifying');
    default:
      return state.step === 'code-entry' && state.isPending ? i18n.text('code.resending') : '';
  }
}

function news(
  view: View<StateOf<'code-entry' | 'verifying'>>,
): readonly [about: string, text: string] {
  const { hasFocus, i18n, state } = view;
  const { expiresAt = Infinity, expiresInSeconds = 0, resends, sentAt } = state.challenge;
  const seconds = secondsUntil(state.now, expiresAt);
  const moment =
    seconds && moments.filter((one) => seconds <= one && one < expiresInSeconds).at(-1);
  const about = `${i18n.locale} ${sentAt} ${moment}`;
  if (moment === 0) return [about, i18n.text('error.code_expired')];
  if (moment) return [about, i18n.text('code.seconds-left', { n: seconds })];
  if (resends > 0) return [about, i18n.text('code.resent')];
  // Whose focus comes to the code field hears it there.
  return [about, hasFocus ? '' : arrival(view)];
}

/** That a code was sent, and where to. */
function arrival(view: View<StateOf<'code-entry' | 'verifying'>>): string {
  const { sent, number } = sentTo(view);
  return `${view.i18n.text('code.title')} – ${sent.replace('{number}', number)}`;
}
