/**
 * `npx tsx lab/pictures/icons.ts`: draws icons/icon.svg as the PNGs, the ICO and the ICNS beside it, which are committed. Drawn by
 * the app's own Chromium, so nothing has to be installed for it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { REPO } from '../../scripts/repo.ts';
import { runScript } from '../../scripts/run-script.ts';
import { launchApp } from '../../test/drivers/launch.ts';
import { windows } from '../windows.ts';
import { ICNS_TYPES, type IconPicture, icnsFile, icoFile } from './icon-files.ts';

const FOLDER = join(REPO, 'icons');
const SIZES_PX = [16, 24, 32, 48, 64, 128, 256, 512];
const MAX_ICO_PX = 256;
/** On macOS an icon fills so much of its square; the rest is left to shadows. */
const MAC_SHARE = 824 / 1024;

await runScript(async () => {
  using _display = await windows();
  const { app, page } = await launchApp({ args: ['--sample-data'] });
  await writeIcons(page);
  await app.close();
  return 0;
});

async function writeIcons(page: Page): Promise<void> {
  const svg = readFileSync(join(FOLDER, 'icon.svg'), 'utf8');
  const drawn = (sizesPx: readonly number[], share: number): Promise<IconPicture[]> =>
    Promise.all(sizesPx.map(async (sizePx) => ({ sizePx, png: await draw(page, svg, sizePx, share) })));
  const pictures = await drawn(SIZES_PX, 1);
  mkdirSync(join(FOLDER, 'linux'), { recursive: true });
  for (const { sizePx, png } of pictures) {
    writeFileSync(join(FOLDER, 'linux', `${sizePx}x${sizePx}.png`), png);
  }
  writeFileSync(join(FOLDER, 'icon.ico'), icoFile(pictures.filter(({ sizePx }) => sizePx <= MAX_ICO_PX)));
  const macSizesPx = [...new Set(ICNS_TYPES.map(([, sizePx]) => sizePx))];
  writeFileSync(join(FOLDER, 'icon.icns'), icnsFile(await drawn(macSizesPx, MAC_SHARE)));
}

/** A PNG of the drawing in the middle of a transparent square. */
async function draw(page: Page, svg: string, sizePx: number, share: number): Promise<Buffer> {
  const url = await page.evaluate(
    async ({ source, side, part }) => {
      const image = new Image();
      image.src = `data:image/svg+xml,${encodeURIComponent(source)}`;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side });
      const inner = side * part;
      const margin = (side - inner) / 2;
      canvas.getContext('2d')?.drawImage(image, margin, margin, inner, inner);
      return canvas.toDataURL('image/png');
    },
    { source: svg, side: sizePx, part: share },
  );
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}
