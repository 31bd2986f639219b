/** What is loaded after the phone field shows: the numbering plans and all that needs them. */
export { checkNumber } from './check-number.js';
export { callingCode, countries, findCountries, type Country } from './countries.js';
export { formatAsTyped } from './format-as-typed.js';
export { formatForReading, withoutCallingCode } from './format.js';
