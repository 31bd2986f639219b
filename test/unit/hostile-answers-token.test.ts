import { playAnswers } from '../helpers/hostile-answers.js';

describe('W3 a sign-in whose server answers token with', () => playAnswers('token'));
