/** Makes clients ready for their first request. Nothing is sent. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type ListFoundationModelsCommandInput as Input,
  ListFoundationModelsCommand,
  type ListFoundationModelsCommandOutput as Output,
} from '@aws-sdk/client-bedrock';
import { HttpResponse } from '@smithy/core/protocols';
import type { DeserializeMiddleware } from '@smithy/types';
import type { RegionCode } from '../../contract/snapshot/model.ts';
import type { AWSClientFactory } from '../client-factory.ts';
import type { DirectRequests } from './direct-requests.ts';
import { MODELS_REQUEST } from './requests.ts';

/** Takes the place of the network: an empty good answer. */
const noNetwork: DeserializeMiddleware<Input, Output> = () => async () => ({
  response: new HttpResponse({ statusCode: 200, headers: {}, body: Buffer.from('{}') }),
  output: { $metadata: {} },
});

/**
 * Prepares each region's direct requests. One list goes through the SDK, short of the network, to load its code; so does
 * one for each region without direct requests. One region a turn of the event loop; ends early when the signal aborts.
 */
export async function warmClients(
  factory: AWSClientFactory,
  direct: Pick<DirectRequests, 'prepare'>,
  regions: readonly RegionCode[],
  signal: AbortSignal,
): Promise<void> {
  for (const [index, region] of regions.entries()) {
    await nextTurn();
    if (signal.aborted) return;
    // The first real request tells what is wrong with a setting.
    const isPrepared = await direct.prepare(region, MODELS_REQUEST);
    if (isPrepared && index > 0) continue;
    const command = new ListFoundationModelsCommand({});
    command.middlewareStack.add(noNetwork, { step: 'deserialize', priority: 'low', name: 'noNetwork' });
    await factory
      .client(region)
      .send(command)
      .catch(() => undefined);
  }
}
