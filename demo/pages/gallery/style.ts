/** What only the gallery and the theme page look like. */
import { adopt } from '../adopt.js';
import css from './gallery.css?inline';

adopt(css);
