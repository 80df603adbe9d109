/** Log lines about scans and their calls. */
import type { ScanEvent } from '../../contract/scan/scan-event.ts';
import { type GatewayCall, through } from '../../discovery/gateway-layers.ts';
import type { BedrockGateway, Operation } from '../../discovery/ports.ts';
import type { AppLog } from '../../log/app-log.ts';

/** Calls to one region that follow each other within this time make one line, in milliseconds. */
const SAME_LINE_MS = 1_000;
const TALLIED: readonly Operation[] = ['checkAccess', 'pingRegion'];

/** The same gateway with log lines: one per list, one per burst of small calls. Failures are logged at once, cancelled calls never. */
export function loggedGateway(gateway: BedrockGateway, log: AppLog): BedrockGateway {
  const tallies = new Map<string, Tally>();
  const tallyOf = (key: string): Tally => {
    const known = tallies.get(key);
    if (known !== undefined) return known;
    const tally = new Tally((text) => {
      tallies.delete(key);
      log.note(`${key} ${text}`);
    });
    tallies.set(key, tally);
    return tally;
  };
  return through(gateway, async (call, run) => {
    const name = nameOf(call);
    const tally = TALLIED.includes(call.operation) ? tallyOf(name) : undefined;
    const startedMs = performance.now();
    const answer = await run();
    const elapsed = `${Math.round(performance.now() - startedMs)} ms`;
    if (tally !== undefined) tally.add(answer.ok ? 'ok' : answer.failure.kind);
    else if (answer.ok) log.note(`${name} ${elapsed} ok`);
    else if (answer.failure.kind !== 'cancelled') {
      log.problem(`${name} ${elapsed} ${answer.failure.kind}: ${answer.failure.message}`);
    }
    return answer;
  });
}

/** Writes how scans begin and end, and how regions failed. */
export function logScanEvent(log: AppLog, event: ScanEvent): void {
  switch (event.type) {
    case 'scan-started':
      log.note(`scan started: ${event.regions.length} regions`);
      break;
    case 'region-failed':
      log.problem(`${event.region} ${event.state}: ${event.failure.kind}: ${event.failure.message}`);
      break;
    case 'scan-finished':
      if (event.failure === undefined) log.note(`scan finished: ${event.outcome}`);
      else log.problem(`scan ${event.outcome}: ${event.failure.kind}: ${event.failure.message}`);
      break;
    default:
  }
}

function nameOf({ region = 'account', operation, args }: GatewayCall): string {
  return operation === 'listProfiles' ? `${region} ${operation} ${args[1]}` : `${region} ${operation}`;
}

/** Counts the outcomes of calls until none has come for a while. */
class Tally {
  readonly #startedMs = performance.now();
  readonly #outcomes = new Map<string, number>();
  readonly #done: (text: string) => void;
  #timer: NodeJS.Timeout | undefined;
  #lastMs = 0;

  constructor(done: (text: string) => void) {
    this.#done = done;
  }

  add(outcome: string): void {
    this.#outcomes.set(outcome, (this.#outcomes.get(outcome) ?? 0) + 1);
    this.#lastMs = performance.now();
    // The log must not keep a finished export from ending.
    this.#timer ??= setTimeout(() => this.#end(), SAME_LINE_MS).unref();
    this.#timer.refresh();
  }

  #end(): void {
    const counts = [...this.#outcomes].map(([kind, count]) => `${count} ${kind}`).join(', ');
    this.#done(`${Math.round(this.#lastMs - this.#startedMs)} ms ${counts}`);
  }
}
