/** The design decisions that the page has controls for: custom properties without their prefix. */
import type { Choice } from '../dom.js';

export interface ColorToken {
  readonly name: string;
  readonly label: string;
  /** As they are when nobody says anything. */
  readonly light: string;
  readonly dark: string;
}

export interface LengthToken {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly initial: number;
}

export interface ChoiceToken {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Choice[];
}

const color = (name: string, label: string, light: string, dark: string): ColorToken => ({
  name,
  label,
  light,
  dark,
});

export const colors: readonly ColorToken[] = [
  color('accent', 'Accent', '#2350d8', '#a9c1ff'),
  color('text-color', 'Text', '#191c22', '#eff1f6'),
  color('muted-color', 'Quiet text', '#5b6270', '#adb4c2'),
  color('surface-color', 'Surface', '#ffffff', '#1a1d24'),
  color('field-color', 'Field', '#ffffff', '#12141a'),
  color('border-color', 'Border', '#868e9f', '#78818f'),
  color('line-color', 'Lines', '#e3e6ec', '#343944'),
  color('error-color', 'Error', '#b3261e', '#ffb3ab'),
];

const length = (
  name: string,
  label: string,
  unit: string,
  [min, initial, max, step]: readonly [number, number, number, number],
): LengthToken => ({ name, label, unit, min, max, step, initial });

export const lengths: readonly LengthToken[] = [
  length('radius', 'Radius', 'em', [0, 0.625, 1.5, 0.125]),
  length('border-width', 'Border', 'px', [1, 1, 4, 1]),
  length('spacing', 'Spacing', 'em', [0.5, 1, 2, 0.125]),
  length('control-size', 'Field height', 'em', [2, 3, 4, 0.125]),
  length('font-size', 'Text size', 'px', [14, 16, 22, 1]),
  length('title-size', 'Title size', 'em', [1, 1.375, 2.25, 0.125]),
  length('width', 'Width', 'em', [18, 24, 32, 1]),
];

const weights = [
  ['', 'As it is'],
  ['400', 'Regular'],
  ['500', 'Medium'],
  ['700', 'Bold'],
  ['900', 'Black'],
] as const;

export const selections: readonly ChoiceToken[] = [
  {
    name: 'font-family',
    label: 'Font',
    options: [
      ['', 'The page’s'],
      ['system-ui, sans-serif', 'The system’s'],
      ['Georgia, serif', 'Serif'],
      ['ui-rounded, system-ui, sans-serif', 'Rounded'],
      ['ui-monospace, monospace', 'Monospace'],
    ],
  },
  { name: 'title-weight', label: 'Title', options: weights },
  { name: 'button-weight', label: 'Buttons', options: weights },
];
