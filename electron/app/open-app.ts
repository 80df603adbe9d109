/** Wiring only: builds the parts of the app behind its window. */
import { existsSync } from 'node:fs';
import { app, type BrowserWindow, clipboard, nativeTheme, shell } from 'electron';
import type { Arguments } from '../cli/arguments.ts';
import { NO_LOG_FILE } from '../cli/exit.ts';
import type { AppEvent, Outcome } from '../contract/bridge/api.ts';
import { type AtlasCalls, CALLS } from '../contract/bridge/calls.ts';
import { type Settings, userSettings } from '../contract/settings/settings.ts';
import type { Failure } from '../contract/snapshot/model.ts';
import { writeNumbersAs } from '../contract/text.ts';
import { callHandlers } from '../ipc/call-handlers.ts';
import type { IpcDoor, WindowService } from '../ipc/ipc.ts';
import { logPath, openLog } from '../log/log-file.ts';
import { scanCalls } from '../session/accounts/scan-calls.ts';
import { Atlas } from '../session/atlas.ts';
import type { AtlasDeps } from '../session/ports.ts';
import { firstChoice } from '../session/source/source-choice.ts';
import { CallBudget } from '../session/source/yielding-gateway.ts';
import { apiKeyCalls } from '../settings/api-key-calls.ts';
import { endpointCalls } from '../settings/endpoint-calls.ts';
import { SettingsStore } from '../settings/settings-store.ts';
import { openUpdates } from '../updates/open-updates.ts';
import { appInfo, showLicenses, VERSION } from './about.ts';
import { copyText, diagnosticsOf } from './diagnostics.ts';
import * as dialogs from './files/dialogs.ts';
import { RecentFiles } from './files/recent-files.ts';
import { SavedFile } from './files/saved-file.ts';
import { KeptSources } from './kept-sources.ts';
import { finishBefore, goOnAfterFaults, quitOnSignals } from './lifecycle.ts';
import { AppMenu } from './menu.ts';
import { AppReach } from './reach/app-reach.ts';
import { windowSources } from './reach/window-sources.ts';
import { Signing } from './signing.ts';
import { inLoginEnvironment } from './start/login-environment.ts';
import { Watching } from './watching.ts';
import type { WindowKeeper } from './window.ts';

/** What the start knows before the app is loaded. */
export interface Start {
  args: Arguments;
  dataDir: string;
  /** Why nothing can be kept in the folder, if so. */
  unkept: Failure | undefined;
}

/** The way to the one window. */
export interface WindowAccess {
  door: Pick<IpcDoor, 'publish'>;
  window(): BrowserWindow | undefined;
  bringForward(): void;
}

/** The app behind its window. */
export interface OpenedApp extends WindowService, WindowKeeper {
  /** Opens an exported file of this path. */
  openFile(file: string): void;
  /** Writes what a running scan has found. */
  close(): void;
}

