/** The original's text table, for terminals and logs. */
import { viewRegion } from '../contract/cells/availability.ts';
import type { ModelId, Snapshot } from '../contract/snapshot/model.ts';

/** One line a model and region: model, region, kinds, ids to call; columns aligned with spaces. */
export function availabilityTable(snapshot: Snapshot, modelIds: readonly ModelId[]): string {
  const rows: string[][] = [['MODEL', 'REGION', 'HOW', 'CALL AS']];
  const views = Object.keys(snapshot.regions)
    .sort()
    .map((region) => ({ region, view: viewRegion(snapshot, region) }));
  for (const modelId of modelIds) {
    for (const { region, view } of views) {
      const { availability } = view.cell(modelId);
      if (!availability.listed && availability.kinds.length === 0) continue;
      const how = availability.kinds.join(', ') || 'listed, not callable';
      rows.push([modelId, region, how, availability.callableAs.join(', ') || '-']);
    }
  }
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
