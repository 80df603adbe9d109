/** The computer's own time. */
import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../discovery/ports.ts';

export const systemClock: Clock = {
  nowEpochMs: () => Date.now(),
  async sleep(delayMs, signal) {
    // Many regions wait for the same signal; Node would warn of a leak at eleven.
    setMaxListeners(0, signal);
    // Rejects only when the signal aborts, and then the sleep is simply over.
    await delay(delayMs, undefined, { signal }).catch(() => undefined);
  },
};
