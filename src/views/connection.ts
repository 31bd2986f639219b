/** Says that the browser is offline, and takes it back by itself. */
import type { TemplateResult } from 'lit';
import type { Failure } from '../flow/state.js';
import type { Pieces, View } from './view.js';

/** Always there, so that what comes into it is announced. */
export function connection({ state, i18n }: View, { html }: Pieces): TemplateResult {
  const { error } = state as { error?: Failure };
  const isActive = state.step !== 'authenticated' && state.step !== 'closed';
  const isSaid = isActive && !navigator.onLine && error?.code !== 'offline';
  return html`<p part="hint" role="status">${isSaid ? i18n.text('error.offline') : ''}</p>`;
}
