// The unit tests in WebKitGTK.
import { webkitLauncher } from './webkit.mjs';
import { base } from './wtr.base.mjs';

export default { ...base, browsers: [webkitLauncher()] };
