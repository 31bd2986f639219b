/**
 * What nobody sees before the phone field: loaded after it shows, as a file that shares nothing with
 * the first one.
 */
export { lateMessages } from '../i18n/late-messages.js';
export { lateStyles } from '../styles/late.js';
export { authenticated } from './authenticated.js';
export { codeEntry } from './code-entry.js';
export { homeCountry, isAllowed, listCountries } from './countries.js';
export { countryPanel } from './country-list.js';
export { CountryPicker } from './country-picker.js';
export { doubt } from './doubt.js';
