/** For tests of pages that have the widget; with `backends/demo.js` they need no server. */
export { DomDriver } from './dom-driver.js';
export { PlaywrightPage, type LocatorLike } from './playwright-page.js';
