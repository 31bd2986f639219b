/** How the stage looks: in one of the ready themes, a scheme and a direction. */
import bank from '../../../src/themes/bank.css?inline';
import dense from '../../../src/themes/dense.css?inline';
import highContrast from '../../../src/themes/high-contrast.css?inline';
import playful from '../../../src/themes/playful.css?inline';
import { direction } from '../../../src/i18n/direction.js';
import { adopt } from '../adopt.js';
import type { Settings } from './settings.js';

const themes: Readonly<Record<string, string>> = {
  bank,
  dense,
  playful,
  'high-contrast': highContrast,
};

export const themeCss = (theme: string): string => themes[theme] ?? '';

export const applyTheme = (theme: string): CSSStyleSheet => adopt(themeCss(theme));

/** A widget in the page has no surface of its own: the page gives it one, here that of its theme. */
export function paintCards(): void {
  for (const card of document.querySelectorAll<HTMLElement>('.card, .probe')) {
    const widget = card.querySelector('passwordless-sms');
    const surface =
      widget && getComputedStyle(widget).getPropertyValue('--passwordless-sms-surface-color');
    card.style.background = surface ?? '';
    if ('bare' in document.documentElement.dataset) document.body.style.background = surface ?? '';
  }
}

export function applyLook({ theme, scheme, lang, dir }: Settings): void {
  if (scheme) document.documentElement.dataset.scheme = scheme;
  applyTheme(theme);
  const stage = document.querySelector<HTMLElement>('#stage');
  if (!stage) return;
  stage.lang = lang;
  stage.dir = dir || direction(lang);
}
