/** axe in a page: straight there, since its usual driver takes ten times as long as axe itself. */
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

type Window = typeof globalThis & {
  axe?: { run(context: Document, options: object): Promise<AxeResults> };
};

/** In the page: what axe finds, in words. */
export async function runAxe(): Promise<string[]> {
  const { axe } = globalThis as Window;
  if (!axe) throw new Error('axe is not there');
  const { passes, violations } = await axe.run(document, { resultTypes: ['violations'] });
  if (passes.length < 10) throw new Error('axe has looked at nothing');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any, all, none }) =>
      [id, html, ...[...any, ...all, ...none].map(({ message }) => message)].join(' · '),
    ),
  );
}

/** Everything in the page that breaks a rule of accessibility, as axe knows them. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  return page.evaluate(runAxe);
}
