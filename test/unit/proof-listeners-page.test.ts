import { holdsWithListeners } from '../helpers/proof-schedules.js';

describe('an element whose page acts on what it hears', () => {
  holdsWithListeners({ actor: 'heard by a page' }, { inChromium: 5000, elsewhere: 125 });
});
