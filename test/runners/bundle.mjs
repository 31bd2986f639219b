// Serves the unit tests in few files: a page that fetches each module by itself is busy with little else.
import { readdirSync } from 'node:fs';
import { rolldown } from 'rolldown';

const folder = 'test/unit';

/** Those that need no page of their own: in one page, they all start at once. */
const withoutDom = /^(auth0|backends|errors|flow|http|machine|phone|text|tokens)\b.*\.test\.ts$/;

const together = `${folder}/together.ts`;

const testsIn = (rootDir) =>
  readdirSync(`${rootDir}/${folder}`).filter((file) => file.endsWith('.test.ts'));

/**
 * What a run of all tests is made of: a page each, or a page for many of them.
 *
 * @param {string} rootDir
 */
export const testPages = (rootDir) => [
  together,
  ...testsIn(rootDir)
    .filter((file) => !withoutDom.test(file))
    .map((file) => `${folder}/${file}`),
];

/** Has modules fail to load, one by one. */
const unbundled = ['element-resume-unloaded.test.ts'];

/** What is not in a test's own file. Languages are apart, since they are made and not measured. */
const groups = [
  { name: 'axe', test: /axe-core/ },
  { name: 'fast-check', test: /fast-check|pure-rand/ },
  { name: 'vendor', test: /node_modules/ },
  { name: 'languages', test: /\/src\/i18n\/generated\// },
  { name: 'src', test: /\/src\// },
  { name: 'helpers', test: /\/test\/helpers\// },
].map((group, index) => ({ ...group, priority: 10 - index }));

/** Where the widget's own code is, for coverage. */
export const sourceBundle = 'test/bundle/src.js';

/** @param {string} rootDir */
export function bundled(rootDir) {
  /** @type {Map<string, string>} By the path that a browser asks for. */
  const outputs = new Map();
  const plugin = {
    name: 'bundled',
    async serverStart() {
      const tests = testsIn(rootDir).filter((file) => !unbundled.includes(file));
      const bundle = await rolldown({
        cwd: rootDir,
        input: Object.fromEntries(
          [...tests.map((file) => `${folder}/${file}`), together].map((file) => [
            file.slice(0, -3),
            `./${file}`,
          ]),
        ),
        plugins: [
          {
            name: 'together',
            load: (id) =>
              id.endsWith(together)
                ? tests
                    .filter((file) => withoutDom.test(file))
                    .map((file) => `import './${file}';`)
                    .join('\n')
                : undefined,
          },
        ],
        external: /^\/__web-/,
        platform: 'browser',
        resolve: { conditionNames: ['development', 'browser', 'import', 'default'] },
        treeshake: false,
        transform: { target: 'es2022' },
        checks: { ineffectiveDynamicImport: false },
      });
      const { output } = await bundle.generate({
        format: 'es',
        sourcemap: true,
        // Modules run when they are imported, as they do unbundled.
        strictExecutionOrder: true,
        entryFileNames: '[name].js',
        // Beside the folders of tests and helpers, so that addresses relative to a module still hold.
        chunkFileNames: 'test/bundle/[name].js',
        codeSplitting: { groups },
      });
      for (const file of output)
        outputs.set(`/${file.fileName}`, file.type === 'asset' ? String(file.source) : file.code);
    },
    transformImport({ source }) {
      const [path, query] = source.split('?');
      const file = path.replace(/\.ts$/, '.js');
      return outputs.has(file) ? `${file}?${query}` : source;
    },
  };
  const middleware = (context, next) => {
    const body = outputs.get(context.path);
    if (!body) return next();
    context.type = context.path.endsWith('.map') ? 'json' : 'js';
    context.body = body;
  };
  return { plugin, middleware };
}
