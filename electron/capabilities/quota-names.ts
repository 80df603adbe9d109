/** Codes and names of Bedrock's quotas, and what they call a model: an exact, dated table. */
import type { QuotaNames } from '../contract/quotas/quota.ts';
import { sameName } from '../contract/quotas/quota-name.ts';
import type { ModelId } from '../contract/snapshot/model.ts';
import file from './data/quota-names.json' with { type: 'json' };

const CODES: ReadonlyMap<string, string> = new Map(Object.entries(file.codes));
const SUBJECTS: ReadonlyMap<string, ModelId[]> = new Map(
  Object.entries(file.subjects).map(([subject, pairs]) => [
    sameName(subject),
    pairs.map((pair) => pair.modelId),
  ]),
);
const MAPPED: ReadonlySet<ModelId> = new Set([...SUBJECTS.values()].flat());

/** The table, as the join asks it. */
export const QUOTA_NAMES: QuotaNames = {
  nameOf: (code) => CODES.get(code),
  modelsOf: (subject) => SUBJECTS.get(sameName(subject)) ?? [],
  isMapped: (modelId) => MAPPED.has(modelId),
};
