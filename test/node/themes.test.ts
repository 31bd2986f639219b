import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { colors, lengths } from '../../demo/pages/theme/tokens.js';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const filesIn = (folder: string) => readdirSync(new URL(folder, root)).map((file) => folder + file);

const matches = (text: string, pattern: RegExp) => [
  ...new Set(Array.from(text.matchAll(pattern), ([, name = '']) => name)),
];

/** What the docstrings say that there is. */
const documentation = read('src/element.ts') + read('src/element-properties.ts');
const documented = {
  properties: matches(documentation, /@cssproperty \[--passwordless-sms-([\w-]+)/g),
  parts: matches(documentation, /@csspart ([\w-]+) -/g),
};

const styles = filesIn('src/styles/').map(read).join('\n');
const readme = read('README.md');

describe('custom properties', () => {
  it('are all documented, and no others', () => {
    const used = matches(styles, /--passwordless-sms-([\w-]+)/g);

    assert.deepEqual(used.sort(), [...documented.properties].sort());
  });

  it('have the defaults that are documented', () => {
    const plain = (css: string) =>
      css.replaceAll(/\s+/g, ' ').replaceAll(/\( | \)/g, (one) => one.trim());
    for (const [, name = '', value = ''] of documentation.matchAll(
      /@cssproperty \[--passwordless-sms-([\w-]+)=(.+?)\] -/g,
    )) {
      const isThere = [
        `--passwordless-sms-${name}, ${value})`,
        `--passwordless-sms-${name}, calc(${value} *`,
      ].some((use) => plain(styles).includes(use));
      assert.ok(isThere || name === 'accent', `${name}: ${value}`);
    }
  });

  it('stand in the README, as the parts do', () => {
    for (const name of [...documented.properties, ...documented.parts])
      assert.ok(readme.includes(`\`${name}\``), name);
  });
});

describe('the theme page', () => {
  it('begins with the defaults', () => {
    const defaults = new Map(
      Array.from(
        documentation.matchAll(/@cssproperty \[--passwordless-sms-([\w-]+)=(.+?)\] -/g),
        ([, name = '', value = '']) => [name, value],
      ),
    );
    const short = (color: string) => color.replace(/^#(\w)\1(\w)\2(\w)\3$/, '#$1$2$3');

    for (const { name, light, dark } of colors)
      assert.equal(defaults.get(name), `light-dark(${short(light)}, ${short(dark)})`, name);
    // The size of texts is the visitor's own, which is 16 px unless they have changed it.
    for (const { name, unit, initial } of lengths.filter((one) => one.name !== 'font-size'))
      assert.equal(defaults.get(name), `${initial}${unit}`, name);
  });
});

describe('the ready themes', () => {
  for (const file of filesIn('src/themes/'))
    it(`are made of what every page may use, in few lines: ${file}`, () => {
      const css = read(file);

      const parts = matches(css, /::part\(([\w-]+)\)/g);
      const properties = matches(css, /--passwordless-sms-([\w-]+)/g);

      assert.ok(css.split('\n').length - 1 <= 40, 'at most 40 lines');
      assert.ok(properties.length >= 10);
      assert.deepEqual(
        properties.filter((name) => !documented.properties.includes(name)),
        [],
      );
      assert.deepEqual(
        parts.filter((name) => !documented.parts.includes(name)),
        [],
      );
      // Nothing else of the page is touched.
      const selectors = matches(css.replaceAll(/\/\*.*?\*\//gs, ''), /([^{}]+)\{/g);
      for (const one of selectors.flatMap((text) => text.split(',')))
        assert.match(one.trim(), /^passwordless-sms(::part\([\w-]+\)(:[\w-]+)?)?$/);
      assert.doesNotMatch(css, /@import|url\(|!important|--_/);
    });
});
