/** A gateway whose calls start a few at a time, so that hundreds of them together never block the process. */

import { Turns } from '../aws/answers/event-loop-queue.ts';
import type { BedrockGateway } from '../discovery/ports.ts';

/** The same calls; each waits for its turn of the event loop, which takes no time where little is to do. */
export function fairGateway(gateway: BedrockGateway): BedrockGateway {
  const turns = new Turns();
  return {
    listModels: async (...args) => {
      await turns.next();
      const answer = await gateway.listModels(...args);
      // What follows, taking in hundreds of models, is work as well.
      await turns.next();
      return answer;
    },
    listProfiles: async (...args) => {
      await turns.next();
      return await gateway.listProfiles(...args);
    },
    checkAccess: async (...args) => {
      await turns.next();
      return await gateway.checkAccess(...args);
    },
    listMantleModels: async (...args) => {
      await turns.next();
      return await gateway.listMantleModels(...args);
    },
    listAccountRegions: (...args) => gateway.listAccountRegions(...args),
    pingRegion: (...args) => gateway.pingRegion(...args),
  };
}
