/** How the package is built: `--mode lib` for bundlers, `--mode cdn` for script tags, `--mode demo` for the pages. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isDisjointWith, JS, NFA } from 'refa';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

const target = 'es2022';

/**
 * A page may bundle Lit too, and with Trusted Types a second policy named `lit-html` is refused, which
 * would stop the whole script: the builds that carry Lit name theirs `passwordless-sms`.
 */
const ownPolicy: Plugin = {
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

/** English needs neither ids nor notes for translators at run time: `msg('x', {…})` becomes `'x'`. */
const plainEnglish: Plugin = {
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
const selfContainedChunks: Plugin = {
  name: 'self-contained-chunks',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    const late = importer && /\?late=.*/.exec(importer)?.[0];
    const isLate = options.kind === 'dynamic-import' || late !== undefined;
    if (!importer || !isLate) return null;
    const resolved = await this.resolve(source, withoutLate(importer), { skipSelf: true });
    if (!resolved?.id.includes('/src/')) return resolved;
    const file = withoutLate(resolved.id);
    return options.kind === 'dynamic-import'
      ? `${file}?late=${basename(file, '.ts')}`
      : `${file}${late ?? ''}`;
  },
  load(id) {
    if (!id.includes('?late=')) return null;
    return readFileSync(withoutLate(id), 'utf8');
  },
};

const withoutLate = (id: string) => id.replace(/\?late=.*/, '');

interface MetadataRow {
  4?: [pattern: string, template: string, leadingDigits: string[] | 0, ...unknown[]][] | 0;
  11?: [fixedLine: unknown, mobile: [pattern: string] | 0] | 0;
}

interface Metadata {
  country_calling_codes: Record<string, string[]>;
  countries: Record<string, MetadataRow>;
}

const automaton = (source: string): NFA => {
  const { expression, maxCharacter } = JS.Parser.fromLiteral({ source, flags: '' }).parse();
  return NFA.fromRegex(expression, { maxCharacter });
};

/**
 * Leaves out what a page has no use for, a fifth of the metadata: of the patterns by which a format is
 * chosen all but the last, which are coarser ones, and the formats that no mobile number is written in.
 */
const trimMetadata: Plugin = {
  name: 'trim-metadata',
  transform: {
    filter: { id: /\/metadata\.mobile\.json\.js$/ },
    handler(code) {
      const metadata = JSON.parse(code.slice(code.indexOf('{'))) as Metadata;
      for (const countries of Object.values(metadata.country_calling_codes)) {
        const rows = countries.map((country) => metadata.countries[country] ?? {});
        const mobiles = rows
          .map(({ 11: types }) => (types && types[1] ? types[1][0] : undefined))
          .filter((pattern) => pattern !== undefined)
          .map(automaton);
        for (const row of rows)
          row[4] =
            row[4] &&
            row[4].filter(([pattern, , leading]) => {
              if (leading) leading.splice(0, leading.length - 1);
              const begins = automaton(`(?:${leading ? leading.join('') : ''})\\d*`);
              const written = NFA.fromIntersection(begins, automaton(pattern));
              return mobiles.some((mobile) => !isDisjointWith(written, mobile));
            });
      }
      return { code: `export default ${JSON.stringify(metadata)}`, map: null };
    },
  },
};

/** Style sheets are text in the script, where no minifier looks. */
const tidyStyles: Plugin = {
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

/** dist/*.js: one file for each module; dependencies stay imports, so that a host's bundler shares them. */
const lib: UserConfig = {
  plugins: [plainEnglish, tidyStyles],
  build: {
    target,
    outDir: 'dist',
    emptyOutDir: false,
    minify: false,
    sourcemap: true,
    lib: {
      entry: {
        index: 'src/index.ts',
        define: 'src/define.ts',
        flow: 'src/flow/index.ts',
        phone: 'src/phone/index.ts',
        'backends/auth0': 'src/backends/auth0.ts',
      },
      formats: ['es'],
    },
    rolldownOptions: {
      external: [/^lit(\/|$)/, /^@lit\//, /^libphonenumber-js(\/|$)/],
      output: {
        preserveModules: true,
        preserveModulesRoot: 'src',
        entryFileNames: ({ name }) =>
          name.startsWith('_virtual/') ? 'internal/helpers.js' : '[name].js',
      },
    },
  },
};

/** dist/cdn/passwordless-sms.js: one ES module for a script tag, with what it loads later beside it. */
const cdn: UserConfig = {
  plugins: [selfContainedChunks, ownPolicy, plainEnglish, tidyStyles, trimMetadata],
  build: {
    target,
    outDir: 'dist/cdn',
    emptyOutDir: true,
    sourcemap: true,
    lib: { entry: { 'passwordless-sms': 'src/define.ts' }, formats: ['es'] },
    license: { fileName: 'third-party-licenses.md' },
    rolldownOptions: {
      // Vite leaves white space in an ES library unless told here.
      output: {
        minify: true,
        entryFileNames: '[name].js',
        chunkFileNames: ({ facadeModuleId }) =>
          facadeModuleId?.includes('/i18n/generated/')
            ? 'chunks/locale-[name]-[hash].js'
            : 'chunks/[name]-[hash].js',
      },
    },
  },
};

/** The pages' look comes from a script, so nothing is painted before it has run. */
const blockingScripts: Plugin = {
  name: 'blocking-scripts',
  transformIndexHtml: {
    order: 'post',
    handler: (html) =>
      html.replaceAll('<script type="module"', '<script blocking="render" type="module"'),
  },
};

/** The demo's pages, which load the widget as a customer's page does: from /dist/cdn/. */
const demo: UserConfig = {
  root: 'demo',
  publicDir: false,
  plugins: [blockingScripts],
  build: {
    target,
    outDir: '../dist/demo',
    emptyOutDir: true,
    modulePreload: false,
    rolldownOptions: {
      external: [/^\/dist\//],
      input: readdirSync('demo')
        .filter((file) => file.endsWith('.html'))
        .map((file) => `demo/${file}`),
    },
  },
};

export default defineConfig(({ mode }) => {
  const config = { lib, cdn, demo }[mode];
  if (!config)
    throw new Error('Build with --mode lib, cdn or demo: `npm run build` does all of them.');
  return config;
});
