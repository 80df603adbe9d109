/** What a short script would do: `Promise.all` over the regions with the SDK's defaults; and the same with care. */
import { Agent } from 'node:http';
import {
  BedrockClient,
  GetFoundationModelAvailabilityCommand,
  ListFoundationModelsCommand,
  paginateListInferenceProfiles,
} from '@aws-sdk/client-bedrock';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { BENCH_REGIONS } from '../../../test/helpers/snapshots/catalogue.ts';

/** Gives the number of models listed. */
type Scan = (access: boolean, listed: () => void) => Promise<number>;

/** New clients for each scan, one list of a region after the other; the same three lists as the app asks for. */
export const plainScan: Scan = async (access, listed) => {
  const clients = BENCH_REGIONS.map((region) => new BedrockClient({ region }));
  const lists = await Promise.all(
    clients.map(async (client) => {
      const models = await client.send(new ListFoundationModelsCommand({}));
      const profiles: unknown[] = [];
      for (const typeEquals of ['SYSTEM_DEFINED', 'APPLICATION'] as const) {
        for await (const page of paginateListInferenceProfiles({ client }, { typeEquals })) {
          profiles.push(...(page.inferenceProfileSummaries ?? []));
        }
      }
      return { client, ids: (models.modelSummaries ?? []).map((model) => model.modelId) };
    }),
  );
  listed();
  if (access) {
    await Promise.all(
      lists.map(({ client, ids }) =>
        Promise.all(
          ids.map((modelId) => client.send(new GetFoundationModelAvailabilityCommand({ modelId }))),
        ),
      ),
    );
  }
  return lists.reduce((sum, { ids }) => sum + ids.length, 0);
};

/** Both lists at once, full pages, clients and connections kept, enough sockets: as good as the SDK alone can be. */
export function tunedScanner(): Scan {
  const requestHandler = new NodeHttpHandler({ httpAgent: new Agent({ keepAlive: true, maxSockets: 1000 }) });
  const clients = BENCH_REGIONS.map((region) => new BedrockClient({ region, requestHandler }));
  return async (access, listed) => {
    const lists = await Promise.all(
      clients.map(async (client) => {
        const profiles = async (typeEquals: 'SYSTEM_DEFINED' | 'APPLICATION'): Promise<unknown[]> => {
          const all: unknown[] = [];
          for await (const page of paginateListInferenceProfiles(
            { client, pageSize: 1000 },
            { typeEquals },
          )) {
            all.push(...(page.inferenceProfileSummaries ?? []));
          }
          return all;
        };
        const [models] = await Promise.all([
          client.send(new ListFoundationModelsCommand({})),
          profiles('SYSTEM_DEFINED'),
          profiles('APPLICATION'),
        ]);
        return { client, ids: (models.modelSummaries ?? []).map((model) => model.modelId) };
      }),
    );
    listed();
    if (access) {
      const checks = lists.flatMap(({ client, ids }) =>
        ids.map((modelId) => client.send(new GetFoundationModelAvailabilityCommand({ modelId }))),
      );
      await Promise.all(checks);
    }
    return lists.reduce((sum, { ids }) => sum + ids.length, 0);
  };
}
