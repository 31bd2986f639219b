/** What is public. Importing it has no side effect: `define.js` registers the tag. */
export type {
  BackendOptions,
  Challenge,
  Channel,
  PasswordlessBackend,
  Profile,
  StartRequest,
  TokenSet,
  VerifyRequest,
} from './backends/backend.js';
export type { BotCheck, BotCheckAction, BotCheckContext } from './bot-checks/bot-check.js';
export { PasswordlessSmsElement } from './element.js';
export {
  errorCodes,
  isPasswordlessError,
  PasswordlessError,
  type PasswordlessErrorCode,
  type PasswordlessErrorOptions,
} from './errors.js';
export type {
  AuthenticatedDetail,
  CloseDetail,
  CloseReason,
  CodeSentDetail,
  ErrorDetail,
  PasswordlessEventMap,
  StepDetail,
} from './events.js';
export type { PublicFlowState } from './flow/public-state.js';
export type { MessageOverrides } from './i18n/i18n.js';
export type { MessageId } from './i18n/messages.js';
