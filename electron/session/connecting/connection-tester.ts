/** The connection test of the window: one at a time, told as it goes, and its last answers kept for the diagnostics. */
import type { AppEvent } from '../../contract/bridge/api.ts';
import type { ConnectionStep } from '../../contract/reach/connection-test.ts';
import type { AtlasSession } from '../ports.ts';

export class ConnectionTester {
  readonly #publish: (event: AppEvent) => void;
  #stop = new AbortController();
  /** Undefined: never tried. */
  steps: readonly ConnectionStep[] | undefined;

  constructor(publish: (event: AppEvent) => void) {
    this.#publish = publish;
  }

  /** Begins anew; a test under way is ended. */
  async run(session: AtlasSession): Promise<void> {
    this.#stop.abort();
    const stop = new AbortController();
    this.#stop = stop;
    const tell = (steps: readonly ConnectionStep[]): void => {
      if (this.#stop !== stop) return;
      this.steps = steps;
      this.#publish({ type: 'connection-test', steps });
    };
    tell(await session.aws.testConnection(tell, stop.signal));
  }

  /** Ends the one under way. */
  cancel(): void {
    this.#stop.abort();
  }
}
