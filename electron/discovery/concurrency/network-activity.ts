/** Whether a scan's own calls keep the network busy: a round trip beside them would measure them, not the distance. */

import { through } from '../gateway-layers.ts';
import type { BedrockGateway, Clock, Operation } from '../ports.ts';

/** Calls under way that neither begin nor end for so long are only waiting; in milliseconds. */
const IDLE_AFTER_MS = 500;

/** Few and small calls beside the scan, and the measurement itself. */
const UNTRACKED: readonly Operation[] = ['listMantleModels', 'listAccountRegions', 'pingRegion'];

export class NetworkActivity {
  readonly #clock: Clock;
  /** Calls that have begun or ended so far. */
  #changes = 0;
  /** `#changes` when the network was last seen idle. */
  #idleAt: number | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The same gateway, its lists and checks tracked. */
  tracked(gateway: BedrockGateway): BedrockGateway {
    return through(gateway, async ({ operation }, run) => {
      if (UNTRACKED.includes(operation)) return await run();
      this.#changes += 1;
      try {
        return await run();
      } finally {
        this.#changes += 1;
      }
    });
  }

  /** Settles when the network is idle, at once if that is known, or when the signal aborts. */
  async idle(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.#idleAt !== this.#changes) {
      const changes = this.#changes;
      await this.#clock.sleep(IDLE_AFTER_MS, signal);
      if (changes === this.#changes) this.#idleAt = changes;
    }
  }
}
