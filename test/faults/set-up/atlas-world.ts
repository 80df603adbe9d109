/** The main process without Electron: Atlas over real sessions, the real SDK and a server that may misbehave. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AppEvent } from '../../../electron/contract/bridge/api.ts';
import type { ScanState } from '../../../electron/contract/scan/scan-event.ts';
import type { Settings, SourceChoice } from '../../../electron/contract/settings/settings.ts';
import { writeAtomically } from '../../../electron/export/write-export.ts';
import { openLog } from '../../../electron/log/log-file.ts';
import { Atlas } from '../../../electron/session/atlas.ts';
import { SourceSession } from '../../../electron/session/source/source-session.ts';
import { FAULTY, OTHERS } from '../../drivers/good-bedrock.ts';
import { FIRST_SETTINGS } from '../../helpers/fakes/fake-atlas-api.ts';
import { changeEnv, keysFor } from '../../helpers/process-env.ts';
import {
  type ProtocolServer,
  type Script,
  startProtocolServer,
} from '../../helpers/servers/protocol-server.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

export interface AtlasWorld {
  atlas: Atlas;
  server: ProtocolServer;
  folder: string;
  events: AppEvent[];
  /** Settles when no scan runs any more. */
  scanEnded(): Promise<void>;
  state(): ScanState;
  log: ReturnType<typeof openLog>;
}

/** Connected to the server with keys in the environment; everything ends with the test. */
export async function atlasWorld(
  script: Script,
  env: Record<string, string> = {},
  choice: SourceChoice = { kind: 'aws', profile: null },
): Promise<AtlasWorld> {
  const server = await startProtocolServer(script);
  const folder = tempFolder();
  const restoreEnv = changeEnv({ ...keysFor(server.url), ...env });
  const events: AppEvent[] = [];
  const log = openLog(folder);
  let settings: Settings = { ...FIRST_SETTINGS, regionDeadlineMs: 5_000 };
  const atlas = new Atlas({
    openSession: (choice, onProblem) =>
      SourceSession.open({
        choice,
        userDataDir: folder,
        regions: [...OTHERS, FAULTY],
        regionDeadlineMs: settings.regionDeadlineMs,
        env: process.env,
        onProblem,
        log,
      }),
    publish: (event) => events.push(event),
    settings: {
      get settings() {
        return settings;
      },
      change: ({ lastSource: _source, ...change }) => {
        settings = { ...settings, ...change };
      },
    },
    chooseOfferFile: async () => undefined,
    confirmHosts: async () => false,
    chooseExportFile: async () => join(folder, 'out.json'),
    writeFile: writeAtomically,
    version: '0.0.0',
    nowEpochMs: () => Date.now(),
  });
  onTestFinished(async () => {
    await atlas.source.close();
    await server.close();
    restoreEnv();
  });
  await atlas.source.start(choice);
  await atlas.source.connect();
  const state = (): ScanState => {
    const current = atlas.facts.state;
    if (current === undefined) throw new Error('No source is open.');
    return current;
  };
  return {
    atlas,
    server,
    folder,
    events,
    state,
    log,
    async scanEnded() {
      while (state().scan.phase !== 'idle') await new Promise((resolve) => setTimeout(resolve, 10));
    },
  };
}
