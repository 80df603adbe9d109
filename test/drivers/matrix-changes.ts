/** What is written to the matrix between an action and the page's rest after it, as elements of the page. */
import type { Page } from '@playwright/test';

export interface MatrixChanges {
  /** Rows, names of models and headers of regions in which something changed. */
  rows: number;
  names: number;
  headers: number;
  /** Elements that were put into the matrix. */
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
  const changed = new Map(Object.keys(kinds).map((kind) => [kind, new Set<Element>()]));
  let added = 0;
  const note = (records: MutationRecord[]): void => {
    for (const { target, addedNodes } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      for (const [kind, selector] of Object.entries(kinds)) {
        const own = element?.closest(selector);
        if (own != null) changed.get(kind)?.add(own);
      }
      for (const node of addedNodes) {
        if (node instanceof Element) added += 1 + node.querySelectorAll('*').length;
      }
    }
  };
  const observer = new MutationObserver(note);
  const matrix = document.querySelector('.matrix-scroller');
  if (matrix === null) throw new Error('There is no matrix.');
  observer.observe(matrix, { attributes: true, characterData: true, childList: true, subtree: true });
  Reflect.set(window, 'takeMatrixChanges', () => {
    note(observer.takeRecords());
    observer.disconnect();
    return { ...Object.fromEntries([...changed].map(([kind, own]) => [kind, own.size])), added };
  });
}
