/** A gateway whose calls start a few at a time, so that hundreds of them together never block the process. */
import { EventLoopQueue } from '../aws/answers/event-loop-queue.ts';
import type { BedrockGateway } from '../discovery/ports.ts';
import { through } from '../discovery/through.ts';

/** The same calls; each waits for its turn of the event loop, which takes no time where little is to do. */
export function yieldingGateway(gateway: BedrockGateway): BedrockGateway {
  const queue = new EventLoopQueue();
  return through(gateway, async ({ operation }, run) => {
    // A measurement waits for nothing.
    if (operation === 'pingRegion') return await run();
    await queue.turn();
    const answer = await run();
    // Hundreds of models to take in are work as well.
    if (operation === 'listModels') await queue.turn();
    return answer;
  });
}
