/** What a dated page names in the place of a model that ends; AWS's own pages name nothing. */
import type { Replacement } from '../contract/cells/lifecycle.ts';
import type { ModelId } from '../contract/snapshot/model.ts';
import file from './data/replacements.json' with { type: 'json' };
import { lookUp } from './model-id.ts';

interface Entry {
  by: string;
  modelId: ModelId;
  name: string;
  announced: string;
}

const TABLE: ReadonlyMap<ModelId, Entry> = new Map(Object.entries(file.models));

/** The model to take instead; undefined if no page names one. */
export function replacementOf(id: string): Replacement | undefined {
  const entry = lookUp(TABLE, id)?.fact;
  if (entry === undefined) return undefined;
  const { by, modelId, name } = entry;
  return { modelId, name, by, source: file.source, asOf: file.asOf };
}
