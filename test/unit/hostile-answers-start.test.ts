import { playAnswers } from '../helpers/hostile-answers.js';

describe('W3 a sign-in whose server answers start with', () => playAnswers('start'));
