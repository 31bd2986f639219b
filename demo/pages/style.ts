/** The pages' own look. */
import { adopt } from './adopt.js';
import css from './page.css?inline';

adopt(css);
