// biome-ignore-all lint/style/noRestrictedImports: the real AWS client is what the sample is made for
/** The real AWS client, pointed at the sample: the sample has to please it, so its tests may use it. */
import {
  BedrockClient,
  type GetFoundationModelCommand,
  ListFoundationModelsCommand,
  type ListFoundationModelsCommandOutput,
  type ListInferenceProfilesCommand,
} from '@aws-sdk/client-bedrock';
import type { SampleBedrock } from '../../electron/sample/sample-bedrock.ts';
import type { WireRequest } from '../../electron/sample/signature.ts';

/** A client of one region with the sample's key, or another. No retries, so that every answer is seen. */
export function sdkClient(
  sample: Pick<SampleBedrock, 'endpoint' | 'credentials'>,
  region: string,
  change: Partial<SampleBedrock['credentials']> = {},
): BedrockClient {
  return new BedrockClient({
    region,
    endpoint: sample.endpoint,
    credentials: { ...sample.credentials, ...change },
    maxAttempts: 1,
  });
}

/** What the sample lists in a region. */
export const listModels = (...as: Parameters<typeof sdkClient>): Promise<ListFoundationModelsCommandOutput> =>
  sdkClient(...as).send(new ListFoundationModelsCommand({}));

/** The request that the client would send for the command, signed, as a server gets it. */
export async function signedBy(
  credentials: SampleBedrock['credentials'],
  region: string,
  command: GetFoundationModelCommand | ListInferenceProfilesCommand,
): Promise<WireRequest> {
  let caught: CaughtRequest | undefined;
  const client = new BedrockClient({
    region,
    endpoint: 'http://127.0.0.1:1',
    credentials,
    maxAttempts: 1,
    requestHandler: {
      handle: (request: CaughtRequest) => {
        caught = request;
        return Promise.reject(new Error('not sent'));
      },
    } as never,
  });
  const send = client.send.bind(client) as (each: typeof command) => Promise<unknown>;
  await send(command).catch(() => undefined);
  if (caught === undefined) throw new Error('The client did not get as far as sending.');
  const query = Object.entries(caught.query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`,
  );
  return {
    method: caught.method,
    path: caught.path,
    query: query.join('&'),
    headers: Object.fromEntries(
      Object.entries(caught.headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    body: Buffer.alloc(0),
  };
}

interface CaughtRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
}
