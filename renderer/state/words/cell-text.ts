/** Texts about a cell: accessible name, tooltip, legend, status line. */
import { type Cell, KIND_LABELS } from '../../../electron/contract/cells/availability.ts';
import type { AccessStatus, RegionRecord, RegionState } from '../../../electron/contract/snapshot/model.ts';
import type { CellState } from '../rows/cell-state.ts';

/** What a cell can show. */
export const CELL_STATE_LABELS: Record<CellState, string> = {
  ...KIND_LABELS,
  listed: 'Listed, not callable',
  absent: 'Not offered',
  unknown: 'Not known',
  'not-enabled': 'Region not enabled',
  denied: 'Region denied',
  failed: 'Region failed',
  'no-endpoint': 'No Bedrock endpoint',
  'not-scanned': 'Not scanned',
};

/** The states of a region. */
export const REGION_STATE_LABELS: Record<RegionState, string> = {
  ok: 'Answered',
  partial: 'Partial answer',
  failed: 'Failed',
  denied: 'Denied',
  'not-enabled': 'Not enabled',
  'no-endpoint': 'No Bedrock endpoint',
  'not-scanned': 'Not scanned',
};

/** What is known of the account's access; `allowed` never promises that a call works. */
export const ACCESS_LABELS: Record<AccessStatus, string> = {
  allowed: 'not blocked',
  blocked: 'access blocked',
  unknown: 'access not known',
};

/** A round trip such as `23 ms`; under 10 ms with one decimal. */
export function latencyText(latencyMs: number): string {
  return `${latencyMs < 10 ? latencyMs.toFixed(1) : Math.round(latencyMs)} ms`;
}

/** All that holds in the cell, without model and region: `On-demand, Geo profile, not blocked, 23 ms`. */
export function cellText(cell: Cell | undefined, look: CellState, record: RegionRecord): string {
  const words: string[] = [];
  const kinds = cell?.availability.kinds ?? [];
  if (kinds.length > 0) words.push(...kinds.map((kind) => KIND_LABELS[kind]));
  else words.push(CELL_STATE_LABELS[look]);
  if (cell !== undefined && (cell.availability.listed || kinds.length > 0))
    words.push(ACCESS_LABELS[cell.access]);
  if (kinds.length === 0 && cell !== undefined && !cell.availability.listed) {
    words.push('a profile still names the model');
  }
  const medianMs = record.latency?.medianMs;
  if (kinds.length > 0 && medianMs !== undefined) words.push(latencyText(medianMs));
  if (record.stale) words.push(`last good answer, region ${REGION_STATE_LABELS[record.state].toLowerCase()}`);
  return words.join(', ');
}

/** The accessible name of a cell: model, region and what holds. */
export function cellName(
  modelName: string,
  column: { region: string; info: { name: string } },
  words: string,
): string {
  return `${modelName}, ${column.region} ${column.info.name === column.region ? '' : `${column.info.name} `}– ${words}`;
}
