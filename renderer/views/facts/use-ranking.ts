/** The regions of a model in rank order: the default one, or by the user's weights. */
import { useMemo } from 'react';
import { documentedDates } from '../../../electron/capabilities/lifecycle-docs.ts';
import type { Cell } from '../../../electron/contract/cells/availability.ts';
import { lifecycleIn } from '../../../electron/contract/cells/lifecycle.ts';
import {
  explainRank,
  type RankedRegion,
  type RankingWeights,
  rankByParts,
  rankRegions,
} from '../../../electron/contract/cells/ranking/ranking.ts';
import { lowestPrice } from '../../../electron/contract/pricing/amounts.ts';
import type { Pricing } from '../../../electron/contract/pricing/region-pricing.ts';
import type { RegionCode, Snapshot } from '../../../electron/contract/snapshot/model.ts';
import type { ShownMatrix } from '../../state/matrix/model/shown-matrix.ts';
import type { ModelRow } from '../../state/rows/model-row.ts';
import { unwantedText } from '../../state/rows/wanted-routes.ts';
import { useData, useNow, useView, useVisible } from '../controls/atlas-context.tsx';

/** A ranked region, with its scores if the user's weights ranked it. */
export interface RankedLine extends RankedRegion {
  reasons?: string;
}

/** The ranking under the current filters. */
export interface Ranking {
  ranked: readonly RankedLine[];
  /** The regions that can call it and are not what the filters ask for, the best first. */
  leftOut: readonly RegionCode[];
}

/** Without `weights`: regions that are not blocked first, then the nearest. */
export function useRanking(row: ModelRow, weights: RankingWeights | undefined): Ranking {
  const visible = useVisible();
  const all = rankingOf(
    row,
    weights,
    useData((state) => state.snapshot),
    useData((state) => state.pricing),
    useNow(),
    usePreferred(),
  );
  const ranked = withinFilter(all, row, visible);
  const within = new Set(ranked);
  const leftOut = all.flatMap((line) => (within.has(line) ? [] : [line.cell.region]));
  return { ranked, leftOut };
}

const NONE: readonly RegionCode[] = [];

/** The home Regions, then the pinned ones: they lead, with weights as far as these say. */
export function usePreferred(): readonly RegionCode[] {
  const home = useData((state) => state.settings?.homeRegions) ?? NONE;
  const pinned = useView((view) => view.layout.pinnedRegions);
  return useMemo(() => [...home, ...pinned.filter((region) => !home.includes(region))], [home, pinned]);
}

/** The regions of the ranking that the filters leave and that call as they ask. */
export function withinFilter(
  ranked: readonly RankedLine[],
  row: ModelRow,
  { columns, wanted }: Pick<ShownMatrix, 'columns' | 'wanted'>,
): readonly RankedLine[] {
  const shown = new Set(columns.map(({ region }) => region));
  return ranked.filter(
    ({ cell: { region } }) => shown.has(region) && unwantedText(row, region, wanted) === undefined,
  );
}

/** The ranking for a snapshot, prices and a time. */
export function rankingOf(
  row: ModelRow,
  weights: RankingWeights | undefined,
  snapshot: Snapshot,
  pricing: Pricing,
  nowEpochMs: number,
  preferred: readonly RegionCode[] = [],
): RankedLine[] {
  const cells = row.cells.filter((cell): cell is Cell => cell !== undefined);
  if (weights === undefined) return rankRegions(cells, (region) => snapshot.regions[region], preferred);
  const kinds = new Map(cells.map(({ region, availability }) => [region, availability.kinds]));
  const model = { modelId: row.modelId, kindsIn: (region: string) => kinds.get(region) };
  const medianMsOf = (region: string): number | undefined => snapshot.regions[region]?.latency?.medianMs;
  const context = {
    nowEpochMs,
    medianMsOf,
    lifecycleOf: (region: string) => lifecycleIn(snapshot, region, row.modelId, documentedDates),
    inputPriceOf: (region: string) => lowestPrice(pricing, [region], model, 'input'),
    preferred,
  };
  return rankByParts(cells, context, weights).flatMap((ranked): RankedLine[] => {
    const kind = ranked.cell.availability.kinds[0];
    const latencyMs = medianMsOf(ranked.cell.region);
    if (kind === undefined) return [];
    const reasons = explainRank(ranked, weights);
    return [{ cell: ranked.cell, kind, reasons, ...(latencyMs === undefined ? {} : { latencyMs }) }];
  });
}
