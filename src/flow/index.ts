/** A sign-in without any user interface: for pages that draw their own. */
export type { PasswordlessBackend } from '../backends/backend.js';
export { PasswordlessError, isPasswordlessError } from '../errors.js';
export type { Clock } from './clock.js';
export { Continuity, type ContinuityEnvironment, type ContinuitySettings } from './continuity.js';
export { PasswordlessFlow, type FlowOutputs } from './flow.js';
export type { PublicFlowState } from './public-state.js';
export type { FlowEnvironment, FlowSettings } from './settings.js';
export type { Failure, FlowStep, PhoneInput, SentChallenge } from './state.js';
export type { KeyStorage } from './storage.js';
export type { TabChannel } from './tabs.js';
