/** The data of one compared model. */

import type { Cell } from '../../../electron/contract/cells/availability.ts';
import { defined } from '../../../electron/contract/defined.ts';
import type {
  IsoTime,
  ModelId,
  ModelRecord,
  RegionCode,
  Snapshot,
} from '../../../electron/contract/snapshot/model.ts';
import { modelShapeIn } from '../../../electron/contract/snapshot/snapshot.ts';
import type { ModelRow } from '../rows/model-row.ts';
import type { FactSource } from './compared-fact.ts';

/** A region that lists the model, with its record of it. */
export interface Listing {
  region: RegionCode;
  record: ModelRecord;
}

export interface ComparedModel {
  modelId: ModelId;
  row: ModelRow;
  /** By region code. */
  listings: readonly Listing[];
  /** Cells of the regions that name the model. */
  cells: readonly Cell[];
}

/** Gathers the records of the row's model from all regions. */
export function comparedModel(snapshot: Snapshot, row: ModelRow): ComparedModel {
  const listings = Object.keys(snapshot.regions)
    .sort()
    .flatMap((region): Listing[] => {
      const record = modelShapeIn(snapshot, region, row.modelId);
      return record === undefined ? [] : [{ region, record }];
    });
  return {
    modelId: row.modelId,
    row,
    listings,
    cells: row.cells.filter((cell): cell is Cell => cell !== undefined),
  };
}

/** An operation of the last scan as a source, with the oldest day among its regions. */
export function scanSource(
  what: string,
  snapshot: Snapshot,
  asked: readonly { region: RegionCode }[],
  timeOf: (region: RegionCode) => IsoTime | undefined = (region) => snapshot.regions[region]?.scannedAt,
): FactSource {
  const [oldest] = asked.flatMap(({ region }) => timeOf(region) ?? []).sort();
  return { source: what, ...defined({ asOf: oldest?.slice(0, 10) }) };
}
