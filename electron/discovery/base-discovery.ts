/** Holds the one state, changes it by events only, and tells who listens. */
import { applyScanEvent, type ScanEvent, type ScanState } from '../contract/scan/scan-event.ts';
import { NO_SCAN } from '../contract/scan/scan-progress.ts';
import type { Failure, RegionCode, Source } from '../contract/snapshot/model.ts';
import { emptySnapshot } from '../contract/snapshot/snapshot.ts';
import { onAbort } from './concurrency/abort.ts';
import { through } from './gateway-layers.ts';
import type { BedrockGateway, DiscoveryPorts } from './ports.ts';

/** What a discovery is made of. */
export interface DiscoveryOptions {
  ports: DiscoveryPorts;
  source: Source;
  /** The regions that are scanned when none are named. */
  regions: readonly RegionCode[];
}

export abstract class BaseDiscovery {
  protected readonly ports: DiscoveryPorts;
  protected readonly source: Source;
  protected readonly regions: readonly RegionCode[];
  #state: ScanState;
  readonly #listeners = new Set<(event: ScanEvent) => void>();

  constructor(options: DiscoveryOptions) {
    this.ports = { ...options.ports, gateway: abortable(options.ports.gateway) };
    this.source = options.source;
    this.regions = options.regions;
    this.#state = { snapshot: emptySnapshot(options.source), scan: NO_SCAN };
  }

  /** The state as it is now; never changed in place. */
  get state(): ScanState {
    return this.#state;
  }

  /** Calls the listener after every change, in order; gives the way to stop it. */
  subscribe(listener: (event: ScanEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  protected apply(event: ScanEvent): void {
    this.#state = applyScanEvent(this.#state, event);
    for (const listener of this.#listeners) listener(event);
  }
}

const CANCELLED: { ok: false; failure: Failure } = {
  ok: false,
  failure: {
    kind: 'cancelled',
    message: 'Cancelled.',
    nextStep: 'Scan again when you like; what came is kept.',
  },
};

/**
 * A cancel must not wait for a connection that is being opened, or for credentials that are being looked up. What a call
 * gives after the abort is dropped.
 */
export function abortable(gateway: BedrockGateway): BedrockGateway {
  return through(gateway, ({ signal }, run) => {
    if (signal.aborted) return Promise.resolve(CANCELLED);
    return new Promise((resolve, reject) => {
      const release = onAbort([signal], () => resolve(CANCELLED));
      run().then(resolve, reject).finally(release);
    });
  });
}
