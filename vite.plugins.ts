/** What the builds do to the code on its way, but for the numbering plans (`vite.metadata.ts`). */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { minify, type SourceMapOptions } from 'terser';
import type { Plugin } from 'vite';

/**
 * A page may bundle Lit too, and with Trusted Types a second policy named `lit-html` is refused, which
 * would stop the whole script: the builds that carry Lit name theirs `passwordless-sms`.
 */
export const ownPolicy: Plugin = {
  name: 'own-trusted-types-policy',
  transform: {
    filter: { id: /\/lit-html\/lit-html\.js$/ },
    handler(code) {
      const out = code.replace(
        /createPolicy\((["'`])lit-html\1/,
        'createPolicy("passwordless-sms"',
      );
      if (out === code) this.error('lit-html no longer creates its policy as this plugin expects');
      return { code: out, map: null };
    },
  },
};

/** What Lit keeps for browsers without shadow DOM, and counts its copies by. */
const litHooks = [
  /,\w+=\w+\.reactiveElementPolyfillSupport/,
  /,\w+\?\.\(\{ReactiveElement:\w+\}\),[^;]+\.push\("[\d.]+"\)/,
  /,(\w+)=\w+\.litHtmlPolyfillSupport;\1[^;]+\.push\("[\d.]+"\)/,
  /const (\w+)=\w+\.litElementPolyfillSupport;\1[^;]+;/,
  /\(\w+\.litElementVersions[^;]+;/,
];

/** Leaves that out. */
export const withoutLitHooks: Plugin = {
  name: 'without-lit-hooks',
  transform: {
    filter: { id: /\/(reactive-element|lit-html|lit-element)\/\1\.js$/ },
    handler(code) {
      const out = litHooks.reduce((text, hook) => text.replace(hook, ''), code);
      if (/PolyfillSupport|Versions/.test(out)) this.error('Lit has other hooks than this knows');
      return { code: out, map: null };
    },
  },
};

/** English needs neither ids nor notes for translators at run time: `msg('x', {…})` becomes `'x'`. */
export const plainEnglish: Plugin = {
  name: 'plain-english',
  transform: {
    filter: { id: /messages\.ts(\?late=.*)?$/ },
    order: 'pre',
    handler(code) {
      const out = code.replace(
        /\bmsg\(\s*('(?:[^'\\]|\\.)*'),\s*\{[^{}]*(?:\{\w+\}[^{}]*)*\}\s*,?\s*\)/g,
        '$1',
      );
      if (/\bmsg\(\s*'|desc:/.test(out))
        this.error('a call of msg() has a shape this plugin does not know');
      return { code: out, map: null };
    },
  },
};

/**
 * Each file that is loaded late gets copies of the small modules that it shares with others. Otherwise
 * these would become files of their own that a page waits for, or the late ones would import the first
 * one, and a page that loads it with a query string would get it twice.
 */
export const selfContainedChunks: Plugin = {
  name: 'self-contained-chunks',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    const late = importer && /\?late=.*/.exec(importer)?.[0];
    const isLate = options.kind === 'dynamic-import' || late !== undefined;
    if (!importer || !isLate) return null;
    const resolved = await this.resolve(source, withoutLate(importer), { skipSelf: true });
    if (!resolved?.id.includes('/src/')) return resolved;
    const file = withoutLate(resolved.id);
    // All adapters share how servers are asked: a page loads it once.
    if (isShared(file, late)) return `${file}?late=server`;
    return options.kind === 'dynamic-import'
      ? `${file}?late=${basename(file, '.ts')}`
      : `${file}${late ?? ''}`;
  },
  load(id) {
    if (!id.includes('?late=')) return null;
    return readFileSync(withoutLate(id), 'utf8');
  },
};

/** What the adapters share: a page loads it once. Those of the OTP grant are whole, so that the usual one is a single file. */
const isShared = (file: string, late: string | undefined): boolean =>
  /\/src\/(http|errors|basics\/(lazy|offline)|backends\/adapter)\.ts$/.test(file) &&
  late !== undefined &&
  !/=(late|auth0|oidc)$/.test(late);

const withoutLate = (id: string) => id.replace(/\?late=.*/, '');

/** Whoever signs in by an OTP grant is about to get a token: what reads it comes along. */
export const tokensAtOnce: Plugin = {
  name: 'tokens-at-once',
  transform: {
    filter: { id: /\/otp-grant\.ts\?late=[\w-]+$/ },
    order: 'pre',
    handler(code) {
      const out = code.replace(
        "() => import('./token-answer.js')",
        '() => Promise.resolve({ tokenReader: reader })',
      );
      if (out === code)
        this.error('otp-grant.ts loads its tokens in a way that this plugin does not know');
      return {
        code: `import { tokenReader as reader } from './token-answer.js';\n${out}`,
        map: null,
      };
    },
  },
};

/** Style sheets are text in the script, where no minifier looks. */
export const tidyStyles: Plugin = {
  name: 'tidy-styles',
  transform: {
    filter: { id: /\/styles\/[\w-]+\.ts(\?late=.*)?$/ },
    handler: (code) => ({
      code: code.replace(/css`([^`]*)`/g, (_, css: string) => {
        const tidy = css
          .replace(/\/\*.*?\*\//gs, '')
          .replace(/\s+/g, ' ')
          .replace(/ ?([{};,]) ?/g, '$1')
          .replace(/: /g, ':')
          .replace(/;}/g, '}');
        return `css\`${tidy.trim()}\``;
      }),
      map: null,
    }),
  },
};

/**
 * So are templates: line breaks before an attribute, a tag's end and between two tags are one space. No
 * other code of a view has such pairs of characters.
 */
export const tidyTemplates: Plugin = {
  name: 'tidy-templates',
  transform: {
    filter: { id: /\/src\/(views\/.*|element)\.ts(\?late=.*)?$/ },
    order: 'pre',
    handler: (code) => ({
      code: code
        .replace(/\n\s+(?=[@.?]?[\w-]+=["$])/g, ' ')
        .replace(/(["}])\n\s+(?=\/?>)/g, '$1')
        .replace(/>\n\s+</g, '> <'),
      map: null,
    }),
  },
};

/** The pages' look comes from a script, so nothing is painted before it has run. */
export const blockingScripts: Plugin = {
  name: 'blocking-scripts',
  transformIndexHtml: {
    order: 'post',
    handler: (html) =>
      html.replaceAll('<script type="module"', '<script blocking="render" type="module"'),
  },
};

const languages = new URL('src/i18n/generated/', import.meta.url);

/**
 * The languages are files with one name but for the language, in place of fifty imports with a hash each,
 * which whoever reads English would load, too.
 */
export const languagesBeside: Plugin = {
  name: 'languages-beside',
  transform: {
    filter: { id: /\/i18n\/generated\/loaders\.ts$/ },
    order: 'pre',
    handler() {
      const files = readdirSync(languages)
        .filter((file) => file !== 'loaders.ts')
        .map((file) => ({
          locale: basename(file, '.ts'),
          source: readFileSync(new URL(file, languages), 'utf8'),
        }));
      const hash = createHash('sha256');
      for (const { source } of files) hash.update(source);
      const version = hash.digest('hex').slice(0, 8);
      for (const { locale, source } of files)
        this.emitFile({
          type: 'asset',
          fileName: `chunks/locale-${version}-${locale}.js`,
          source: source.slice(source.indexOf('export')).trim(),
        });
      const locales = files.map(({ locale }) => locale).join(' ');
      return {
        code: `export const loaders = Object.fromEntries('${locales}'.split(' ').map((locale) =>
          [locale, (again) => import(/* @vite-ignore */
            \`./chunks/locale-${version}-\${locale}.js\` + (again ? '?' + again : ''))]));`,
        map: null,
      };
    },
  },
};

const themes = new URL('src/themes/', import.meta.url);

/** The ready themes, as they are written. */
export const readyThemes: Plugin = {
  name: 'ready-themes',
  generateBundle() {
    for (const file of readdirSync(themes))
      this.emitFile({
        type: 'asset',
        fileName: `themes/${file}`,
        source: readFileSync(new URL(file, themes), 'utf8'),
      });
  },
};

/** Once more over what Vite's minifier leaves: it finds another hundredth. */
export const terserAfterwards: Plugin = {
  name: 'terser-afterwards',
  async generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const { code, map } = await minify(chunk.code, {
        module: true,
        ecma: 2020,
        compress: { passes: 3 },
        ...(chunk.map && {
          sourceMap: {
            content: chunk.map as SourceMapOptions['content'],
            url: `${basename(chunk.fileName)}.map`,
          },
        }),
      });
      chunk.code = code ?? chunk.code;
      if (chunk.map && typeof map === 'string') Object.assign(chunk.map, JSON.parse(map));
    }
  },
};
