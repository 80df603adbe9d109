// biome-ignore-all lint/style/noRestrictedImports: the real AWS client is what the sample is made for
/** bedrock-mantle as an OpenAI client sees it, with the token that AWS's generator makes. */
import { getToken } from '@aws/bedrock-token-generator';
import type { SampleBedrock } from '../../electron/sample/sample-bedrock.ts';

/** A bearer token for the region, made with the sample's key or another. */
export function bearerToken(
  sample: SampleBedrock,
  region: string,
  change: { secretAccessKey?: string; expiresInSeconds?: number } = {},
): Promise<string> {
  const { expiresInSeconds, ...key } = change;
  return getToken({
    region,
    credentials: { ...sample.credentials, ...key },
    ...(expiresInSeconds === undefined ? {} : { expiresInSeconds }),
  });
}

/** GET of a path of the region's bedrock-mantle. */
export function askMantle(
  sample: SampleBedrock,
  region: string,
  headers: Record<string, string>,
  path = '/v1/models',
): Promise<Response> {
  return fetch(sample.mantleEndpoint.replace('{region}', region) + path, { headers });
}

/** The ids that the region's bedrock-mantle lists; empty where it has none. */
export async function mantleIds(sample: SampleBedrock, region: string): Promise<string[]> {
  const response = await askMantle(sample, region, {
    authorization: `Bearer ${await bearerToken(sample, region)}`,
  });
  if (response.status === 404) return [];
  return ((await response.json()) as { data: { id: string }[] }).data.map((model) => model.id);
}
