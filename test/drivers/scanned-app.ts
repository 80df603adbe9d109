/** The app over data that an earlier start has kept: a whole scan of the sample takes nine seconds. */
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { StoreCache } from '../../electron/cache/store-cache.ts';
import type { Snapshot } from '../../electron/contract/snapshot/model.ts';
import { recordedSnapshot } from '../helpers/snapshots/snapshots.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { freshPage } from './fresh-page.ts';
import { type LaunchedApp, type LaunchOptions, launchApp } from './launch.ts';
import { gridOf } from './window-page.ts';

/** The sample's cache in a folder; throws what the cache reports. */
export function cacheIn(folder: string): StoreCache {
  return new StoreCache({
    folder,
    identity: 'sample',
    source: { kind: 'sample', partition: 'aws' },
    onProblem: (failure) => {
      throw new Error(failure.message);
    },
  });
}

/** Fills the cache that the app finds with `--sample-data`. */
export async function saveAsSampleCache(userDataDir: string, snapshot: Snapshot): Promise<void> {
  const saved = await cacheIn(join(userDataDir, 'cache')).save(snapshot);
  if (!saved.ok) throw new Error(saved.failure.message);
}

/** The app as it starts after a scan of every recorded region, its matrix in sight. */
export async function launchScanned(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const userDataDir = options.userDataDir ?? tempFolder();
  await saveAsSampleCache(userDataDir, recordedSnapshot());
  const launched = await launchApp({ args: ['--sample-data'], ...options, userDataDir });
  await expect(gridOf(launched.page)).toBeVisible();
  return launched;
}

/** For a file whose tests share one app: starts it, or shows the matrix of `launched` as a first start would. */
export async function scannedApp(
  launched: LaunchedApp | undefined,
  options: LaunchOptions = {},
): Promise<LaunchedApp> {
  if (launched === undefined) return await launchScanned(options);
  await freshPage(launched);
  await expect(gridOf(launched.page)).toBeVisible();
  return launched;
}
