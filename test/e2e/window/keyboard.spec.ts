/** The keyboard alone: to a model's answer and back, and out of whatever opens to where the focus was. */
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import type { LaunchedApp } from '../../drivers/launch.ts';
import { OPENED } from '../../drivers/still/opened.ts';
import { LARGE, stillWindow } from '../../drivers/still/still-window.ts';
import { expectNoViolations, sendCommand, tellWindow } from '../../drivers/window-page.ts';

let launched: LaunchedApp;
let app: ElectronApplication;
let page: Page;
test.beforeEach(async () => {
  launched = await stillWindow(launched, LARGE);
  ({ app, page } = launched);
});
test.afterAll(() => app.close());

/** Presses Tab until the focus is on what `sought` says; throws where it never comes there. */
async function tabTo(sought: (focused: Element) => boolean): Promise<void> {
  const source = `(${sought.toString()})(document.activeElement)`;
  for (let presses = 0; presses < 80; presses += 1) {
    if (await page.evaluate<boolean>(source)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${sought.toString()}`);
}

test('a name and Enter lead to the sentence that can be acted on; its id is copied, and the search reached again', async () => {
  await page.keyboard.press('Control+f');
  const search = page.getByRole('searchbox', { name: 'Search models' });
  await expect(search).toBeFocused();
  // The rows follow the letters, Enter does not wait for them.
  await page.keyboard.type('sonnet 4.6', { delay: 0 });
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: /Claude Sonnet 4\.6/ });
  const answer = panel.getByRole('region', { name: 'Answer' });
  await expect(answer).toContainText(/In [a-z]+-[a-z]+-\d call \S*anthropic\.claude-sonnet-4-6 \(/);
  await expect(answer).toBeInViewport({ ratio: 1 });
  await expect(answer).toBeFocused();
  await expectNoViolations(page, (axe) => axe.include('.details'));
  await tabTo((focused) => /^Copy/.test(focused.getAttribute('aria-label') ?? ''));
  await page.keyboard.press('Enter');
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toMatch(/anthropic\.claude-sonnet-4-6/);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(page.locator('.matrix-scroller :focus')).toHaveAttribute(
    'data-row',
    'anthropic.claude-sonnet-4-6',
  );
  await page.keyboard.press('Control+f');
  await expect(search).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('');
});

test('whatever is opened takes the focus, keeps it while Tab goes round, and gives it back', async () => {
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      const at = document.activeElement;
      if (at === null || at === document.body) return 'nothing';
      return at.getClientRects().length === 0 ? 'what is not shown' : 'something';
    });
  for (const { name, file, open, seen, close } of OPENED) {
    await test.step(name, async () => {
      await page.locator('.matrix-scroller [data-cursor]').focus();
      // What was searched before may have left the cursor far down.
      await page.keyboard.press('Control+Home');
      await open(page, app);
      await expect(seen(page)).toBeVisible();
      const dialog = page.getByRole('dialog');
      if (file !== undefined && (await dialog.count()) > 0) {
        const isInside = (): Promise<boolean> =>
          page.evaluate(() => document.activeElement?.closest('[role="dialog"], [data-rac].popover') != null);
        await expect.poll(isInside, { message: `${name}: the focus is in it` }).toBe(true);
        for (const key of ['Tab', 'Tab', 'Tab', 'Shift+Tab']) await page.keyboard.press(key);
        expect(await isInside(), `${name}: the focus stays in it`).toBe(true);
      }
      await (close?.(page, app) ?? page.keyboard.press('Escape'));
      await expect(seen(page)).toHaveCount(0);
      await expect.poll(focused, { message: `${name}: the focus afterwards` }).toBe('something');
    });
  }
});

test('a dialog of a command gives the focus back to the cell from which it was opened', async () => {
  await tellWindow(app, {
    type: 'connection',
    connection: {
      status: 'connected',
      source: { kind: 'sample', partition: 'aws' },
      profiles: ['prod'],
      lookedFor: [],
    },
  });
  await page.locator('.matrix-scroller [data-cursor]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const at = (): Promise<string | null> =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
  const before = await at();
  for (const command of [
    'compare-with',
    'accounts',
    'test-connection',
    'settings',
    'api-key',
    'endpoints',
    'sign-in',
    'prove-access',
    'about',
    'shortcuts',
    'palette',
    'regions',
    'views',
  ] as const) {
    await sendCommand(app, command);
    await expect(page.getByRole('dialog')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect.poll(at, { message: command }).toBe(before);
  }
});
