/** The page's one widget. */
import type {} from '../../src/define.js';
import type { PasswordlessSmsElement } from '../../src/index.js';

export const widget: PasswordlessSmsElement = find();

function find(): PasswordlessSmsElement {
  const found = document.querySelector('passwordless-sms');
  if (!found) throw new Error('this page has no <passwordless-sms>');
  return found;
}
