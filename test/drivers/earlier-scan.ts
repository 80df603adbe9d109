/** An earlier scan of the sample, kept before the app starts. */
import { join } from 'node:path';
import { cacheName } from '../../electron/cache/store-cache.ts';
import type { Snapshot } from '../../electron/contract/snapshot/model.ts';
import { ScanHistory } from '../../electron/history/scan-history.ts';
import { recordedSnapshot } from '../helpers/snapshots.ts';

/** The model that the earlier scan did not find in Virginia. */
export const GONE = 'amazon.nova-lite-v1:0';

/** Throws if it could not be kept. */
export async function keepEarlierScan(userDataDir: string): Promise<void> {
  const snapshot: Snapshot = structuredClone(recordedSnapshot());
  delete snapshot.regions['us-east-1']?.models[GONE];
  const history = new ScanHistory({
    folder: join(userDataDir, 'history', cacheName('aws', 'sample')),
    source: snapshot.source,
    nowEpochMs: () => Date.parse('2026-11-20T10:00:00.000Z'),
    onProblem: ({ message }) => {
      throw new Error(message);
    },
  });
  const kept = await history.keep(snapshot, Object.keys(snapshot.regions));
  if (!kept.ok) throw new Error(kept.failure.message);
}
