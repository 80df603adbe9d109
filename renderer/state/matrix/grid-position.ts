/** Where the cursor of the matrix is and where a key moves it. It is kept by model and region, so it survives sorting. */
import type { ModelId, RegionCode } from '../../../electron/contract/snapshot/model.ts';

/** `modelId: null` is the header row, `region: null` the column of model names. */
export interface GridPosition {
  modelId: ModelId | null;
  region: RegionCode | null;
}

export interface GridShape {
  modelIds: readonly ModelId[];
  regions: readonly RegionCode[];
  /** Rows that PageUp and PageDown go. */
  pageRows: number;
}

const HEADER = -1;

/**
 * The position that the key leads to, or undefined for keys that do not move. Home and Ctrl+Home go to the first
 * region, as in a spreadsheet with frozen headers; arrow keys reach the names and the header row.
 */
export function moveByKey(
  from: GridPosition,
  key: { key: string; ctrl: boolean },
  shape: GridShape,
): GridPosition | undefined {
  const row = from.modelId === null ? HEADER : shape.modelIds.indexOf(from.modelId);
  const column = from.region === null ? HEADER : shape.regions.indexOf(from.region);
  const lastRow = shape.modelIds.length - 1;
  const lastColumn = shape.regions.length - 1;
  const to = (toRow: number, toColumn: number): GridPosition => ({
    modelId: shape.modelIds[clamp(toRow, lastRow)] ?? null,
    region: shape.regions[clamp(toColumn, lastColumn)] ?? null,
  });
  switch (key.key) {
    case 'ArrowUp':
      return to(key.ctrl ? 0 : row - 1, column);
    case 'ArrowDown':
      return to(key.ctrl ? lastRow : row + 1, column);
    case 'ArrowLeft':
      return to(row, key.ctrl ? 0 : column - 1);
    case 'ArrowRight':
      return to(row, key.ctrl ? lastColumn : column + 1);
    case 'Home':
      return to(key.ctrl ? 0 : row, 0);
    case 'End':
      return to(key.ctrl ? lastRow : row, lastColumn);
    case 'PageUp':
      return to(Math.max(row === HEADER ? HEADER : 0, row - shape.pageRows), column);
    case 'PageDown':
      return to(row + shape.pageRows, column);
    default:
      return undefined;
  }
}

/** The same position if it is still there, else the nearest row and the first region. */
export function keepPosition(
  position: GridPosition,
  lastRow: number,
  shape: Pick<GridShape, 'modelIds' | 'regions'>,
): GridPosition {
  const { modelIds, regions } = shape;
  const modelGone = position.modelId !== null && !modelIds.includes(position.modelId);
  const regionGone = position.region !== null && !regions.includes(position.region);
  if (!modelGone && !regionGone) return position;
  return {
    modelId: modelGone ? (modelIds[clamp(lastRow, modelIds.length - 1)] ?? null) : position.modelId,
    region: regionGone ? (regions[0] ?? null) : position.region,
  };
}

function clamp(value: number, last: number): number {
  return Math.max(HEADER, Math.min(value, last));
}
