/** `/modal.html`: a link opens the widget as a dialog. */
import './style.js';
import { connectPhone } from './phone.js';
import { showReceived } from './received.js';
import { widget } from './widget.js';

const login = document.querySelector<HTMLAnchorElement>('#login');
const who = document.querySelector('#who');

connectPhone(widget);
login?.addEventListener('click', (event) => {
  event.preventDefault();
  widget.show();
});
widget.addEventListener('passwordless-authenticated', ({ detail }) => {
  showReceived({ ...detail });
  const name = detail.profile?.name;
  if (who && typeof name === 'string') who.textContent = name;
  if (login) login.textContent = 'Log in again';
});
