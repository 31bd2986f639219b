/** The controls: one for each decision, and a way back for each. */
import { element, select } from '../dom.js';
import type { Design } from './design.js';
import { colors, lengths, selections } from './tokens.js';

/**
 * @param base What the chosen theme says.
 * @param onChange Is told of a value; undefined: as if nobody had chosen.
 */
export function showControls(
  form: HTMLElement,
  design: Design,
  base: Design,
  onChange: (name: string, value: string | undefined) => void,
): void {
  const field = (legend: string, ...children: Node[]) =>
    form.append(element('fieldset', {}, element('legend', {}, legend), ...children));

  const colorInput = (name: string, label: string, initial: string) => {
    const input = element('input', {
      type: 'color',
      name,
      value: design[name] ?? base[name] ?? initial,
    });
    input.ariaLabel = label;
    input.addEventListener('input', () => onChange(name, input.value));
    return input;
  };

  field(
    'Colours: light, dark',
    ...colors.map(({ name, label, light, dark }) =>
      element(
        'div',
        { className: 'row' },
        element('span', {}, label),
        colorInput(`${name}/light`, `${label}, light`, light),
        colorInput(`${name}/dark`, `${label}, dark`, dark),
      ),
    ),
  );

  field(
    'Sizes',
    ...lengths.map(({ name, label, unit, min, max, step, initial }) => {
      const input = element('input', { type: 'range', name });
      Object.assign(input, { min: String(min), max: String(max), step: String(step) });
      const begin = parseFloat(base[name] ?? '') || initial;
      input.value = String(parseFloat(design[name] ?? '') || begin);
      const output = element('output', {}, `${input.value}${unit}`);
      input.addEventListener('input', () => {
        const value = `${input.value}${unit}`;
        output.textContent = value;
        onChange(name, Number(input.value) === begin ? undefined : value);
      });
      return element('label', { className: 'row' }, element('span', {}, label), input, output);
    }),
  );

  field(
    'Text',
    ...selections.map(({ name, label, options }) => {
      const list = select(name, options, design[name] ?? base[name] ?? '');
      list.addEventListener('change', () => onChange(name, list.value || undefined));
      return element('label', { className: 'row' }, element('span', {}, label), list);
    }),
  );
}