/** Builds the parts and opens the source. The app is ready. */
export function openApp(
  { args, dataDir, unkept }: Start,
  { door, window, bringForward }: WindowAccess,
): OpenedApp {
  writeNumbersAs(app.getSystemLocale());
  let hear: (event: AppEvent) => void = () => undefined;
  const publish = (event: AppEvent): void => {
    door.publish(event);
    hear(event);
  };
  const log = openLog(dataDir);
  const report = (failure: Failure): void => {
    log.problem(`${failure.kind}: ${failure.message}`);
    publish({ type: 'notice', notice: { kind: 'problem', failure } });
  };
  if (unkept !== undefined) report(unkept);
  const onFault = goOnAfterFaults(log, publish);
  const isReadOnly = unkept !== undefined;
  const settings = new SettingsStore({ folder: dataDir, onProblem: report, isReadOnly });
  const sources = new KeptSources({ folder: dataDir, isReadOnly, report, settings, publish });
  const recent = new RecentFiles({ settings, system: app, publish });
  const chooseExportFile: AtlasDeps['chooseExportFile'] = (name, format) =>
    dialogs.askWhereToSave(window(), name, format, settings);
  const confirmHosts: AtlasDeps['confirmHosts'] = (hosts) => dialogs.confirmHosts(window(), hosts);
  const reach = new AppReach({
    ...{ settings, publish },
    askForFile: () => dialogs.askForCertificates(window(), settings),
    problemOf: async (file) =>
      (await import('../aws/transport/trust/certificate-files.ts')).certificateProblem(file),
    reopen: () => void atlas.source.reopenWhenIdle(),
  });
  const saved = new SavedFile((file) => shell.showItemInFolder(file));
  const budget = new CallBudget();
  const { openSession, kept } = windowSources({
    ...{ args, dataDir, settings, reach, budget, isReadOnly, report, log },
    apiKeys: sources.keys,
  });
  const atlas = new Atlas({
    openSession,
    ...{ publish, settings, chooseExportFile, writeFile: saved.write, version: VERSION },
    chooseOfferFile: () => dialogs.askForOffer(window(), settings),
    confirmHosts,
    nowEpochMs: () => Date.now(),
  });
  const watching = new Watching({
    ...{ atlas, settings, publish, report },
    ...{ window, bringForward },
  });
  const signing = new Signing({ atlas, publish, reach: () => reach.options() });
  hear = (event) => {
    watching.hear(event);
    reach.hear(event);
    signing.hear(event);
  };
  const copyDiagnostics = async (): Promise<Outcome<null>> =>
    copyText(clipboard, await diagnosticsOf({ atlas, settings, log, info: appInfo() }));
  const menu = new AppMenu({
    publish,
    settings,
    recent,
    showLog: () => {
      if (existsSync(logPath(dataDir))) shell.showItemInFolder(logPath(dataDir));
      else report(NO_LOG_FILE);
    },
    copyDiagnostics: async () => {
      const copied = await copyDiagnostics();
      if (!copied.ok) report(copied.failure);
    },
  });
  settings.subscribe((changed) => {
    menu.update();
    if (!userSettings().some(({ name }) => changed.has(name as keyof Settings))) return;
    nativeTheme.themeSource = settings.values.theme;
    publish({ type: 'settings', settings: settings.settings });
  });
  const updates = openUpdates({ settings, log, tell: (notice) => publish({ type: 'notice', notice }) });
  const calls: Omit<AtlasCalls, keyof Atlas | 'shown'> = {
    ...scanCalls(atlas.source, {
      ...{ openSession, budget, publish, chooseExportFile, writeFile: saved.write },
      ...{ nowEpochMs: Date.now, version: VERSION, kept },
      checksAccess: () => settings.values.accessChecks === 'all',
      openDocument: () => dialogs.askForDocument(window(), settings),
    }),
    ...watching.watches.calls,
    ...apiKeyCalls(sources.keys, settings, atlas),
    ...signing.signIns.calls,
    ...reach.calls,
    ...endpointCalls(settings, atlas.source, confirmHosts),
    openFile: () => dialogs.askForExport(window(), recent, settings),
    rememberFile: (file) => recent.addDropped(file),
    keepView: async (view) => settings.keepView(view),
    keepDamagedView: async (parts) => settings.keepDamagedView(parts),
    copyText: (text) => copyText(clipboard, text),
    copyDiagnostics,
    noteFault: async (text) => log.problem(`the window: ${text}`),
    showInMenu: async (state) => menu.show(state),
    appInfo: async () => appInfo(),
    showLicenses: () => showLicenses(report),
    showSaved: () => saved.show(),
    checkForUpdates: () => updates.check(),
    downloadUpdate: () => updates.download(),
  };
  let isBegun = false;
  const begin = (): void => {
    if (isBegun) return;
    isBegun = true;
    const { version, electron, platform } = appInfo();
    log.note(`started: version ${version}, Electron ${electron}, ${platform}`);
    menu.open();
  };
  // While electron-store is loaded and the source is opened, the window's process starts, which takes longer.
  const loaded = sources.load();
  const ready = loaded.then(() => atlas.source.start(firstChoice(args, settings.values.lastSource)));
  quitOnSignals();
  // What a running scan has found, and then where the window was when it closed.
  finishBefore('before-quit', async () => {
    signing.stop();
    await Promise.all([atlas.source.close(), calls.cancelAccounts()]);
  });
  finishBefore('will-quit', () => settings.settled().then(() => sources.keys.settled()));
  return {
    ready,
    state: () => [
      ...atlas.state(),
      ...sources.state(),
      ...reach.state(),
      watching.watches.state(),
      signing.signIns.state(),
      { type: 'view', text: settings.view },
    ],
    // None of it is seen before, and together it takes as long as to read the cache.
    onTold: begin,
    beforeShow: begin,
    handlers: (page) => callHandlers(CALLS, [atlas, calls, page], onFault),
    // Credentials and the SDK load after the first frame, which they would delay.
    onShown: () => {
      void inLoginEnvironment().then((isOther) =>
        isOther ? atlas.source.reopen() : atlas.source.connectOnce(),
      );
      void updates.checkWhenDue();
      watching.start();
      signing.start();
    },
    bounds: () => loaded.then(() => settings.values.window),
    keepBounds: (bounds) => settings.change({ window: bounds }),
    onCrash: (reason) => log.problem(`the window's process ended: ${reason}`),
    openFile: (file) => void recent.open(file),
    close: () => void atlas.source.close(),
  };
}
