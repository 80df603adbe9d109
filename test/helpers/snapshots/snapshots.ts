/** Snapshots of any size, as a scan of the generated Bedrock or of the recordings would leave them. */

import {
  applyScanEvent,
  type ScanEvent,
  type ScanState,
} from '../../../electron/contract/scan/scan-event.ts';
import { NO_SCAN } from '../../../electron/contract/scan/scan-progress.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';
import { emptySnapshot } from '../../../electron/contract/snapshot/snapshot.ts';
import { mantleModelsOf, modelsOf, profilesOf, recordedRegions } from '../../../electron/sample/recording.ts';
import { ALLOWED } from '../builders.ts';
import { mantleIn, measuredIn } from '../scan-events.ts';
import { BENCH_REGIONS, modelSummaries, profileSummaries, roundTripMs } from './catalogue.ts';

const AT = '2026-11-24T12:00:00.000Z';
/** What the recorded Bedrock looks like after a whole scan: 1x. */
export function recordedSnapshot(): Snapshot {
  return after(
    recordedRegions().flatMap((region) => {
      const onMantle = mantleModelsOf(region).map((model) => model.id);
      return [...regionEvents(region, modelsOf(region), profilesOf(region)), mantleIn(region, onMantle)];
    }),
  );
}

/** The generated Bedrock with so many models after a whole scan. */
export function generatedSnapshot(models: number): Snapshot {
  return after(
    BENCH_REGIONS.flatMap((region) =>
      regionEvents(region, modelSummaries(region, models), profileSummaries(region, models)),
    ),
  );
}

type Listed = Extract<ScanEvent, { type: 'region-listed' }>['listing'];

function regionEvents(region: string, models: readonly unknown[], profiles: readonly unknown[]): ScanEvent[] {
  const listing = { models, profiles, droppedRecords: 0 } as Listed;
  const results = listing.models.map(({ modelId }) => ({ modelId, facts: ALLOWED }));
  return [
    { type: 'region-listed', region, listing, atIso: AT },
    { type: 'access-checked', region, results, atIso: AT },
    measuredIn(region, roundTripMs(region), AT),
  ];
}

function after(events: readonly ScanEvent[]): Snapshot {
  const first: ScanState = { snapshot: emptySnapshot({ kind: 'sample', partition: 'aws' }), scan: NO_SCAN };
  return events.reduce(applyScanEvent, first).snapshot;
}
