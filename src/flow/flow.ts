/** A sign-in with all that it needs, for pages that draw their own interface. */
import { FlowCore } from './core.js';
import * as later from './later.js';
import type { FlowEnvironment, FlowSettings } from './settings.js';

export type { FlowOutputs } from './outputs.js';

/**
 * A sign-in by one-time code, without any user interface.
 *
 * Actions that the current state does not allow do nothing. Nothing here throws for what a visitor
 * or a backend does: failures are in `state.error` and in the `error` output.
 */
export class PasswordlessFlow extends FlowCore {
  /** @param settings Fixed, or a function that is asked at each request. */
  constructor(settings: FlowSettings | (() => FlowSettings), environment: FlowEnvironment = {}) {
    super(settings, environment);
    this.later = later;
  }
}
