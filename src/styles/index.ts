/** What the element needs at first, shared by every instance. */
import { dialog } from './dialog.js';
import { parts } from './parts.js';
import { tokens } from './tokens.js';

export const styles = [tokens, parts, dialog];
