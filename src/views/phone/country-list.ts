/** What only the list of countries needs: a file of its own, loaded when it is about to be opened. */
export { countryListStyles } from '../../styles/country-list.js';
export { countryPanel } from './country-panel.js';
export { CountryPicker } from './country-picker.js';
