/** The state chart as Mermaid, and where it stands in the README. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { FlowEvent, FlowStep } from '../../src/flow/state.js';
import { steps, type Turn } from './state-chart.js';

const readme = new URL('../../README.md', import.meta.url);
const begin = '<!-- state chart: written by `npm run chart` -->';
const end = '<!-- end of the state chart -->';

/** What happens, in a word: acts by the names that the flow's methods have. */
function wordsOf({ event, from, to }: Turn): string {
  switch (event.type) {
    case 'restore':
      return 'resume';
    case 'numberChecked':
      if (to === 'sending') return 'number valid';
      return event.check.outcome === 'doubtful' ? 'number doubtful' : 'number rejected';
    case 'codeSent':
      return 'code sent';
    case 'sendFailed':
      return 'not sent';
    case 'verifyFailed':
    case 'cancel':
      if (from === 'verifying' && to === 'authenticated') return 'signed in elsewhere';
      return event.type === 'cancel' ? 'cancel' : 'not verified';
    case 'refuse':
      return 'refused by the page';
    case 'authenticatedElsewhere':
      return 'signed in elsewhere';
    default:
      return event.type;
  }
}

/** Events that lead to one step from everywhere else: as arrows they would hide all others. */
const everywhere: readonly FlowEvent['type'][] = ['reset', 'close'];

const idOf = (step: FlowStep) => step.replace('-', '_');

/** Mermaid's text: one arrow from a step to another, whatever leads there. */
export function mermaidOf(turns: readonly Turn[]): string {
  const arrows = new Map<string, Set<string>>();
  const sources = new Map<string, Set<FlowStep>>();
  for (const turn of [...turns].sort(inOrderOfSteps)) {
    const { from, event, to } = turn;
    const isEverywhere = everywhere.includes(event.type);
    const arrow = isEverywhere ? `${event.type} ${idOf(to)}` : `${idOf(from)} --> ${idOf(to)}`;
    if (isEverywhere) sources.set(arrow, (sources.get(arrow) ?? new Set()).add(from));
    else arrows.set(arrow, (arrows.get(arrow) ?? new Set()).add(wordsOf(turn)));
  }
  return [
    'stateDiagram-v2',
    ...steps.map((step) => `  state "${step}" as ${idOf(step)}`),
    `  [*] --> ${idOf('phone-entry')}`,
    ...[...arrows].map(([arrow, words]) => `  ${arrow}: ${[...words].join(', ')}`),
    ...[...sources].map(([arrow, from]) => noteOf(arrow, from)),
  ].join('\n');
}

const placeOf = ({ from, to }: Turn) => steps.indexOf(from) * steps.length + steps.indexOf(to);
const inOrderOfSteps = (one: Turn, other: Turn) => placeOf(one) - placeOf(other);

function noteOf(arrow: string, from: ReadonlySet<FlowStep>): string {
  const [name, to] = arrow.split(' ') as [string, string];
  const others = steps.filter((step) => !from.has(step)).map((step) => idOf(step));
  const which = String(others) === to ? 'every other step' : `every step but ${others.join(', ')}`;
  return `  note right of ${to}: by ${name} from ${which}`;
}

/** What the README shows; nothing when it shows none. */
export function chartInReadme(): string | undefined {
  const text = readFileSync(readme, 'utf8');
  return text.split(begin)[1]?.split(end)[0]?.trim();
}

export const fenced = (mermaid: string): string => `\`\`\`mermaid\n${mermaid}\n\`\`\``;

/** @throws {TypeError} when the README has no place for it. */
export function writeChart(mermaid: string): void {
  const text = readFileSync(readme, 'utf8');
  const [before, after] = [text.indexOf(begin), text.indexOf(end)];
  if (before < 0 || after < before) throw new TypeError('README.md has no place for the chart');
  const rest = text.slice(after);
  writeFileSync(readme, `${text.slice(0, before)}${begin}\n\n${fenced(mermaid)}\n\n${rest}`);
}
