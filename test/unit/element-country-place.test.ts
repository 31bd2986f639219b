import { assert } from '@open-wc/testing';
import { placeBeside } from '../../src/views/phone/country-place.js';

const wishes = { isRightToLeft: false, minWidth: 288, maxHeight: 384 };

const box = (left: number, top: number, width: number, height: number) => ({
  left,
  top,
  width,
  height,
});

const desktop = box(0, 0, 1280, 800);

/** Top and bottom of a panel that takes all that it may. */
function reach({ top, height, edge }: ReturnType<typeof placeBeside>): readonly [number, number] {
  return edge === 'top' ? [top, top + height] : [top - height, top];
}

describe('the place of the list', () => {
  it('is below the field, as wide as it, and no higher than it should be', () => {
    const place = placeBeside(box(100, 100, 384, 48), desktop, wishes);

    assert.deepEqual(place, {
      left: 100,
      top: 154,
      width: 384,
      height: 384,
      edge: 'top',
      isTall: false,
    });
  });

  it('stays below a field that has less room there, as long as five countries fit', () => {
    const place = placeBeside(box(100, 440, 384, 48), desktop, wishes);

    assert.equal(place.edge, 'top');
    assert.equal(place.top + place.height, 792);
  });

  it('is above the field where there is hardly any room below', () => {
    const place = placeBeside(box(100, 600, 384, 48), desktop, wishes);

    assert.equal(place.edge, 'bottom');
    assert.equal(place.top, 594);
    assert.isTrue(place.isTall);
  });

  it('is over the field where there is none at all, as on a screen that is enlarged four times', () => {
    const place = placeBeside(box(10, 110, 300, 48), box(0, 0, 320, 256), wishes);

    assert.deepEqual(reach(place), [8, 248]);
  });

  it('is inside of what an on-screen keyboard leaves of the page', () => {
    const seen = box(0, 120, 390, 420);

    const place = placeBeside(box(16, 200, 358, 48), seen, wishes);

    assert.deepEqual([place.left, place.width], [8, 374]);
    const [top, bottom] = reach(place);
    assert.isAtLeast(top, 128);
    assert.isAtMost(bottom, 532);
  });

  for (const [where, top] of [
    ['above', -400],
    ['below', 1500],
  ] as const)
    it(`stays in sight when its field has been scrolled away ${where}`, () => {
      const [first, last] = reach(placeBeside(box(100, top, 384, 48), desktop, wishes));

      assert.isAtLeast(first, 8);
      assert.isAtMost(last, 792);
      assert.isAbove(last - first, 280);
    });

  it('is wider than a narrow field, and ends where the field ends from right to left', () => {
    const field = box(600, 100, 200, 48);

    assert.include(placeBeside(field, desktop, wishes), { left: 600, width: 288 });
    const other = placeBeside(field, desktop, { ...wishes, isRightToLeft: true });
    assert.include(other, { left: 512, width: 288 });
  });

  it('never sticks out at the sides', () => {
    const right = placeBeside(box(1200, 100, 200, 48), desktop, wishes);
    const left = placeBeside(box(-60, 100, 200, 48), desktop, wishes);

    assert.equal(right.left + right.width, 1272);
    assert.equal(left.left, 8);
  });
});
