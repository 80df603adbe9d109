/** The words for how a region stands: in its header's accessible name and in tooltips. */
import type { RegionRecord } from '../../../electron/contract/snapshot/model.ts';
import type { Column } from '../rows/column.ts';
import { ageWords } from './age.ts';
import { latencyWords, REGION_STATE_WORDS } from './cell-words.ts';

/** The accessible name of a region's header: code, name, state unless all is well, latency. */
export function headerName({ region, info, record }: Column, isPinned: boolean): string {
  const parts = [region, info.name === region ? '' : info.name, isPinned ? 'pinned' : ''];
  if (record.state !== 'ok') parts.push(REGION_STATE_WORDS[record.state].toLowerCase());
  if (record.latency !== undefined) parts.push(latencyWords(record.latency.medianMs));
  return parts.filter((part) => part !== '').join(', ');
}

/** What went wrong with the region and what to do; undefined if nothing did. */
export function problemWords({ state, failure }: RegionRecord): string | undefined {
  if (state === 'ok') return undefined;
  const reason = failure === undefined ? '.' : `: ${failure.message} ${failure.nextStep}`;
  const label = REGION_STATE_WORDS[state];
  return `${state === 'partial' ? label : `Region ${label.toLowerCase()}`}${reason}`;
}

/** What is wrong with the region's list of bedrock-mantle and what to do; undefined if nothing is. */
export function mantleWords({ mantle }: RegionRecord): string | undefined {
  return mantle.failure === undefined ? undefined : `${mantle.failure.message} ${mantle.failure.nextStep}`;
}

/** From when the region's data is; undefined if there is none. */
export function dataAgeWords({ stale, scannedAt }: RegionRecord, nowMs: number): string | undefined {
  if (scannedAt === undefined) return undefined;
  return `${stale ? 'Last good answer' : 'Answered'} ${ageWords(scannedAt, nowMs)}`;
}
