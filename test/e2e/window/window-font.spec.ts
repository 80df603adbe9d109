/** The font of the window where the system has one for windows, and where it has Liberation Mono alone. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { launchApp } from '../../drivers/launch.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

let folder: string;
test.beforeEach(() => {
  folder = tempFolder();
});

/** The environment of a system that knows these fonts alone. */
function onlyFonts(packageName: string): Record<string, string> {
  const fonts = dirname(fileURLToPath(import.meta.resolve(`${packageName}/package.json`)));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  const config = `<fontconfig><dir>${fonts}</dir><cachedir>${join(folder, 'cache')}</cachedir></fontconfig>`;
  writeFileSync(file, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">${config}`);
  return { FONTCONFIG_FILE: file };
}

async function widths(page: Page): Promise<{ narrow: number; wide: number; loaded: string[] }> {
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  return page.evaluate(async () => {
    await document.fonts.ready;
    const context = document.createElement('canvas').getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.font = getComputedStyle(document.body).font;
    const loaded = [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family }) => family);
    return { narrow: context.measureText('iiii').width, wide: context.measureText('WWWW').width, loaded };
  });
}

test('the font is the shipped one where the system has a font of fixed width alone', async () => {
  const { app, page } = await launchApp({
    args: ['--sample-data'],
    env: onlyFonts('@expo-google-fonts/ibm-plex-mono'),
  });
  const { narrow, wide, loaded } = await widths(page);
  expect(loaded.join()).toContain('Inter Shipped');
  expect(wide).toBeGreaterThan(2 * narrow);
  await app.close();
});

test('the font is the system’s own where there is one, and nothing is loaded for it', async () => {
  const { app, page } = await launchApp({
    args: ['--sample-data'],
    env: onlyFonts('@expo-google-fonts/inter'),
  });
  const { narrow, wide, loaded } = await widths(page);
  expect(loaded).toEqual([]);
  expect(wide).toBeGreaterThan(2 * narrow);
  await app.close();
});
