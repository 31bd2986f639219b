/** What is loaded after the phone field shows: the numbering plans and all that needs them. */
export { checkNumber } from './check-number.js';
export { callingCode, countries, type Country } from './countries.js';
export { countryOfInput } from './country-of-input.js';
export { exampleNumber } from './example-number.js';
export { formatAsTyped } from './format-as-typed.js';
export { formatForReading, withoutCallingCode } from './format.js';
export { numberInText } from './number-in-text.js';
