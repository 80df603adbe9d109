/** A gateway that writes down every list, and what many small calls of a region came to. */
import type { Failure, RegionCode } from '../contract/snapshot/model.ts';
import type { BedrockGateway } from '../discovery/ports.ts';
import type { AppLog } from '../log/log.ts';

/** Calls of a kind that follow each other within this time make one line. */
const QUIET_MS = 1_000;

type Small = 'checkAccess' | 'pingRegion';
type Answer = { ok: true } | { ok: false; failure: Failure };

/** The same calls; failures are written at once, cancelled calls not at all. */
export function loggedGateway(gateway: BedrockGateway, log: AppLog): BedrockGateway {
  const tallies = new Map<string, Tally>();
  const say = (region: RegionCode, operation: string, startedMs: number, answer: Answer): void => {
    if (answer.ok) log.note(`${region} ${operation} ${elapsed(startedMs)} ok`);
    else if (answer.failure.kind !== 'cancelled') {
      log.problem(
        `${region} ${operation} ${elapsed(startedMs)} ${answer.failure.kind}: ${answer.failure.message}`,
      );
    }
  };
  const logged = async <T extends Answer>(
    region: RegionCode,
    operation: string,
    call: Promise<T>,
  ): Promise<T> => {
    const startedMs = performance.now();
    const answer = await call;
    say(region, operation, startedMs, answer);
    return answer;
  };
  const counted = async <T extends Answer>(
    region: RegionCode,
    operation: Small,
    call: Promise<T>,
  ): Promise<T> => {
    const key = `${region} ${operation}`;
    let tally = tallies.get(key);
    if (tally === undefined) {
      tally = new Tally((text) => {
        tallies.delete(key);
        log.note(`${key} ${text}`);
      });
      tallies.set(key, tally);
    }
    const answer = await call;
    tally.add(answer.ok ? 'ok' : answer.failure.kind);
    return answer;
  };
  return {
    listModels: (region, signal) => logged(region, 'listModels', gateway.listModels(region, signal)),
    listProfiles: (region, list, token, signal) =>
      logged(region, `listProfiles ${list}`, gateway.listProfiles(region, list, token, signal)),
    listMantleModels: (region, signal) =>
      logged(region, 'listMantleModels', gateway.listMantleModels(region, signal)),
    listAccountRegions: (signal) => logged('account', 'listRegions', gateway.listAccountRegions(signal)),
    checkAccess: (region, modelId, signal) =>
      counted(region, 'checkAccess', gateway.checkAccess(region, modelId, signal)),
    pingRegion: (region, signal) => counted(region, 'pingRegion', gateway.pingRegion(region, signal)),
  };
}

/** Counts the outcomes of calls until none has come for a while. */
class Tally {
  readonly #startedMs = performance.now();
  readonly #outcomes = new Map<string, number>();
  readonly #done: (text: string) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(done: (text: string) => void) {
    this.#done = done;
  }

  add(outcome: string): void {
    this.#outcomes.set(outcome, (this.#outcomes.get(outcome) ?? 0) + 1);
    const lastMs = performance.now();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const counts = [...this.#outcomes].map(([kind, count]) => `${count} ${kind}`).join(', ');
      this.#done(`${Math.round(lastMs - this.#startedMs)} ms ${counts}`);
    }, QUIET_MS);
    // The log must not keep a finished export from ending.
    this.#timer.unref();
  }
}

function elapsed(startedMs: number): string {
  return `${Math.round(performance.now() - startedMs)} ms`;
}
