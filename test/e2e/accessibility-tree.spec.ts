import { states } from '../../demo/pages/gallery/states.js';
import { AccessibilityTree } from './accessibility-tree.js';
import { expect, test } from './fixtures.js';
import { openGallery, solitary, together } from './gallery-page.js';

test('what assistive technology is told in every state is as it was', async ({
  visitor: { page },
}) => {
  test.slow();
  await openGallery(page);
  const tree = await AccessibilityTree.of(page);
  const texts = await tree.textOf('.card');
  const told = new Map(together.map((name, index) => [name, texts[index] ?? '']));
  for (const state of solitary) {
    // The first ones are enough to see what a country is.
    await openGallery(page, { state });
    const [text = ''] = await tree.textOf('.card');
    told.set(state, shortened(text));
  }
  for (const state of ['empty', 'code']) {
    await openGallery(page, { state, mode: 'modal' });
    const [text = ''] = await tree.textOf('body');
    told.set(`${state}, in a dialog`, text);
  }
  expect(told.size).toBe(states.length + 2);

  const all = Array.from(told, ([name, text]) => `## ${name}\n${text}\n`).join('\n');

  expect(all).toMatchSnapshot('accessibility-tree.txt');
});

/** Of the countries, three say what all of them say. */
function shortened(text: string): string {
  let countries = 0;
  return text
    .split('\n')
    .filter((line) => {
      const isBelow = /^\s+StaticText/.test(line) && countries > 3;
      return !isBelow && (!/^\s+option /.test(line) || ++countries <= 3);
    })
    .join('\n');
}
