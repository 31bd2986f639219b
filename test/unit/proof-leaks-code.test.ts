import { leaveNothingOpen } from '../helpers/proof-leaks.js';
import { codeStates } from '../helpers/proof-lives.js';

describe('an element that leaves its page leaves nothing open', () => {
  leaveNothingOpen(codeStates);
});
