/** `/`: the widget in the page, beside a phone that gets its messages. */
import './style.js';
import { connectPhone } from './phone.js';
import { showReceived } from './received.js';
import { widget } from './widget.js';

connectPhone(widget);
widget.addEventListener('passwordless-authenticated', ({ detail }) => showReceived({ ...detail }));
