/** A Bedrock in memory: every region answers well unless a test says otherwise, and every call is remembered. */
import type {
  AccessFacts,
  InferenceProfile,
  ModelRecord,
  RegionCode,
} from '../../../electron/contract/snapshot/model.ts';
import {
  type BedrockGateway,
  OPERATIONS,
  type Page,
  type ProfileList,
  type Result,
} from '../../../electron/discovery/ports.ts';
import { ALLOWED, aModel, aPage, ok } from '../builders.ts';

/** The account's own profiles are counted apart. */
type Operation = keyof BedrockGateway | 'listApplicationProfiles';
type Answer<T> = Result<T> | Promise<Result<T>>;

/** How one region answers; what is left out has an ordinary answer. */
export interface RegionScript {
  models?: (signal: AbortSignal) => Answer<Page<ModelRecord>>;
  /** Called for every page. */
  profiles?: (nextToken: string | undefined, signal: AbortSignal) => Answer<Page<InferenceProfile>>;
  /** The account's own; called for every page. */
  applicationProfiles?: (
    nextToken: string | undefined,
    signal: AbortSignal,
  ) => Answer<Page<InferenceProfile>>;
  access?: (modelId: string, signal: AbortSignal) => Answer<AccessFacts>;
  useCaseForm?: (signal: AbortSignal) => Answer<'sent' | 'never'>;
  retention?: (signal: AbortSignal) => Answer<{ mode: string }>;
  mantle?: (signal: AbortSignal) => Answer<{ state: 'listed' | 'absent'; modelIds: string[] }>;
  ping?: (signal: AbortSignal) => Answer<number>;
}

export interface Call {
  operation: Operation;
  region: RegionCode;
  /** Page token or model id. */
  detail?: string;
}

/** The answer of an operation that the fake does not know. */
const UNKNOWN: Result<never> = {
  ok: false,
  failure: { kind: 'unknown', message: 'The fake does not know it.', nextStep: 'Script it.' },
};

type PlainScript = 'models' | 'useCaseForm' | 'retention' | 'mantle' | 'ping';

/** Operations that ask a region for nothing but what it has: where they are scripted, and what is usual. */
const PLAIN: Partial<
  Record<Operation, { script: PlainScript; usual: (region: RegionCode) => Result<unknown> }>
> = {
  listModels: { script: 'models', usual: (region) => aPage([aModel('acme.one-v1:0', {}, region)]) },
  readDataRetention: { script: 'retention', usual: () => ok({ mode: 'inherit' }) },
  readUseCaseForm: { script: 'useCaseForm', usual: () => ok('sent') },
  listMantleModels: { script: 'mantle', usual: () => ok({ state: 'absent', modelIds: [] }) },
  pingRegion: { script: 'ping', usual: () => ok(20) },
};

class ScriptedCalls implements Partial<BedrockGateway> {
  readonly calls: Call[] = [];
  readonly #scripts: Record<RegionCode, RegionScript>;
  readonly #inFlight = new Map<string, { now: number; peak: number }>();

  constructor(scripts: Record<RegionCode, RegionScript> = {}) {
    this.#scripts = scripts;
    for (const operation of OPERATIONS) {
      if (operation in this) continue;
      const { script, usual } = PLAIN[operation] ?? {};
      const answer = (region: unknown, signal: AbortSignal): Promise<Result<unknown>> => {
        const place = typeof region === 'string' ? region : '';
        const scripted = script === undefined ? undefined : this.#scripts[place]?.[script];
        return this.#track(
          { operation, region: place },
          () => scripted?.(signal) ?? usual?.(place) ?? UNKNOWN,
        );
      };
      Object.assign(this, { [operation]: answer });
    }
  }

  /** Changes how a region answers from now on. */
  script(region: RegionCode, script: RegionScript): void {
    this.#scripts[region] = script;
  }

  /** The calls of one operation, optionally of one region, in order. */
  callsOf(operation: Operation, region?: RegionCode): Call[] {
    return this.calls.filter(
      (call) => call.operation === operation && (region === undefined || call.region === region),
    );
  }

  /** The most calls of the operation that were under way at one time, in one region or in all. */
  peakOf(operation: Operation, region: RegionCode | 'all' = 'all'): number {
    return this.#inFlight.get(`${operation} ${region}`)?.peak ?? 0;
  }

  listProfiles(
    region: RegionCode,
    list: ProfileList,
    nextToken: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<Page<InferenceProfile>>> {
    const script = this.#scripts[region];
    const scripted = list === 'APPLICATION' ? script?.applicationProfiles : script?.profiles;
    const answer = scripted ?? (() => aPage<InferenceProfile>([]));
    const call: Call = {
      operation: list === 'APPLICATION' ? 'listApplicationProfiles' : 'listProfiles',
      region,
      ...(nextToken === undefined ? {} : { detail: nextToken }),
    };
    return this.#track(call, () => answer(nextToken, signal));
  }

  checkAccess(region: RegionCode, modelId: string, signal: AbortSignal): Promise<Result<AccessFacts>> {
    const answer = this.#scripts[region]?.access ?? (() => ok(ALLOWED));
    return this.#track({ operation: 'checkAccess', region, detail: modelId }, () => answer(modelId, signal));
  }

  /** How the account answers about its regions. */
  accountRegions: Awaited<ReturnType<BedrockGateway['listAccountRegions']>> = {
    ok: true,
    value: { state: 'not-asked' },
  };

  listAccountRegions(): ReturnType<BedrockGateway['listAccountRegions']> {
    return this.#track({ operation: 'listAccountRegions', region: '' }, () => this.accountRegions);
  }

  async #track<T>(call: Call, answer: () => Answer<T>): Promise<Result<T>> {
    this.calls.push(call);
    const keys = [`${call.operation} ${call.region}`, `${call.operation} all`];
    for (const key of keys) this.#count(key, 1);
    // Even the fastest answer comes later.
    await new Promise((resolve) => setImmediate(resolve));
    try {
      return await answer();
    } finally {
      for (const key of keys) this.#count(key, -1);
    }
  }

  #count(key: string, change: 1 | -1): void {
    const count = this.#inFlight.get(key) ?? { now: 0, peak: 0 };
    count.now += change;
    count.peak = Math.max(count.peak, count.now);
    this.#inFlight.set(key, count);
  }
}

export type FakeGateway = ScriptedCalls & BedrockGateway;
export const FakeGateway = ScriptedCalls as new (scripts?: Record<RegionCode, RegionScript>) => FakeGateway;

/** An answer that never comes: what a gateway that ignores its signal does. */
export function never<T>(): Promise<Result<T>> {
  return new Promise(() => undefined);
}

/** An answer that comes when the signal aborts, as the real gateway's does. */
export function untilAborted<T>(signal: AbortSignal): Promise<Result<T>> {
  return new Promise((resolve) => {
    const cancelled: Result<T> = {
      ok: false,
      failure: { kind: 'cancelled', message: 'Cancelled.', nextStep: 'Scan again when you like.' },
    };
    if (signal.aborted) resolve(cancelled);
    else signal.addEventListener('abort', () => resolve(cancelled), { once: true });
  });
}

/** An answer that the test gives when it likes. */
export function byHand<T>(): { answer: Promise<Result<T>>; give: (result: Result<T>) => void } {
  let give: (result: Result<T>) => void = () => undefined;
  const answer = new Promise<Result<T>>((resolve) => {
    give = resolve;
  });
  return { answer, give };
}
