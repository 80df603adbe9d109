/** The comparison: facts in groups, each model's value with its source, and which facts differ. */
import type { Pricing } from '../../../electron/contract/pricing/region-pricing.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';
import type { ModelRow } from '../rows/model-row.ts';
import { apiLines, identityLines } from './compared-capabilities.ts';
import { cachingLines, type Documents, featureLines, limitLines } from './compared-documents.ts';
import { type ComparedFact, compareFacts, type FactLine } from './compared-fact.ts';
import { lifecycleLines } from './compared-lifecycle.ts';
import { type ComparedModel, comparedModel } from './compared-model.ts';
import { pricingLines } from './compared-prices.ts';
import { accessLines, type BestRegionOf, regionLines } from './compared-regions.ts';

/** Facts that belong together. */
export interface FactGroup {
  title: string;
  facts: readonly ComparedFact[];
}

/** What the comparison needs beside the models. */
export interface ComparisonContext {
  snapshot: Snapshot;
  documents: Documents;
  nowEpochMs: number;
  bestOf: BestRegionOf;
  /** Prices and quotas that were fetched; absent: none. */
  pricing?: Pricing;
}

/** All facts in a fixed order, with the values in the models' order. */
export function compareModels(rows: readonly ModelRow[], context: ComparisonContext): FactGroup[] {
  const { snapshot, documents, nowEpochMs, bestOf, pricing = {} } = context;
  const models = rows.map((row) => comparedModel(snapshot, row));
  const group = (title: string, lines: readonly FactLine<ComparedModel>[]): FactGroup => ({
    title,
    facts: compareFacts(models, lines),
  });
  return [
    group('Model', identityLines(snapshot, documents)),
    group('Lifecycle', lifecycleLines(snapshot, documents, nowEpochMs)),
    group('Regions and residency', regionLines(snapshot, documents)),
    group('Access and latency', accessLines(snapshot, bestOf)),
    ...(Object.keys(pricing).length === 0 ? [] : [group('Prices and quotas', pricingLines(pricing))]),
    group('Capabilities', apiLines(snapshot)),
    group('Limits', limitLines(documents)),
    group('Prompt caching', cachingLines(documents)),
    group('Converse', featureLines(documents)),
  ];
}

/** The groups with only the facts that differ; empty groups are left out. */
export function differingOnly(groups: readonly FactGroup[]): FactGroup[] {
  return groups
    .map((group) => ({ ...group, facts: group.facts.filter((fact) => fact.difference !== 'same') }))
    .filter((group) => group.facts.length > 0);
}
