/** Whether a scan's own calls keep the network busy: a round trip beside them would tell of them, not of the distance. */
import type { BedrockGateway, Clock } from '../ports.ts';

/** No call has begun or ended for so long: what is under way only waits, in milliseconds. */
const QUIET_MS = 500;

export class Traffic {
  readonly #clock: Clock;
  /** Calls that have begun or ended so far. */
  #moves = 0;
  /** `#moves` when it was last seen to be quiet. */
  #quietAt: number | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The same gateway, its lists and checks counted; not its round trips, and not what stands beside the scan. */
  counted(gateway: BedrockGateway): BedrockGateway {
    const count = async <T>(call: Promise<T>): Promise<T> => {
      this.#moves += 1;
      try {
        return await call;
      } finally {
        this.#moves += 1;
      }
    };
    return {
      listModels: (...args) => count(gateway.listModels(...args)),
      listProfiles: (...args) => count(gateway.listProfiles(...args)),
      checkAccess: (...args) => count(gateway.checkAccess(...args)),
      listMantleModels: (...args) => gateway.listMantleModels(...args),
      listAccountRegions: (...args) => gateway.listAccountRegions(...args),
      pingRegion: (...args) => gateway.pingRegion(...args),
    };
  }

  /** Settles when nothing but waiting is left, at once if that is known, or when the signal aborts. */
  async quiet(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.#quietAt !== this.#moves) {
      const moves = this.#moves;
      await this.#clock.sleep(QUIET_MS, signal);
      if (moves === this.#moves) this.#quietAt = moves;
    }
  }
}
