/** The page that the app's window is compared with: React, a search field and a list, built as the window is. */
import { join } from 'node:path';
import { build } from 'vite';

/** Builds it into the folder; gives its file. */
export async function buildEmptyPage(outDir: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: join(import.meta.dirname, 'empty-page'),
    base: './',
    build: { outDir, emptyOutDir: true },
  });
  return join(outDir, 'index.html');
}
