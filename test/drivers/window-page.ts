/** What the end-to-end tests do in the window, by accessible names. */
import AxeBuilder from '@axe-core/playwright';
import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';
import type { AppEvent, MenuCommand } from '../../electron/contract/bridge/api.ts';
import { EVENTS_CHANNEL } from '../../electron/contract/bridge/channels.ts';

/** The sample with two regions: a scan of all of them takes nine seconds. */
export const QUICK = ['--sample-data', '--regions', 'us-east-1,eu-central-1'] as const;

/** Starts a scan, by the button unless told otherwise, and waits for its end. */
export async function rescan(
  page: Page,
  start = (): Promise<void> => page.getByRole('button', { name: 'Rescan' }).click(),
): Promise<void> {
  await start();
  const progress = page.getByRole('progressbar', { name: 'Scan progress' });
  // Together: a scan of the sample can be over before a second look.
  await Promise.all([
    expect(progress).toHaveAttribute('aria-valuemax', /^[1-9]/),
    expect(page.getByRole('button', { name: 'Cancel scan' })).toBeVisible(),
  ]);
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible({ timeout: 180_000 });
}

/** A rendered cell of the matrix. */
export function cellOf(page: Page, modelId: string, region: string): Locator {
  return page.locator(`[role="gridcell"][data-model-id="${modelId}"][data-region="${region}"]`);
}

/** The native save dialog cannot be clicked: it answers with this file instead. */
export async function answerSaveDialog(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
}

/** Exports the matrix in a format of the menu, into this file. */
export async function exportAs(
  app: ElectronApplication,
  page: Page,
  format: string,
  file: string,
): Promise<void> {
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: format }).click();
}

/** The native open dialog answers with this file. */
export async function answerOpenDialog(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, file);
}

/** From now on the system opens nothing: gives what it would have been given. */
export async function hearSystem(
  app: ElectronApplication,
  method: 'openExternal' | 'showItemInFolder',
): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }, name) => {
    const given: string[] = [];
    Object.assign(globalThis, { [name]: given });
    Object.assign(shell, { [name]: async (what: string) => void given.push(what) });
  }, method);
  return () => app.evaluate((_electron, name) => Reflect.get(globalThis, name) as string[], method);
}

/** Finds the model by its id and adds it to the comparison. */
export async function addToComparison(page: Page, modelId: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search models' }).fill(modelId);
  await page.locator(`[role="gridcell"][data-model-id="${modelId}"]`).first().click();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
}

/** The matrix. */
export function gridOf(page: Page): Locator {
  return page.getByRole('grid', { name: 'Model availability by region' });
}

type Axe = (axe: AxeBuilder) => AxeBuilder;

/** What is open alone. */
export const inDialog: Axe = (axe) => axe.include('[role="dialog"]');

/** Nothing that axe can find, in the page or in what `scope` makes of it. */
export async function expectNoViolations(page: Page, scope: Axe = (axe) => axe): Promise<void> {
  // Electron cannot open the second page that axe's default mode wants.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  // Else it describes every element that passed, which for a matrix takes longer than all its rules.
  const result = await scope(axe.options({ resultTypes: ['violations'] })).analyze();
  expect(
    result.violations.map((each) =>
      `${each.id}: ${each.nodes.map((node) => node.html).join(' ')}`.slice(0, 400),
    ),
  ).toEqual([]);
}

/** Tells the window what the main process would, in one batch: for states that no sample leads to. */
export function tellWindow(app: ElectronApplication, ...events: AppEvent[]): Promise<void> {
  return tellWindowEach(app, [events]);
}

/** The same with many batches, one right after the other. */
export async function tellWindowEach(
  app: ElectronApplication,
  batches: readonly AppEvent[][],
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, [channel, texts]) => {
      for (const text of texts) BrowserWindow.getAllWindows()[0]?.webContents.send(channel, text);
    },
    [EVENTS_CHANNEL, batches.map((events) => JSON.stringify(events))] as const,
  );
}

/** What the script gives in the page, asked through the main process: the test's own connection ends with the page's process. */
export function inPage<T>(app: ElectronApplication, script: string): Promise<T | undefined> {
  return app.evaluate(async ({ BrowserWindow }, code) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined || contents.isCrashed() || contents.isLoading()) return undefined;
    // A page that crashes just now never answers.
    const never = new Promise((resolve) => setTimeout(resolve, 2_000));
    return await Promise.race([contents.executeJavaScript(code), never]);
  }, script) as Promise<T | undefined>;
}

/** As a press on the menu's item. */
export async function sendCommand(app: ElectronApplication, command: MenuCommand): Promise<void> {
  await tellWindow(app, { type: 'command', command });
}

/** The item of the application menu at the end of these labels, perhaps clicked. */
export async function menuItem(
  app: ElectronApplication,
  labels: string[],
  isClicked = false,
): Promise<{ checked: boolean; enabled: boolean }> {
  const asked = () => askMenuItem(app, labels, isClicked);
  // On a busy machine the debugger loses an answer now and then; a click may have been done by then.
  return await asked().catch((error: Error) => {
    if (isClicked || !error.message.includes('garbage collected')) throw error;
    return asked();
  });
}

function askMenuItem(
  app: ElectronApplication,
  labels: string[],
  isClicked: boolean,
): Promise<{ checked: boolean; enabled: boolean }> {
  return app.evaluate(
    ({ Menu }, { path, click }) => {
      let menu = Menu.getApplicationMenu();
      for (const label of path.slice(0, -1)) {
        menu = menu?.items.find((each) => each.label.replace('&', '') === label)?.submenu ?? null;
      }
      const item = menu?.items.find((each) => each.label === path.at(-1));
      if (item === undefined) throw new Error(`no menu item ${path.join(' › ')}`);
      if (click) item.click();
      return { checked: item.checked, enabled: item.enabled };
    },
    { path: labels, click: isClicked },
  );
}

/** What Help › Copy diagnostics puts into the clipboard. */
export async function copiedDiagnostics(app: ElectronApplication): Promise<string> {
  await app.evaluate(({ clipboard }) => clipboard.clear());
  await menuItem(app, ['Help', 'Copy diagnostics'], true);
  const copied = (): Promise<string> => app.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(copied).toContain('Bedrock Atlas');
  return await copied();
}
