/** The DOM events of the element: their names, and what comes with them. */
import type { FlowCore } from './flow/core.js';
import type { FlowOutputs } from './flow/outputs.js';

/** Why the dialog closed: after a sign-in, by the visitor, or by the page. */
export type CloseReason = 'authenticated' | 'dismissed' | 'api';

/** Tokens and profile (RFC 6749 §5.1, OpenID Connect Core §3.1.3.3); `undefined` what the backend doesn't give. */
export type AuthenticatedDetail = FlowOutputs['authenticated'];
/** `resend`: whether an earlier code was sent before. */
export type CodeSentDetail = FlowOutputs['code-sent'];
export type ErrorDetail = FlowOutputs['error'];
export type StepDetail = FlowOutputs['step'];
export interface CloseDetail {
  readonly reason: CloseReason;
}

export interface PasswordlessEventMap {
  'passwordless-authenticated': CustomEvent<AuthenticatedDetail>;
  'passwordless-code-sent': CustomEvent<CodeSentDetail>;
  'passwordless-error': CustomEvent<ErrorDetail>;
  'passwordless-step': CustomEvent<StepDetail>;
  'passwordless-open': CustomEvent<undefined>;
  'passwordless-close': CustomEvent<CloseDetail>;
}

/** Dispatches an event that leaves shadow roots, so that a wrapper's page hears it too. */
export function emit<Name extends keyof PasswordlessEventMap>(
  host: EventTarget,
  name: Name,
  detail: PasswordlessEventMap[Name]['detail'],
): void {
  host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

/** Makes DOM events of what a flow tells. */
export function relayOutputs(flow: FlowCore, host: EventTarget): void {
  flow.on('code-sent', (detail) => emit(host, 'passwordless-code-sent', detail));
  flow.on('error', (detail) => emit(host, 'passwordless-error', detail));
  flow.on('authenticated', (detail) => emit(host, 'passwordless-authenticated', detail));
  flow.on('step', (detail) => {
    // An element that left its page has nothing more to tell.
    if (detail.step !== 'closed') emit(host, 'passwordless-step', detail);
  });
}
