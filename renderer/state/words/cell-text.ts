/** Texts about a cell: accessible name, tooltip, legend, status line. */

import {
  type AvailabilityKind,
  type Cell,
  hasEnded,
  KIND_LABELS,
} from '../../../electron/contract/cells/availability.ts';
import { shownProof } from '../../../electron/contract/cells/cell-proofs.ts';
import { CELL_STATE_LABELS, type CellState } from '../../../electron/contract/cells/cell-state.ts';
import { type LifecycleAt, perDocs } from '../../../electron/contract/cells/lifecycle.ts';
import type {
  AccessStatus,
  ModelId,
  RegionRecord,
  RegionState,
} from '../../../electron/contract/snapshot/model.ts';
import { isUnavailableOnMantle } from '../../../electron/contract/snapshot/region-lists.ts';
import { capitalized, dateText, wholeMs } from '../../../electron/contract/text.ts';
import { proofText } from './proof-text.ts';

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
  unknown: 'access unknown',
};

/** A way to call where there is little room: `Global cross-Region`. */
export function shortWay(kind: AvailabilityKind): string {
  return KIND_LABELS[kind].replace(/ inference$/u, '');
}

/** A round trip such as `23 ms`, in whole milliseconds wherever it stands. */
export function latencyText(latencyMs: number): string {
  return `${wholeMs(latencyMs)} ms`;
}

/** `today`, `tomorrow`, `in 45 days`. */
export function countDown(days: number): string {
  if (days <= 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}

/** `ended on 14 Oct 2026`, `end of life in 45 days, on 12 Jan 2027`; undefined: none is known. */
export function endText(lifecycle: LifecycleAt | undefined): string | undefined {
  if (lifecycle?.endsAt === undefined) return undefined;
  const date = dateText(lifecycle.endsAt);
  const { asOf } = lifecycle;
  if (lifecycle.state === 'ended') return `ended on ${date}${asOf === undefined ? '' : ` ${perDocs(asOf)}`}`;
  const said = asOf === undefined ? date : `${date}, ${perDocs(asOf)}`;
  return `end of life ${countDown(lifecycle.daysLeft ?? 0)}, on ${said}`;
}

/** What is known of the end of life, or that nothing is: `no end of life announced` is said only where a source says so. */
export function lifecycleText(lifecycle: LifecycleAt | undefined): string {
  if (lifecycle === undefined) return 'end of life unknown';
  const end = endText(lifecycle);
  if (end !== undefined) return end;
  const said = lifecycle.asOf === undefined ? '' : ` ${perDocs(lifecycle.asOf)}`;
  const { state } = lifecycle;
  if (state === 'active') return `no end of life announced${said}`;
  return `${state === 'extended' ? 'extended access' : 'legacy'}, end of life not announced${said}`;
}

/** `Anthropic suggests Claude Sonnet 4.6 (anthropic.…) instead, as of 26 Sep 2026`; undefined: no page names one. */
export function replacementText(lifecycle: LifecycleAt | undefined): string | undefined {
  if (lifecycle?.replacement === undefined) return undefined;
  const { asOf, by, modelId, name } = lifecycle.replacement;
  return `${by} suggests ${name} (${modelId}) instead, as of ${dateText(asOf)}`;
}

/** All that holds in the cell, without model and region: `On-demand, Global cross-Region inference, not blocked, 23 ms`. */
export function cellText(cell: Cell | undefined, look: CellState, record: RegionRecord): string {
  const words: string[] = [];
  const kinds = cell?.availability.kinds ?? [];
  const end = endText(cell?.lifecycle);
  if (hasEnded(cell)) {
    words.push(capitalized(end ?? 'ended'));
    if (kinds.length > 0) words.push(`still listed as ${kinds.map((kind) => KIND_LABELS[kind]).join(', ')}`);
  } else if (kinds.length > 0) words.push(...kinds.map((kind) => KIND_LABELS[kind]));
  else words.push(CELL_STATE_LABELS[look]);
  if (cell !== undefined && !hasEnded(cell) && (cell.availability.listed || kinds.length > 0))
    words.push(ACCESS_LABELS[cell.access]);
  const proof = shownProof(cell?.proofs);
  if (proof !== undefined) words.push(proofText(proof));
  if (kinds.length === 0 && cell !== undefined && !cell.availability.listed) {
    words.push(namedByText(record, cell.modelId));
  }
  const medianMs = record.latency?.medianMs;
  if (kinds.length > 0 && medianMs !== undefined) words.push(latencyText(medianMs));
  if (end !== undefined && !hasEnded(cell)) words.push(end);
  if (record.stale) words.push(`last good answer, Region ${REGION_STATE_LABELS[record.state].toLowerCase()}`);
  return words.join(', ');
}

/** What names a model that the region does not list and that cannot be called. */
function namedByText(record: RegionRecord, modelId: ModelId): string {
  return isUnavailableOnMantle(record, modelId)
    ? 'bedrock-mantle calls it unavailable'
    : 'a profile still names the model';
}

/** The accessible name of a cell: model, region and what holds. */
export function cellName(
  modelName: string,
  column: { region: string; info: { name: string } },
  words: string,
): string {
  return `${modelName}, ${column.region} ${column.info.name === column.region ? '' : `${column.info.name} `}– ${words}`;
}
