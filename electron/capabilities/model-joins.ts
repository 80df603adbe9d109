/** Which ids are one model: only where a dated source says so, never because they look alike. */
import type { JoinKind, ModelJoin } from '../contract/cells/joined-ids.ts';
import { own } from '../contract/defined.ts';
import type { ModelId, Snapshot } from '../contract/snapshot/model.ts';
import { modelNameIn } from '../contract/snapshot/snapshot.ts';
import joins from './data/model-joins.json' with { type: 'json' };
import names from './data/model-names.json' with { type: 'json' };
import { runtimeIdOf } from './mantle/mantle-ids.ts';

const VARIANTS: Readonly<Record<ModelId, ModelId>> = joins.variants;
const SNAPSHOTS: Readonly<Record<ModelId, ModelId>> = joins.snapshots;
const NAMES: Readonly<Record<ModelId, { name: string; provider: string; source: string }>> = names.models;

/** The model that the id is another id of, and who says so; undefined: it is its own model's. */
export function joinOf(modelId: ModelId): ModelJoin | undefined {
  const onRuntime = runtimeIdOf(modelId);
  if (onRuntime !== undefined) return { kind: 'mantle', ...onRuntime };
  const { asOf, source } = joins;
  const listed = (kind: JoinKind, model: ModelId): ModelJoin => ({
    kind,
    modelId: model,
    source: source[0] ?? '',
    asOf,
  });
  const variantOf = own(VARIANTS, modelId);
  if (variantOf !== undefined) return listed('variant', variantOf);
  const snapshotOf = own(SNAPSHOTS, modelId);
  return snapshotOf === undefined ? undefined : listed('snapshot', snapshotOf);
}

/** The id of the model that the id belongs to. */
export function ownIdOf(modelId: ModelId): ModelId {
  return joinOf(modelId)?.modelId ?? modelId;
}

/** What a model's card calls an id that ListFoundationModels does not name; undefined: no source names it. */
export function documentedNameOf(modelId: ModelId): { name: string; provider: string } | undefined {
  return own(NAMES, modelId);
}

/** What window and tables call the id's model; the id if nobody names it. */
export function modelTitle(snapshot: Snapshot, modelId: ModelId): string {
  const own = ownIdOf(modelId);
  const listed = modelNameIn(snapshot, own);
  return listed === own ? (documentedNameOf(modelId)?.name ?? modelNameIn(snapshot, modelId)) : listed;
}
