/** Style sheets are constructed, since the pages' policy allows no style from elsewhere. */

/** Adds a style sheet to the page; it can be rewritten. */
export function adopt(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return sheet;
}
