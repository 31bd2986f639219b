/** The pages' own look. A constructed style sheet, since their policy allows no style from elsewhere. */
import css from './page.css?inline';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
