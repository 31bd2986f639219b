/**
 * Whether the visitor has closed the challenge of an invisible reCAPTCHA, which its API doesn't tell:
 * the promise of a proof would stay open for ever.
 *
 * @see https://github.com/dozoisch/react-google-recaptcha/issues/83
 */

/** A challenge that was solved hides as well, before its proof arrives. */
const graceMilliseconds = 2000;

/** reCAPTCHA puts its challenge at the end of the body, and hides and shows the child of the body that it is in. */
const isChallengeOpen = (): boolean =>
  [...document.querySelectorAll('iframe[src*="/recaptcha/"][src*="/bframe"]')].some(
    (frame) => frame.closest<HTMLElement>('body > *')?.style.visibility === 'visible',
  );

/**
 * Calls back when a challenge was open, is open no more, and stays so.
 *
 * @returns ends the watch.
 */
export function watchChallenge(onClose: () => void): () => void {
  let wasOpen = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => {
    clearTimeout(timer);
    const isOpen = isChallengeOpen();
    if (wasOpen && !isOpen) timer = setTimeout(onClose, graceMilliseconds);
    wasOpen ||= isOpen;
  });
  observer.observe(document.body, {
    attributeFilter: ['style'],
    childList: true,
    subtree: true,
  });
  return () => {
    observer.disconnect();
    clearTimeout(timer);
  };
}
