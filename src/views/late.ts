/**
 * What nobody sees before the phone field: loaded after it shows, as a file that shares nothing with
 * the first one.
 */
export { Continuity } from '../flow/continuity.js';
export * from '../flow/later.js';
export { lateMessages } from '../i18n/late-messages.js';
export { withTokens } from '../i18n/tokens.js';
export * from '../phone/library.js';
export { lateStyles } from '../styles/late.js';
export { announcement } from './announcement.js';
export { authenticated } from './authenticated.js';
export { BackButtonSupport } from './back-button-support.js';
export { BotCheckSupport } from './bot-check.js';
export { codeEntry } from './code/entry.js';
export { connection } from './connection.js';
export { countryShown } from './phone/country-shown.js';
export { doubt } from './phone/doubt.js';
export { failureSaid, failureText } from './failure-text.js';
export { PageLife } from './page-life.js';
export { PhoneField } from './phone/field.js';
export { WebOtp } from './code/web-otp.js';
