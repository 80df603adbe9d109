/** The matrix of a snapshot as a document that can be exported. */

import type { RegionCode, Snapshot } from '../snapshot/model.ts';
import { withRegion } from '../snapshot/snapshot.ts';
import type { ExportDocument, ExportModel, ExportOptions } from './export-format.ts';
import { ExportParts, type ExportRow } from './export-parts.ts';
import { putMember } from './ordered-copies.ts';

/**
 * The snapshot as a document with sorted keys: equal snapshots give equal texts but for `generatedAt`. Objects are written
 * in the order of their keys here, since sorting them afterwards takes longer than all the rest. `toExportText` gives its
 * text without making it.
 */
export function toExportDocument(snapshot: Snapshot, options: ExportOptions): ExportDocument {
  const parts = new ExportParts(snapshot, options);
  const document = parts.outline();
  for (const region of Object.keys(document.regions)) {
    const models: Record<string, ExportModel> = {};
    for (const row of parts.rowsIn(region)) putMember(models, row.id, toModel(row, region));
    putMember(document.models, region, models);
  }
  return document;
}

function toModel(row: ExportRow, region: RegionCode): ExportModel {
  const model = withRegion(row.template, region);
  model.access = row.access;
  model.accessible = row.accessible;
  model.availability = row.availability;
  model.callableAs = row.callableAs;
  model.referencedByInstanceProfiles = row.referencedByInstanceProfiles.map((profile) =>
    withRegion(profile, region),
  );
  return model;
}
