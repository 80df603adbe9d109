/** Makes clients ready for their first request. Nothing is sent. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type ListFoundationModelsCommandInput as Input,
  ListFoundationModelsCommand,
  type ListFoundationModelsCommandOutput as Output,
} from '@aws-sdk/client-bedrock';
import { HttpResponse } from '@smithy/core/protocols';
import type { DeserializeMiddleware } from '@smithy/types';
import type { RegionCode } from '../contract/model.ts';
import type { AWSClientFactory } from './client-factory.ts';

/** Takes the place of the network: an empty good answer. */
const noNetwork: DeserializeMiddleware<Input, Output> = () => async () => ({
  response: new HttpResponse({ statusCode: 200, headers: {}, body: Buffer.from('{}') }),
  output: { $metadata: {} },
});

/**
 * Sends one list through each region's client up to the network: settings are read, the endpoint is found, the day's key
 * is made, and the code has run before. One region a turn, so that a window stays quick; ends early when the signal aborts.
 */
export async function warmClients(
  factory: AWSClientFactory,
  regions: readonly RegionCode[],
  signal: AbortSignal,
): Promise<void> {
  for (const region of regions) {
    await nextTurn();
    if (signal.aborted) return;
    const command = new ListFoundationModelsCommand({});
    command.middlewareStack.add(noNetwork, { step: 'deserialize', priority: 'low', name: 'noNetwork' });
    // What is wrong with a setting is told by the first real request.
    await factory
      .client(region)
      .send(command)
      .catch(() => undefined);
  }
}
