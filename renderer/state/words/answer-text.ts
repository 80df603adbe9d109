/** The sentence that a user acts on: where to call a model, under which id, and what holds there. */
import { type Cell, hasEnded } from '../../../electron/contract/cells/availability.ts';
import { shownProof } from '../../../electron/contract/cells/cell-proofs.ts';
import { CELL_STATE_LABELS, type CellState, cellState } from '../../../electron/contract/cells/cell-state.ts';
import type { Network } from '../../../electron/contract/snapshot/latency.ts';
import type { RegionCode, RegionRecord, Snapshot } from '../../../electron/contract/snapshot/model.ts';
import type { ModelRow } from '../rows/model-row.ts';
import type { WantedRoute } from '../rows/wanted-routes.ts';
import { endText, lifecycleText, replacementText } from './cell-text.ts';
import { roundTripText } from './measured-text.ts';
import { proofText } from './proof-text.ts';
import { stayText } from './region-text.ts';

/** In parts, so that the id can be set apart; joined they are the sentence. */
export interface Answer {
  before: string;
  /** What to pass as modelId; undefined: nothing is to be called. */
  id?: string;
  after: string;
  /** Something speaks against the call. */
  isWarning: boolean;
}

/** The whole sentence. */
export function sentenceOf({ before, id, after }: Answer): string {
  return `${before}${id ?? ''}${after}`;
}

/** What is said of a region; `route`: the id that is chosen there, undefined: there is none; `network`: the one in use. */
export function answerIn(
  snapshot: Pick<Snapshot, 'regions'>,
  row: Pick<ModelRow, 'modelId' | 'mantleOnly'>,
  region: RegionCode,
  cell: Cell | undefined,
  route: WantedRoute | undefined,
  network?: Network,
): Answer {
  const record = snapshot.regions[region];
  const against = (after: string): Answer => ({ before: `In ${region} `, after, isWarning: true });
  if (hasEnded(cell)) return against(endedText(cell));
  if (cell === undefined || record === undefined || route === undefined) {
    if (cell?.availability.kinds.includes('mantle') === true) {
      const after = ` on the bedrock-mantle endpoint (${factsOf(cell, record, network).join(', ')}).`;
      return { before: `In ${region} call `, id: row.modelId, after, isWarning: false };
    }
    if (cell?.availability.kinds.includes('provisioned') === true) {
      return against('it takes Provisioned Throughput: pass the ARN of your provisioned model.');
    }
    if (record === undefined) return against('nothing was asked.');
    return against(nothingText(cellState(cell, record, [], row.mantleOnly)));
  }
  const isBlocked = cell.access === 'blocked';
  const closed = closedDestinations(snapshot, route);
  const facts = [
    ...(route.leaves ? ['leaves the selected geography'] : []),
    stayed(cell, route.id),
    ...closed,
    ...factsOf(cell, record, network),
  ];
  return {
    before: isBlocked ? blockedText(region, cell) : `In ${region} call `,
    id: route.id,
    after: ` (${facts.join(', ')}).`,
    isWarning: isBlocked || route.leaves || shownProof(cell.proofs)?.status === 'refused',
  };
}

/** `nothing to call` is said only where that is known. */
function nothingText(state: CellState): string {
  const label = CELL_STATE_LABELS[state];
  switch (state) {
    case 'failed':
    case 'denied':
    case 'not-scanned':
      return `it is not known whether it can be called: ${label}.`;
    case 'unknown':
      return 'it is not known whether it can be called: the answer is incomplete.';
    case 'not-enabled':
    case 'no-endpoint':
      return `it cannot be called: ${label}.`;
    default:
      return `there is nothing to call: ${label}.`;
  }
}

function endedText(cell: Cell | undefined): string {
  const instead = replacementText(cell?.lifecycle);
  return `it ${endText(cell?.lifecycle) ?? 'ended'}: ${instead ?? 'call another model'}.`;
}

/** Data retention is nobody's to grant: it is set. */
function blockedText(region: RegionCode, { retention }: Cell): string {
  if (retention === undefined) return `In ${region} access is blocked; once it is granted, call `;
  return `In ${region} the account’s data retention (${retention.mode}) blocks the model; once it is changed, call `;
}

function factsOf(cell: Cell, record: RegionRecord | undefined, network: Network | undefined): string[] {
  const proof = shownProof(cell.proofs);
  const roundTrip = record && roundTripText(record, network);
  return [
    ...(proof === undefined ? [] : [proofText(proof)]),
    ...(proof === undefined && cell.access === 'unknown' ? ['access unknown'] : []),
    ...(roundTrip === undefined ? [] : [roundTrip]),
    lifecycleText(cell.lifecycle),
    ...(record?.stale === true ? ['last good answer'] : []),
  ];
}

const ARTICLES = /^stays in (EU|US)\b/;

function stayed(cell: Cell, id: string): string {
  return stayText(cell, id).replace(ARTICLES, 'stays in the $1');
}

/** Destinations that the account cannot use: AWS routes nothing there. */
export function closedDestinations(
  { regions }: Pick<Snapshot, 'regions'>,
  { destinations }: Pick<WantedRoute, 'destinations'>,
): string[] {
  const WORDS: Partial<Record<RegionRecord['state'], string>> = {
    'not-enabled': 'not enabled',
    denied: 'denied',
  };
  return destinations.regions.flatMap((region) => {
    const words = WORDS[regions[region]?.state ?? 'ok'];
    return words === undefined ? [] : [`${region} is ${words}`];
  });
}
