/** Where a model's API is on bedrock-mantle: the endpoint's list does not tell, and a wrong base path is refused. */
import type { ModelId } from '../../contract/snapshot/model.ts';
import file from '../data/mantle-paths.json' with { type: 'json' };

export type MantleApi = 'chat-completions' | 'responses' | 'messages';

/** Base path such as `/openai/v1`, and an API that serves the model below it. */
export interface MantlePath {
  basePath: string;
  api: MantleApi;
  source: string;
  asOf: string;
}

const RULES = file.models as readonly (MantlePath & { begins: string })[];

/** Base path and API of the model on bedrock-mantle; undefined: not known. */
export function mantleApiOf(modelId: ModelId): MantlePath | undefined {
  return RULES.find(({ begins }) => modelId.startsWith(begins));
}

/** The base path alone; undefined: not known. */
export function mantlePathOf(modelId: ModelId): string | undefined {
  return mantleApiOf(modelId)?.basePath;
}
