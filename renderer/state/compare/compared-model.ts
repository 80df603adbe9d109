/** What the comparison knows of one model before it is put into words. */
import type { Cell } from '../../../electron/contract/cells/availability.ts';
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

/** A region that lists the model, with what it says of it. */
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

/** Gathers what every region says of the row's model. */
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

/** A list of the last scan as a source, of the oldest day among the regions: no answer is older. */
export function scanSource(
  what: string,
  snapshot: Snapshot,
  regions: readonly RegionCode[],
  timeOf: (region: RegionCode) => IsoTime | undefined = (region) => snapshot.regions[region]?.scannedAt,
): FactSource {
  const oldest = regions
    .flatMap((region) => timeOf(region) ?? [])
    .sort()
    .at(0);
  return { source: what, ...(oldest === undefined ? {} : { asOf: oldest.slice(0, 10) }) };
}
