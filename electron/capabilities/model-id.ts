/** From any id that names a model (profile id, ARN, context variant) to the id that facts are kept under. */
import type { ModelId } from '../contract/snapshot/model.ts';

/** Prefixes of system inference profile ids. Source: recorded ListInferenceProfiles of 2026-08-22 and AWS's user guide. */
const PROFILE_PREFIXES = ['us', 'eu', 'apac', 'jp', 'au', 'ca', 'in', 'global', 'us-gov', 'amer'];

/** `provider.model`, as every id of ListFoundationModels is; ids of bedrock-mantle too. */
const MODEL_ID = /^[a-z0-9-]+\.[a-z0-9][a-z0-9._-]*(:[a-z0-9]+)*$/;

/** A version, then a context length or kind: `...-v1:0:24k`, `...-v1:0:mm`, `...-v3:0:512`. */
const CONTEXT_VARIANT = /^(.+:\d+):(\d+[km]?|mm)$/;

/**
 * The model id that an id, a system profile id, or an ARN of either names; undefined if the text
 * names no model by itself (an application profile's ARN, a custom model, any other text).
 */
export function modelIdOf(text: string): ModelId | undefined {
  if (!text.startsWith('arn:')) return withoutProfilePrefix(text);
  const match = /^arn:[^:]*:bedrock:[^:]*:[^:]*:(foundation-model|inference-profile)\/(.+)$/.exec(text);
  const [, kind, id] = match ?? [];
  if (id === undefined) return undefined;
  if (kind === 'inference-profile') return withoutProfilePrefix(id);
  return MODEL_ID.test(id) ? id : undefined;
}

function withoutProfilePrefix(id: string): ModelId | undefined {
  const dot = id.indexOf('.');
  const rest = id.slice(dot + 1);
  if (PROFILE_PREFIXES.includes(id.slice(0, dot)) && MODEL_ID.test(rest)) return rest;
  return MODEL_ID.test(id) ? id : undefined;
}

/** Whether the id is a model's variant for another context length, such as `amazon.nova-lite-v1:0:24k`. */
export function isContextVariant(modelId: ModelId): boolean {
  return CONTEXT_VARIANT.test(modelId);
}

/** The model of which the id is a context variant; undefined if it is none. */
export function baseModelOf(modelId: ModelId): ModelId | undefined {
  return CONTEXT_VARIANT.exec(modelId)?.[1];
}

/** What a table says of the model that `text` names; `statedFor` is set when it says so only of the variant's model. */
export function lookUp<T>(
  table: ReadonlyMap<ModelId, T>,
  text: string,
): { fact: T; statedFor?: ModelId } | undefined {
  const id = modelIdOf(text);
  if (id === undefined) return undefined;
  const exact = table.get(id);
  if (exact !== undefined) return { fact: exact };
  const model = CONTEXT_VARIANT.exec(id)?.[1];
  const fact = model === undefined ? undefined : table.get(model);
  return model === undefined || fact === undefined ? undefined : { fact, statedFor: model };
}
