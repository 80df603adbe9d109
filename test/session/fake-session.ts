/** Atlas over a source that a test plays. */
import type { AppEvent, ConnectionState } from '../../electron/contract/bridge/api.ts';
import type { ScanEvent, ScanState } from '../../electron/contract/scan/scan-event.ts';
import { NO_SCAN } from '../../electron/contract/scan/scan-progress.ts';
import type { Settings, SourceChoice } from '../../electron/contract/settings/settings.ts';
import type { Failure } from '../../electron/contract/snapshot/model.ts';
import { emptySnapshot } from '../../electron/contract/snapshot/snapshot.ts';
import { CurrentTask } from '../../electron/discovery/scan/current-task.ts';
import { Atlas } from '../../electron/session/atlas.ts';
import type { AtlasDeps, AtlasSession, ScanAsks } from '../../electron/session/ports.ts';
import { FIRST_SETTINGS } from '../helpers/fakes/fake-atlas-api.ts';

const SOURCE = { kind: 'sample', partition: 'aws' } as const;
export const NO_CREDENTIALS: Failure = { kind: 'no-credentials', message: 'None.', nextStep: 'Log in.' };

/** A source whose scans run until they are cancelled, and which notes what is asked of it. */
export class FakeSession implements AtlasSession {
  readonly asked: string[] = [];
  state: ScanState = { snapshot: emptySnapshot(SOURCE), scan: NO_SCAN };
  readonly kept = {
    list: async () => [],
    load: async () => ({ ok: false as const, failure: NO_CREDENTIALS }),
  };
  status: ConnectionState['status'] = 'connected';
  stopped = false;
  answeredRegions = [];

  /** Tells of an event, as a session does. */
  tell: (event: ScanEvent) => void = () => undefined;
  subscribe = (listener: (event: ScanEvent) => void) => {
    this.tell = (event) => {
      if (event.type === 'scan-finished') this.task.markSaving();
      listener(event);
    };
    return () => undefined;
  };
  restored = () => ({ type: 'snapshot-restored' as const, snapshot: this.state.snapshot });
  isStopped = () => this.stopped;
  readonly aws: AtlasSession['aws'] = {
    warm: async () => undefined,
    firstConnection: () => this.connection('looking'),
    connect: async () => {
      this.asked.push('connect');
      await new Promise((resolve) => setImmediate(resolve));
      return this.connection(this.status);
    },
    cancelCredentials: async () => undefined,
    testConnection: async () => [],
    effectiveSettings: async () => [],
    ownModels: async (region) => {
      this.asked.push(`own models of ${region}`);
      const failed = { state: 'failed' as const, failure: NO_CREDENTIALS };
      const lists = { custom: failed, imported: failed, provisioned: failed, marketplace: failed };
      return { ok: true, value: { region, lists } };
    },
  };
  readonly task = new CurrentTask();
  scan = (
    _regions?: unknown,
    { access = true, resumes = false, models }: ScanAsks & { resumes?: boolean } = {},
  ) => {
    const what = access ? [...(models ?? []), 'scan'].join(' ') : 'unchecked scan';
    return this.task.run('scan', undefined, (signal) => this.until(resumes ? 'resume' : what, signal));
  };
  measureLatency = () => this.task.run('measurement', undefined, (signal) => this.until('measure', signal));
  prove = async (targets: readonly { id: string }[], callsEach: number) => {
    const what = `prove ${targets.map(({ id }) => id)} x${callsEach}`;
    await this.task.run('proof', undefined, (signal) => this.until(what, signal));
    return undefined;
  };
  checkModel = async (region: string, modelId: string) => {
    await this.task.run('check', undefined, (signal) => this.until(`check ${modelId} in ${region}`, signal));
    return this.checkFailure;
  };
  checkFailure: Failure | undefined;
  keptPricing = false;
  onPricing = () => undefined;
  pricing = async () => ({
    load: async () => undefined,
    refresh: async () => undefined,
    due: async () => {
      this.asked.push('due');
      return [];
    },
    importOffer: async () => ({ ok: false as const, failure: NO_CREDENTIALS }),
    fetchPrices: async () => [],
    fetchQuotas: async () => [],
  });
  close = async () => {
    await this.task.stop();
    this.asked.push('close');
  };

  private connection(status: ConnectionState['status']): ConnectionState {
    const failure = status === 'no-credentials' ? { failure: NO_CREDENTIALS } : {};
    return { status, source: SOURCE, profiles: [], lookedFor: [], ...failure };
  }
  private async until(what: string, signal: AbortSignal): Promise<void> {
    this.asked.push(what);
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    this.asked.push(`${what} cancelled`);
  }
}

export async function anAtlas(session = new FakeSession(), own: Partial<AtlasDeps> = {}) {
  const published: AppEvent[] = [];
  const opened: SourceChoice[] = [];
  const sessions: FakeSession[] = [];
  let settings: Settings = FIRST_SETTINGS;
  let report: ((failure: Failure) => void) | undefined;
  const parts: AtlasDeps = {
    openSession: async (choice, onProblem) => {
      opened.push(choice);
      report = onProblem;
      const next = opened.length === 1 ? session : new FakeSession();
      sessions.push(next);
      return next;
    },
    publish: (event) => published.push(event),
    settings: {
      get settings() {
        return settings;
      },
      change: ({ lastSource: _source, ...change }) => {
        settings = { ...settings, ...change };
      },
    },
    chooseExportFile: async () => undefined,
    chooseOfferFile: async () => undefined,
    confirmHosts: async () => false,
    writeFile: async () => undefined,
    version: '0.0.0',
    nowEpochMs: () => 0,
    ...own,
  };
  const atlas = new Atlas(parts);
  await atlas.source.start({ kind: 'sample' });
  return { atlas, session, sessions, published, opened, report: (failure: Failure) => report?.(failure) };
}
