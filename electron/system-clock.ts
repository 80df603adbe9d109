/** The machine's clock behind the Clock port. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from './discovery/ports.ts';

export const systemClock: Clock = {
  nowEpochMs: () => Date.now(),
  async sleep(delayMs, signal) {
    // Rejects only when the signal aborts, and then the sleep is simply over.
    await delay(delayMs, undefined, { signal }).catch(() => undefined);
  },
};
