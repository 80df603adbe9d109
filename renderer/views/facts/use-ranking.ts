/** The regions of a model in rank order: the default one, or by the user's weights. */
import { documentedEndOfLife } from '../../../electron/capabilities/lifecycle-docs.ts';
import type { Cell } from '../../../electron/contract/cells/availability.ts';
import { lifecycleIn } from '../../../electron/contract/cells/lifecycle.ts';
import {
  explainRank,
  type RankedRegion,
  type RankingWeights,
  rankByParts,
  rankRegions,
} from '../../../electron/contract/cells/ranking.ts';
import { lowestPrice } from '../../../electron/contract/pricing/amounts.ts';
import type { Pricing } from '../../../electron/contract/pricing/region-pricing.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';
import type { ModelRow } from '../../state/rows/model-row.ts';
import { useData, useNow } from '../controls/atlas-context.tsx';

/** A ranked region, with its scores if the user's weights ranked it. */
export interface RankedLine extends RankedRegion {
  reasons?: string;
}

/** Without `weights`: regions that are not blocked first, then the nearest. */
export function useRanking(row: ModelRow, weights: RankingWeights | undefined): RankedLine[] {
  return rankingOf(
    row,
    weights,
    useData((state) => state.snapshot),
    useData((state) => state.pricing),
    useNow(),
  );
}

/** The ranking for a snapshot, prices and a time. */
export function rankingOf(
  row: ModelRow,
  weights: RankingWeights | undefined,
  snapshot: Snapshot,
  pricing: Pricing,
  nowEpochMs: number,
): RankedLine[] {
  const cells = row.cells.filter((cell): cell is Cell => cell !== undefined);
  if (weights === undefined) return rankRegions(cells, (region) => snapshot.regions[region]);
  const kinds = new Map(cells.map(({ region, availability }) => [region, availability.kinds]));
  const model = { modelId: row.modelId, kindsIn: (region: string) => kinds.get(region) };
  const medianMsOf = (region: string): number | undefined => snapshot.regions[region]?.latency?.medianMs;
  const context = {
    nowEpochMs,
    medianMsOf,
    lifecycleOf: (region: string) => lifecycleIn(snapshot, region, row.modelId, documentedEndOfLife),
    inputPriceOf: (region: string) => lowestPrice(pricing, [region], model, 'input'),
  };
  return rankByParts(cells, context, weights).flatMap((ranked): RankedLine[] => {
    const kind = ranked.cell.availability.kinds[0];
    const latencyMs = medianMsOf(ranked.cell.region);
    if (kind === undefined) return [];
    const reasons = explainRank(ranked, weights);
    return [{ cell: ranked.cell, kind, reasons, ...(latencyMs === undefined ? {} : { latencyMs }) }];
  });
}
