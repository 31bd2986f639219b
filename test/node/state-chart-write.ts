/** Writes the state chart into the README. */
import { walk } from './state-chart.js';
import { mermaidOf, writeChart } from './state-chart-mermaid.js';

writeChart(mermaidOf(walk().turns));
