/** How the package is built: `--mode lib` for bundlers, `--mode cdn` for script tags, `--mode demo` for the pages. */
import { readdirSync, readFileSync } from 'node:fs';
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
    filter: { id: /messages\.ts(\?late)?$/ },
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
 * What is loaded late gets copies of the small modules that it shares with the first file. Otherwise
 * these would become a file of their own that the first one waits for, or the late ones would import
 * the first one, and a page that loads it with a query string would get it twice.
 */
const selfContainedChunks: Plugin = {
  name: 'self-contained-chunks',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    const isLate = options.kind === 'dynamic-import' || importer?.includes('?late');
    if (!importer || !isLate) return null;
    const resolved = await this.resolve(source, importer.replace('?late', ''), { skipSelf: true });
    if (!resolved?.id.includes('/src/')) return resolved;
    return `${resolved.id.replace('?late', '')}?late`;
  },
  load(id) {
    if (!id.endsWith('?late')) return null;
    return readFileSync(id.slice(0, -'?late'.length), 'utf8');
  },
};

/** Of the patterns by which a format is chosen we use the last: the others are coarser ones. */
const trimMetadata: Plugin = {
  name: 'trim-metadata',
  transform: {
    filter: { id: /\/metadata\.mobile\.json\.js$/ },
    handler(code) {
      const metadata = JSON.parse(code.slice(code.indexOf('{'))) as {
        countries: Record<string, unknown[]>;
      };
      for (const country of Object.values(metadata.countries))
        for (const format of (Array.isArray(country[4]) ? country[4] : []) as unknown[][])
          if (Array.isArray(format[2])) format[2] = format[2].slice(-1);
      return { code: `export default ${JSON.stringify(metadata)}`, map: null };
    },
  },
};

/** Style sheets are text in the script, where no minifier looks. */
const tidyStyles: Plugin = {
  name: 'tidy-styles',
  transform: {
    filter: { id: /\/styles\/[\w-]+\.ts(\?late)?$/ },
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
