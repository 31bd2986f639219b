/** Where engines differ. */

/** WebKitGTK and Safari; Chromium names itself after it as well. */
export const isWebKit = !/Chrome|Firefox/.test(navigator.userAgent);
