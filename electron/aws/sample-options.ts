/** How the embedded sample is asked: its own keys and addresses, and nothing of the user's environment. */
import { getToken } from '@aws/bedrock-token-generator/dist/getToken.js';
import type { RegionCode } from '../contract/snapshot/model.ts';
import { learnSecrets } from '../redact/known-secrets.ts';
import type { Endpoints } from './transport/endpoint.ts';

export interface SampleOptions {
  credentials: { accessKeyId: string; secretAccessKey: string };
  endpoint: string;
  /** May hold `{region}`; absent: the sample has no bedrock-mantle. */
  mantleEndpoint?: string;
  /** Asked with an API key of that region; `endpoint` holds `{region}`, for the key says nothing else of it. */
  apiKeyRegion?: RegionCode;
}

/** As long as AWS lets a short-term key live. */
const LIFE_SECONDS = 12 * 60 * 60;

export function sampleEndpoints({ endpoint, mantleEndpoint }: SampleOptions): Endpoints {
  return {
    bedrock: endpoint,
    quotas: endpoint,
    runtime: endpoint,
    ...(mantleEndpoint === undefined ? {} : { mantle: mantleEndpoint }),
  };
}

/** The API key that is used in place of keys: one that the user gave, that of the environment, or one that AWS's own generator makes for the sample. */
export async function apiKeyOf(
  { apiKey, sample }: { apiKey?: { key: string; name: string }; sample?: SampleOptions },
  env: NodeJS.ProcessEnv,
): Promise<{ key?: string; name?: string }> {
  learnSecrets(apiKey?.key);
  if (apiKey !== undefined) return apiKey;
  if (sample === undefined) return env.AWS_BEARER_TOKEN_BEDROCK ? { key: env.AWS_BEARER_TOKEN_BEDROCK } : {};
  const { apiKeyRegion: region, credentials } = sample;
  if (region === undefined) return {};
  return { key: await getToken({ credentials, region, expiresInSeconds: LIFE_SECONDS }) };
}
