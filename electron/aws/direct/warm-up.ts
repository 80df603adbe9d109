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

/** Takes the place of the network: an empty good answer. */
const noNetwork: DeserializeMiddleware<Input, Output> = () => async () => ({
  response: new HttpResponse({ statusCode: 200, headers: {}, body: Buffer.from('{}') }),
  output: { $metadata: {} },
});

/**
 * Has each region's first attempt prepared. Where the SDK makes it (`prepare` gives false), and once for the code that
 * further attempts need, a list goes through the SDK up to the network. One region a turn, so that a window stays quick; ends early when the signal aborts.
 */
export async function warmClients(
  factory: AWSClientFactory,
  prepare: (region: RegionCode) => Promise<boolean>,
  regions: readonly RegionCode[],
  signal: AbortSignal,
): Promise<void> {
  for (const [place, region] of regions.entries()) {
    await nextTurn();
    if (signal.aborted) return;
    // What is wrong with a setting is told by the first real request.
    const isPrepared = await prepare(region).catch(() => false);
    if (isPrepared && place > 0) continue;
    const command = new ListFoundationModelsCommand({});
    command.middlewareStack.add(noNetwork, { step: 'deserialize', priority: 'low', name: 'noNetwork' });
    await factory
      .client(region)
      .send(command)
      .catch(() => undefined);
  }
}
