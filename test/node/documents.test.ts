import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import ts from 'typescript';

const path = (name: string) => new URL(`../../${name}`, import.meta.url);
const read = (name: string) => readFileSync(path(name), 'utf8');

const { exports } = JSON.parse(read('package.json')) as {
  exports: Record<string, string | { types: string; default: string }>;
};

/** Where an export of the package comes from. */
function sourceOf(specifier: string): string | undefined {
  const target = exports[specifier.replace('passwordless-sms', '.')];
  return typeof target === 'object'
    ? target.types.replace('./dist/', 'src/').replace('.d.ts', '.ts')
    : undefined;
}

const scriptsIn = (text: string): string[] => [
  ...[...text.matchAll(/```js\n(.*?)```/gs)].map(([, code = '']) => code),
  ...[...text.matchAll(/<script type="module">\n(.*?)<\/script>/gs)].map(([, code = '']) => code),
];

const documents = ['README.md', 'demo/backends.md'];

describe('the code in the documents', () => {
  for (const document of documents) {
    const scripts = scriptsIn(read(document));

    it(`of ${document} can be read by a browser`, () => {
      assert.ok(scripts.length > 3);
      for (const script of scripts) {
        const { diagnostics } = ts.transpileModule(script, {
          reportDiagnostics: true,
          compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
        });
        assert.deepEqual(
          diagnostics?.map(({ messageText }) => messageText),
          [],
          script,
        );
      }
    });

    it(`of ${document} imports what the package exports`, () => {
      const imports = scripts.flatMap((script) => [
        ...script.matchAll(/import (?:\{([^}]*)\} from )?'(passwordless-sms[^']*)'/g),
      ]);
      assert.ok(imports.length > 0);
      for (const [, names = '', specifier = ''] of imports) {
        const source = sourceOf(specifier);
        assert.ok(source, `${specifier} is not exported`);
        const text = read(source);
        for (const name of names.split(',').map((one) => one.trim()))
          assert.match(text, new RegExp(`\\b${name}\\b`), `${specifier} has no ${name}`);
      }
    });
  }

  it('names every adapter, and the package exports it', () => {
    const text = read('demo/backends.md');
    const named = [...read('src/backends/named.ts').matchAll(/^ {2}'?([\w-]+)'?: async/gm)];
    assert.ok(named.length > 10);
    for (const [, name = ''] of named) {
      assert.ok(text.includes(`backend="${name}"`) || name === 'auth0', `no word of ${name}`);
      const file = name.replace(/-(cross-origin|bff|sign-up)$/, '');
      assert.ok(`./backends/${file}.js` in exports, `${file} is not exported`);
    }
  });

  it('exports only what there is', () => {
    for (const target of Object.values(exports))
      if (typeof target === 'object')
        read(target.types.replace('./dist/', 'src/').replace('.d.ts', '.ts'));
  });
});
