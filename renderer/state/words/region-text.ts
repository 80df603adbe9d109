/** Texts about a region: its state in the header's accessible name and in tooltips, and where calls from it stay. */

import type { Cell } from '../../../electron/contract/cells/availability.ts';
import { AREA_NAMES, callRoutes, idsWithin } from '../../../electron/contract/cells/residency.ts';
import type { MantleEntry, RegionRecord } from '../../../electron/contract/snapshot/model.ts';
import { grouped } from '../../../electron/contract/text.ts';
import type { Column } from '../rows/column.ts';
import { ageText } from './age.ts';
import { latencyText, REGION_STATE_LABELS } from './cell-text.ts';

/** The accessible name of a region's header: code, name, state unless it is ok, latency. */
export function headerName({ region, info, record }: Column, isPinned: boolean): string {
  const parts = [region, info.name === region ? '' : info.name, isPinned ? 'pinned' : ''];
  if (record.state !== 'ok') parts.push(REGION_STATE_LABELS[record.state].toLowerCase());
  if (record.latency !== undefined) parts.push(latencyText(record.latency.medianMs));
  return parts.filter((part) => part !== '').join(', ');
}

/** What went wrong with the region and what to do; undefined if nothing did. */
export function problemText({ state, failure }: RegionRecord): string | undefined {
  if (state === 'ok') return undefined;
  const reason = failure === undefined ? '.' : `: ${failure.message} ${failure.nextStep}`;
  const label = REGION_STATE_LABELS[state];
  return `${state === 'partial' ? label : `Region ${label.toLowerCase()}`}${reason}`;
}

/** What is wrong with the region's list of bedrock-mantle and what to do; undefined if nothing is. */
export function mantleText({ mantle }: RegionRecord): string | undefined {
  return mantle.failure === undefined ? undefined : `${mantle.failure.message} ${mantle.failure.nextStep}`;
}

/** Why bedrock-mantle lists a model and does not serve it. */
export function unavailableText(entry: MantleEntry | undefined): string {
  const reason = entry?.statusReason;
  return `bedrock-mantle lists the model as unavailable${reason === undefined ? ' and gives no reason.' : `: ${reason}`}`;
}

/** What the answer held that this app does not know and does not keep; undefined if nothing. */
export function leftOutText({ leftOutMembers }: RegionRecord): string | undefined {
  if (leftOutMembers === undefined) return undefined;
  const count = grouped(leftOutMembers);
  return `${count} members of the answer that this app does not know were too long to be kept; an export has the others.`;
}

/** The account's data retention in the region; undefined if it was never asked. */
export function retentionText({ dataRetention }: RegionRecord, nowMs: number): string | undefined {
  if (dataRetention === undefined) return undefined;
  const { mode, failure, readAt } = dataRetention;
  if (mode === undefined) return `Data retention unknown: ${failure?.message ?? 'no answer.'}`;
  const meaning = mode === 'inherit' ? " (each model's default)" : '';
  return `Data retention of the account: ${mode}${meaning}, read ${ageText(readAt, nowMs)}`;
}

/** The age of the region's data; undefined if there is none. */
export function dataAgeText({ stale, scannedAt }: RegionRecord, nowMs: number): string | undefined {
  if (scannedAt === undefined) return undefined;
  return `${stale ? 'Last good answer' : 'Answered'} ${ageText(scannedAt, nowMs)}`;
}

/** Such as `stays in EU`; `id` is one that the cell can be called as. */
export function stayText({ availability, region }: Cell, id: string): string {
  const route = callRoutes(availability, region).find((each) => each.id === id);
  if (route?.destinations.unlisted === true) return 'destinations not listed by AWS';
  const regions = route?.destinations.regions ?? [];
  const areas: string[] = AREA_NAMES.filter((name) =>
    idsWithin(availability, region, { kind: 'area', name }).includes(id),
  );
  if (idsWithin(availability, region, { kind: 'region', region }).includes(id)) return `stays in ${region}`;
  return areas.length === 0 ? leavesText(regions, region) : `stays in ${areas.join(', ')}`;
}

/** Such as `also routes to eu-west-2, eu-central-2`. */
function leavesText(destinations: readonly string[], from: string): string {
  const others = destinations.filter((each) => each !== from);
  const [first, second, ...more] = others;
  const named = [first, second].filter((each) => each !== undefined).join(', ');
  return `also routes to ${named}${more.length === 0 ? '' : ` and ${more.length} more`}`;
}
