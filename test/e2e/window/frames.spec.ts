/** What single frames show: no blank one at the start, a letter at once, no hole while scrolling, a reason for no match. */
import { expect, type Page, test } from '@playwright/test';
import type { AppEvent } from '../../../electron/contract/bridge/api.ts';
import type { LaunchedApp } from '../../drivers/launch.ts';
import { launchScanned } from '../../drivers/scanned-app.ts';
import { cellOf, gridOf, tellWindowEach } from '../../drivers/window-page.ts';
import { ALLOWED, AT } from '../../helpers/builders.ts';

let launched: LaunchedApp;
let page: Page;
test.beforeAll(async () => {
  launched = await launchScanned();
  page = launched.page;
});
test.afterAll(() => launched.app.close());

test('the first frame with anything in it has the matrix in it', async () => {
  const times = await page.evaluate(async () => {
    const seen = new Map<string, number>();
    await new Promise<void>((resolve) => {
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const isMatrix = Reflect.get(entry, 'identifier') === 'matrix';
          if (isMatrix) seen.set('matrix', Reflect.get(entry, 'renderTime'));
          else if (entry.name === 'first-contentful-paint') seen.set('first', entry.startTime);
        }
        if (seen.size === 2) resolve();
      });
      observer.observe({ type: 'paint', buffered: true });
      observer.observe({ type: 'element', buffered: true });
    });
    return Object.fromEntries(seen);
  });
  // One frame gives both the same time, but for the precision of the clock.
  expect(Math.abs((times.matrix ?? 0) - (times.first ?? Number.NaN))).toBeLessThan(1);
});

test('a letter is in the field in the frame after its key', async () => {
  await page.evaluate(() => {
    addEventListener(
      'keydown',
      () =>
        requestAnimationFrame(() => {
          const field = document.activeElement;
          document.body.dataset.letters = field instanceof HTMLInputElement ? field.value : '';
        }),
      { capture: true, once: true },
    );
  });
  await page.getByRole('searchbox', { name: 'Search models' }).focus();
  await page.keyboard.press('n');
  await expect(page.locator('body')).toHaveAttribute('data-letters', 'n');
  await page.keyboard.press('Backspace');
  await expect(page.getByText(/^(\d+) of \1 models/)).toBeVisible();
});

test('at the speed of a wheel header and names stay and no row is missing', async () => {
  const standing = await page.evaluate(watchScrolling);
  await page.locator('.matrix-scroller').evaluate(async (scroller) => {
    // A tick of the wheel each frame.
    for (let tick = 0; tick < 12; tick += 1) {
      scroller.scrollTop += 120;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  await expect
    .poll(() => page.locator('.matrix-scroller').evaluate((scroller) => scroller.scrollTop))
    .toBeGreaterThan(1_000);
  const seen = await page.evaluate(() => Reflect.get(window, 'seenFrames') as Seen);
  expect(seen.frames).toBeGreaterThan(3);
  expect(seen.holes).toBe(0);
  expect(seen.headerTops).toEqual([standing.headerTop]);
  expect(seen.namesLefts).toEqual([standing.namesLeft]);
});

test('batches of a scan that queue up behind a busy page are no error, and the last one shows', async () => {
  const region = 'us-east-1';
  const cell = page
    .locator(`[role="gridcell"][data-region="${region}"][data-availability*="on-demand"]`)
    .first();
  const modelId = (await cell.getAttribute('data-model-id')) ?? '';
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const busy = page.evaluate(() => {
    const endsMs = performance.now() + 600;
    while (performance.now() < endsMs);
  });
  const batches = Array.from({ length: 150 }, (_, batch): AppEvent[] => {
    const authorization = batch % 2 === 0 ? 'AUTHORIZED' : 'NOT_AUTHORIZED';
    const results = [{ modelId, facts: { ...ALLOWED, authorization } }];
    return [{ type: 'scan', event: { type: 'access-checked', region, results, atIso: AT } }];
  });
  await Promise.all([busy, tellWindowEach(launched.app, batches)]);
  await expect(cellOf(page, modelId, region)).toHaveAttribute('data-blocked');
  expect(errors).toEqual([]);
});

test('no match says what keeps all models out, and one click brings them back', async () => {
  const search = page.getByRole('searchbox', { name: 'Search models' });
  await search.fill('no-such-model-anywhere');
  await expect(page.getByRole('heading', { name: 'No models match' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'no-such-model-anywhere' })).toBeVisible();
  await page.getByRole('button', { name: 'Show all models' }).click();
  await expect(gridOf(page)).toBeVisible();
  await expect(search).toHaveValue('');
});

interface Seen {
  frames: number;
  holes: number;
  headerTops: number[];
  namesLefts: number[];
}

/** In the page: looks at every frame after a scroll. */
function watchScrolling(): { headerTop: number; namesLeft: number } {
  const find = (selector: string): Element => {
    const element = document.querySelector(selector);
    if (element === null) throw new Error(`Nothing is ${selector}.`);
    return element;
  };
  const scroller = find('.matrix-scroller');
  const seen: Seen = { frames: 0, holes: 0, headerTops: [], namesLefts: [] };
  Reflect.set(window, 'seenFrames', seen);
  const headerTop = (): number => find('.matrix-head').getBoundingClientRect().top;
  const namesLeft = (): number => find('.matrix-pane').getBoundingClientRect().left;
  const note = (list: number[], value: number): void => {
    if (!list.includes(value)) list.push(value);
  };
  scroller.addEventListener('scroll', () => {
    requestAnimationFrame(() => {
      const { top, bottom } = scroller.getBoundingClientRect();
      const rows = [...document.querySelectorAll('.matrix-row')].map((row) => row.getBoundingClientRect());
      const headerBottom = find('.matrix-head').getBoundingClientRect().bottom;
      for (let y = Math.max(top, headerBottom) + 1; y < bottom - 1; y += 14) {
        if (!rows.some((row) => row.top <= y && y <= row.bottom)) seen.holes += 1;
      }
      note(seen.headerTops, headerTop());
      note(seen.namesLefts, namesLeft());
      seen.frames += 1;
    });
  });
  return { headerTop: headerTop(), namesLeft: namesLeft() };
}
