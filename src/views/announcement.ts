/** What is said aloud, politely, and shown nowhere else. */
import { secondsUntil } from '../flow/clock.js';
import type { FlowCore } from '../flow/core.js';
import type { View } from './view.js';

/** Seconds before a code expires at which that is said: each second would be too much. */
const moments = [30, 10];

/** What was said last of a code's end: the same until the next moment, or it would be said again. */
const said = new WeakMap<FlowCore, { readonly about: string; readonly text: string }>();

export function announcement(view: View): string {
  const { state, i18n } = view;
  if (state.step === 'sending') return i18n.text('phone.sending');
  if (state.step === 'verifying') return i18n.text('code.verifying');
  if (state.step !== 'code-entry') return '';
  if (state.isPending) return i18n.text('code.resending');
  if (state.error) return '';
  return expiry(view) || (state.challenge.resends > 0 ? i18n.text('code.resent') : '');
}

function expiry({ state, flow, i18n }: View): string {
  const { challenge } = state as Extract<View['state'], { step: 'code-entry' }>;
  const { expiresAt, expiresInSeconds = 0, sentAt } = challenge;
  if (expiresAt === undefined) return '';
  const seconds = secondsUntil(state.now, expiresAt);
  const moment = moments.filter((one) => seconds <= one && one < expiresInSeconds).at(-1);
  if (seconds > 0 && moment === undefined) return '';
  const about = `${i18n.locale} ${sentAt} ${seconds > 0 ? moment : 0}`;
  const last = said.get(flow);
  if (last?.about === about) return last.text;
  const text = seconds
    ? i18n.text('code.seconds-left', { n: seconds })
    : i18n.text('error.code_expired');
  said.set(flow, { about, text });
  return text;
}
