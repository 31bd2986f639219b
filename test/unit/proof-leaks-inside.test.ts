import { leaveNothingOpen } from '../helpers/proof-leaks.js';
import { insideStates } from '../helpers/proof-lives.js';

describe('an element that leaves its page leaves nothing open', () => {
  leaveNothingOpen(insideStates);
});
