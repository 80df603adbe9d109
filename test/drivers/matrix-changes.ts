/** What is written to the matrix between an action and the page's rest after it, as elements of the page. */
import type { Page } from '@playwright/test';

export interface MatrixChanges {
  /** Rows, names of models and headers of regions in which something changed. */
  rows: number;
  names: number;
  headers: number;
  /** Elements that were put into the matrix, with what is in them. */
  added: number;
}

/** The changes of `act`, which resolves when the page has its effect. */
export async function matrixChanges(page: Page, act: () => Promise<void>): Promise<MatrixChanges> {
  await page.evaluate(rest);
  await page.evaluate(watch);
  await act();
  await page.evaluate(rest);
  return await page.evaluate(() => Reflect.get(window, 'takeMatrixChanges')());
}

/** In the page: what was scheduled is done, and what followed from it. */
async function rest(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => requestIdleCallback(resolve));
  }
}

/** In the page. */
function watch(): void {
  const kinds = { rows: '.matrix-row', names: '.row-header', headers: '.region-header' };
  const records: MutationRecord[] = [];
  const observer = new MutationObserver((more) => records.push(...more));
  const matrix = document.querySelector('.matrix-scroller');
  if (matrix === null) throw new Error('There is no matrix.');
  observer.observe(matrix, { attributes: true, characterData: true, childList: true, subtree: true });
  Reflect.set(window, 'takeMatrixChanges', () => {
    records.push(...observer.takeRecords());
    observer.disconnect();
    // The crosshair follows the pointer, under which the matrix may move.
    const own = records.filter(({ attributeName }) => attributeName !== 'data-hot');
    const changed = own.map(({ target }) => (target instanceof Element ? target : target.parentElement));
    const counts = Object.entries(kinds).map(([kind, selector]) => {
      const found = new Set(changed.map((element) => element?.closest(selector)));
      return [kind, [...found].filter((element) => element != null).length];
    });
    const added = records
      .flatMap(({ addedNodes }) => [...addedNodes])
      .filter((node) => node instanceof Element);
    return { ...Object.fromEntries(counts), added: added.length };
  });
}
