/** Takes pictures of the window as it stands, in both themes. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LaunchedApp } from '../../test/drivers/launch.ts';
import {
  chooseTheme,
  framesDrawn,
  LARGE,
  resize,
  SMALL,
  THEMES,
} from '../../test/drivers/still/still-window.ts';
import type { WindowState } from './states/window-state.ts';

/** One file for each size and theme, the larger size first: `NAME-light.png`, `NAME-small-dark.png`. */
export async function takePictures(
  launched: LaunchedApp,
  folder: string,
  name: string,
  options: Pick<WindowState, 'whenSmall' | 'media'> = {},
): Promise<void> {
  const { page } = launched;
  const { whenSmall, media } = options;
  // The pointer would open tooltips.
  await page.mouse.move(0, 0);
  for (const size of [LARGE, SMALL]) {
    await resize(launched, size);
    if (size === SMALL) await whenSmall?.(launched);
    for (const theme of THEMES) {
      await chooseTheme(launched, theme);
      // High contrast has a light and a dark palette of its own: both settings belong together.
      if (media !== undefined) await page.emulateMedia({ ...media, colorScheme: theme });
      await framesDrawn(launched);
      const file = `${name}${size === LARGE ? '' : '-small'}-${theme}.png`;
      writeFileSync(join(folder, file), await picture(launched));
      process.stderr.write(`${join(folder, file)}\n`);
      if (media !== undefined) await page.emulateMedia({ forcedColors: null, colorScheme: null });
    }
  }
}

/** A fresh frame; of a zoomed page by the app itself, since the page's own picture would be its upper left part. */
async function picture({ app, page }: LaunchedApp): Promise<Buffer> {
  const isZoomed = await page.evaluate(() => devicePixelRatio > 1);
  return isZoomed ? await pictureByApp(app) : await page.screenshot({ animations: 'disabled' });
}

/** The first capture is discarded: it may show a frame from before the change of theme. */
async function pictureByApp(app: LaunchedApp['app']): Promise<Buffer> {
  const base64 = await app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.invalidate();
    await window?.webContents.capturePage();
    await new Promise((resolve) => setTimeout(resolve, 300));
    return (await window?.webContents.capturePage())?.toPNG().toString('base64') ?? '';
  });
  return Buffer.from(base64, 'base64');
}
