/** `npm run screenshots`: pictures of the window for the documentation, with the sample data, into docs/images/. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LaunchedApp, launchApp } from '../test/e2e/launch.ts';
import { rescan } from '../test/e2e/window-page.ts';
import { buildIfNeeded } from './build-if-needed.ts';
import { needsVirtualDisplay, openDisplay } from './display.ts';
import { provideElectron } from './electron-runtime/provide-electron.ts';
import { REPO } from './repo.ts';
import { runScript } from './run-script.ts';
import { WINDOW_STATES, ZOOMED } from './screenshots/window-states.ts';
import { ensureSystemLibraries } from './system-libraries.ts';

const IMAGES = join(REPO, 'docs', 'images');
const LARGE = [1440, 900] as const;
const SMALL = [1024, 700] as const;
const THEMES = ['light', 'dark'] as const;

await runScript(async () => {
  const runtime = await provideElectron();
  await ensureSystemLibraries(needsVirtualDisplay(), runtime.executable);
  await buildIfNeeded();
  mkdirSync(IMAGES, { recursive: true });
  const display = await openDisplay('1920x1200');
  Object.assign(process.env, display.env);
  try {
    await showSample();
    await showNoCredentials();
  } finally {
    display.close();
  }
  return 0;
});

async function showSample(): Promise<void> {
  const launched = await launchApp({ args: ['--sample-data'] });
  const { app, page } = launched;
  await rescan(page);
  for (const theme of THEMES) {
    await chooseTheme(launched, theme);
    await picture(launched, LARGE, `matrix-${theme}`);
    await picture(launched, SMALL, `matrix-small-${theme}`);
  }
  await chooseTheme(launched, 'system');
  for (const { name, open, close } of WINDOW_STATES) {
    await open(launched);
    for (const theme of THEMES) {
      // Not by the menu: it would close what is open.
      await app.evaluate(({ nativeTheme }, source) => {
        nativeTheme.themeSource = source;
      }, theme);
      await page.waitForFunction(
        (to) => matchMedia('(prefers-color-scheme: dark)').matches === (to === 'dark'),
        theme,
      );
      await picture(launched, LARGE, `${name}-${theme}`);
    }
    await close(launched);
  }
  await ZOOMED.open(launched);
  await page.waitForFunction(() => innerWidth < 1000);
  await framesDrawn(page);
  // The page's own picture would be of its upper left quarter.
  const png = await app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return (await window?.webContents.capturePage())?.toPNG().toString('base64') ?? '';
  });
  writeFileSync(join(IMAGES, 'zoom-200.png'), Buffer.from(png, 'base64'));
  await ZOOMED.close(launched);
  await app.close();
}

async function showNoCredentials(): Promise<void> {
  const launched = await launchApp({
    env: {
      AWS_CONFIG_FILE: '/home/you/.aws/config',
      AWS_SHARED_CREDENTIALS_FILE: '/home/you/.aws/credentials',
    },
  });
  await launched.page.getByRole('button', { name: 'Explore with sample data' }).waitFor();
  await picture(launched, LARGE, 'no-credentials');
  await launched.app.close();
}

async function chooseTheme({ page }: LaunchedApp, theme: (typeof THEMES)[number] | 'system'): Promise<void> {
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: theme, exact: false }).click();
}

async function picture(
  { app, page }: LaunchedApp,
  size: readonly [number, number],
  name: string,
): Promise<void> {
  await app.evaluate(({ BrowserWindow }, [width, height]) => {
    const [window] = BrowserWindow.getAllWindows();
    // The documented size is that of the page, the smallest window's included.
    window?.setMinimumSize(1, 1);
    window?.setContentSize(width, height);
  }, size);
  await page.waitForFunction(([width, height]) => innerWidth === width && innerHeight === height, size);
  await page.mouse.move(0, 0);
  await framesDrawn(page);
  await page.screenshot({ path: join(IMAGES, `${name}.png`), animations: 'disabled' });
  process.stderr.write(`docs/images/${name}.png\n`);
}

/** Two frames: one for the new size, one for what is measured from it. */
async function framesDrawn(page: LaunchedApp['page']): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}
