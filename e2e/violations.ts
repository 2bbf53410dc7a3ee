import type { Page } from '@playwright/test';
import axe from 'axe-core';

export interface Violation {
  readonly id: string;
  /** Selectors of the first elements that it is about. */
  readonly where: readonly string[];
}

/**
 * What axe objects to in what is shown, by every rule it has: of the rest, which it would describe as thoroughly,
 * nobody reads anything.
 *
 * @param within selector
 */
export async function violationsOf(page: Page, within = 'html'): Promise<readonly Violation[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (selector) => {
    const { run } = (window as unknown as { readonly axe: typeof axe }).axe;
    const { violations } = await run(selector, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => ({ id, where: nodes.slice(0, 3).map(({ target }) => String(target)) }));
  }, within);
}
