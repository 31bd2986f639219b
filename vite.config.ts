/** How the package is built: `--mode lib` for bundlers, `--mode cdn` and `parts` for script tags, `--mode demo` for the pages. */
import { readdirSync } from 'node:fs';
import { defineConfig, type UserConfig } from 'vite';
import packageJson from './package.json' with { type: 'json' };
import { packMetadata } from './vite.metadata.js';
import {
  blockingScripts,
  languagesBeside,
  ownPolicy,
  plainEnglish,
  readyThemes,
  selfContainedChunks,
  tokensAtOnce,
  terserAfterwards,
  tidyStyles,
  tidyTemplates,
  withoutLitHooks,
} from './vite.plugins.js';

const exported = packageJson.exports;

const target = 'es2022';

/** What of a folder the package exports. */
const entries = (folder: string) =>
  Object.fromEntries(
    Object.keys(exported)
      .filter((path) => path.startsWith(`./${folder}/`))
      .map((path) => path.slice(2, -3))
      .map((path) => [path, `src/${path}.ts`]),
  );

/** dist/*.js: one file for each module; dependencies stay imports, so that a host's bundler shares them. */
const lib: UserConfig = {
  plugins: [plainEnglish, tidyStyles, tidyTemplates, readyThemes],
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
        testing: 'src/testing/index.ts',
        'testing/conformance': 'src/testing/conformance.ts',
        ...entries('backends'),
        ...entries('bot-checks'),
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
  plugins: [
    selfContainedChunks,
    tokensAtOnce,
    languagesBeside,
    ownPolicy,
    withoutLitHooks,
    plainEnglish,
    tidyStyles,
    tidyTemplates,
    packMetadata,
    readyThemes,
    terserAfterwards,
  ],
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
        chunkFileNames: 'chunks/[name]-[hash].js',
        codeSplitting: {
          groups: ['server', 'auth0', 'oidc'].map((name) => ({
            name,
            test: new RegExp(`\\?late=${name}$`),
          })),
        },
      },
    },
  },
};

/** dist/cdn/backends/*.js, dist/cdn/bot-checks/*.js: what a page with a script tag imports by itself. */
const parts: UserConfig = {
  plugins: [terserAfterwards],
  build: {
    target,
    outDir: 'dist/cdn',
    emptyOutDir: false,
    sourcemap: true,
    lib: { entry: { ...entries('backends'), ...entries('bot-checks') }, formats: ['es'] },
    rolldownOptions: {
      output: {
        minify: true,
        entryFileNames: '[name].js',
        chunkFileNames: 'parts/[name]-[hash].js',
      },
    },
  },
};

/** The demo's pages, which load the widget as a customer's page does: from /dist/cdn/. */
const demo: UserConfig = {
  root: 'demo',
  publicDir: false,
  plugins: [blockingScripts],
  build: {
    target,
    // As it is written: schemes are switched by script, too, which a translation of light-dark() can't follow.
    cssTarget: 'esnext',
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
  const config = { lib, cdn, parts, demo }[mode];
  if (!config)
    throw new Error('Build with --mode lib, cdn, parts or demo: `npm run build` does all of them.');
  return config;
});
