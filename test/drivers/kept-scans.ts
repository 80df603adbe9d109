/** Two scans of the sample, kept before the app starts. */
import { join } from 'node:path';
import { cacheName } from '../../electron/cache/store-cache.ts';
import { ScanHistory } from '../../electron/history/scan-history.ts';
import { recordedSnapshot } from '../helpers/snapshots/snapshots.ts';

/** The model that the earlier scan did not find in Virginia. */
export const GONE = 'amazon.nova-lite-v1:0';

/** The sample's kept scans in a folder; throws what they report. */
export function historyIn(userDataDir: string, nowEpochMs: () => number = Date.now): ScanHistory {
  return new ScanHistory({
    folder: join(userDataDir, 'history', cacheName('aws', 'sample')),
    source: { kind: 'sample', partition: 'aws' },
    nowEpochMs,
    onProblem: ({ message }) => {
      throw new Error(message);
    },
  });
}

/** Throws if they could not be kept. */
export async function keepScans(userDataDir: string): Promise<void> {
  const now = recordedSnapshot();
  const earlier = structuredClone(now);
  delete earlier.regions['us-east-1']?.models[GONE];
  let nowEpochMs = Date.parse('2026-11-20T10:00:00.000Z');
  const history = historyIn(userDataDir, () => nowEpochMs);
  for (const snapshot of [earlier, now]) {
    const kept = await history.keep(snapshot, Object.keys(snapshot.regions));
    if (!kept.ok) throw new Error(kept.failure.message);
    nowEpochMs += 86_400_000;
  }
}
