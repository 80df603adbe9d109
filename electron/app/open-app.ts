/** Wiring only: reads the arguments, builds the parts, opens the window or runs the export. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, clipboard, nativeTheme, shell } from 'electron';
import { appInfo, showLicenses, VERSION } from './app/about.ts';
import { copyText, diagnosticsOf } from './app/diagnostics.ts';
import * as dialogs from './app/files/dialogs.ts';
import { RecentFiles } from './app/files/recent-files.ts';
import { SavedFile } from './app/files/saved-file.ts';
import { KeptSources } from './app/kept-sources.ts';
import { finishBefore, goOnAfterFaults, keepWindowOpen, quitOnSignals } from './app/lifecycle.ts';
import { AppMenu, setNoMenu } from './app/menu.ts';
import { registerAppScheme, serveApp } from './app/protocol.ts';
import { AppReach } from './app/reach/app-reach.ts';
import { windowSources } from './app/reach/window-sources.ts';
import { Signing } from './app/signing.ts';
import { print, quitWith } from './app/start/early-exit.ts';
import { inLoginEnvironment } from './app/start/login-environment.ts';
import { linkEvent, listenToSystem } from './app/start/open-requests.ts';
import { runAndQuit } from './app/start/run-command.ts';
import { handOverProblem, withStartLock } from './app/start/single-instance-lock.ts';
import { Watching } from './app/watching.ts';
import { limitMemory, openWindow, pageUrl } from './app/window.ts';
import { type Arguments, isCommand, parseArguments, USAGE } from './cli/arguments.ts';
import { isForeignSwitch, ownArguments } from './cli/electron-switches.ts';
import { EXIT, NO_LOG_FILE } from './cli/exit.ts';
import type { AppEvent, Outcome } from './contract/bridge/api.ts';
import type { AtlasCalls } from './contract/bridge/calls.ts';
import { type Settings, userSettings } from './contract/settings/settings.ts';
import type { Failure } from './contract/snapshot/model.ts';
import { writeNumbersAs } from './contract/text.ts';
import { IpcDoor } from './ipc/ipc.ts';
import { logPath, openLog } from './log/log-file.ts';
import { scanCalls } from './session/accounts/scan-calls.ts';
import { Atlas } from './session/atlas.ts';
import type { AtlasDeps } from './session/ports.ts';
import { firstChoice } from './session/source/source-choice.ts';
import { CallBudget } from './session/source/yielding-gateway.ts';
import { apiKeyCalls } from './settings/api-key-calls.ts';
import { endpointCalls } from './settings/endpoint-calls.ts';
import { placeData } from './settings/fallback-folder.ts';
import { SettingsStore } from './settings/settings-store.ts';
import { userDataDir } from './settings/user-data.ts';
import { openUpdates } from './updates/open-updates.ts';

const DEV_URL = app.isPackaged ? undefined : process.env.VITE_DEV_SERVER_URL;

registerAppScheme();
limitMemory();
setNoMenu();
app.setName('Bedrock Atlas');
// The id of the installer's shortcut: Windows groups window, jump list and notifications by it.
if (process.platform === 'win32') app.setAppUserModelId('org.bedrock-atlas.app');
const parsed = parseArguments(ownArguments(process.argv, app.getAppPath(), app.isPackaged), isForeignSwitch);
const dataDir = userDataDir(parsed.ok ? parsed.value.userDataDir : undefined);

const tooLong = handOverProblem(process.argv);

if (!parsed.ok) quitWith(EXIT.usage, parsed.message);
else if (parsed.value.help) print(USAGE);
else if (parsed.value.version) print(VERSION);
else if (isCommand(parsed.value)) runAndQuit(parsed.value, dataDir);
else if (tooLong !== undefined) quitWith(EXIT.usage, tooLong);
else {
  const unkept = placeData(dataDir);
  const { link } = parsed.value;
  const isAlone = withStartLock(dataDir, () =>
    app.requestSingleInstanceLock(link === undefined ? {} : { link }),
  );
  if (isAlone) void openApp(parsed.value, unkept);
  else app.quit();
}

async function openApp(args: Arguments, unkept: Failure | undefined): Promise<void> {
  const door = new IpcDoor();
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
    dialogs.askWhereToSave(window, name, format, settings);
  const confirmHosts: AtlasDeps['confirmHosts'] = (hosts) => dialogs.confirmHosts(window, hosts);
  const reach = new AppReach({
    ...{ settings, publish },
    askForFile: () => dialogs.askForCertificates(window, settings),
    problemOf: async (file) =>
      (await import('./aws/transport/trust/certificate-files.ts')).certificateProblem(file),
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
    chooseOfferFile: () => dialogs.askForOffer(window, settings),
    confirmHosts,
    nowEpochMs: () => Date.now(),
  });
  let bringForward: () => void = () => undefined;
  const watching = new Watching({
    ...{ atlas, settings, publish, report },
    window: () => window,
    bringForward: () => bringForward(),
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
      openDocument: () => dialogs.askForDocument(window, settings),
    }),
    ...watching.watches.calls,
    ...apiKeyCalls(sources.keys, settings, atlas),
    ...signing.signIns.calls,
    ...reach.calls,
    ...endpointCalls(settings, atlas.source, confirmHosts),
    openFile: () => dialogs.askForExport(window, recent, settings),
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
  let window: BrowserWindow | undefined;
  if (args.link !== undefined) publish(linkEvent(args.link));
  const openFile = (file: string): void => void app.whenReady().then(() => recent.open(file));
  bringForward = listenToSystem(app, { publish, openFile }, () => window);
  await app.whenReady();
  writeNumbersAs(app.getSystemLocale());
  serveApp(join(import.meta.dirname, '..', 'renderer'));

  let loaded: Promise<void> | undefined;
  let ready: Promise<void> | undefined;
  const show = (): void => {
    if (window !== undefined) return;
    const url = pageUrl(DEV_URL);
    // While electron-store is loaded and the source is opened, the window's process starts, which takes longer.
    loaded ??= sources.load();
    window = openWindow({
      url,
      bounds: loaded.then(() => settings.values.window),
      keepBounds: (bounds) => settings.change({ window: bounds }),
      onCrash: (reason) => log.problem(`the window's process ended: ${reason}`),
    });
    ready ??= loaded.then(() => atlas.source.start(firstChoice(args, settings.values.lastSource)));
    door.open(window.webContents, {
      atlas,
      app: calls,
      pageUrl: url,
      ready,
      state: () => [
        ...atlas.state(),
        ...sources.state(),
        ...reach.state(),
        watching.watches.state(),
        signing.signIns.state(),
        { type: 'view', text: settings.view },
      ],
      // Credentials and the SDK load after the first frame, which they would delay.
      onShown: () => {
        void inLoginEnvironment().then((isOther) =>
          isOther ? atlas.source.reopen() : atlas.source.connectOnce(),
        );
        void updates.checkWhenDue();
        watching.start();
        signing.start();
      },
      onFault,
    });
    // Windows does not wait at logout: the answers of a running scan are written now.
    window.on('session-end', () => void atlas.source.close());
    window.on('closed', () => {
      window = undefined;
    });
  };
  show();
  // The window's process starts meanwhile, and it is not on the screen yet.
  const { version, electron, platform } = appInfo();
  log.note(`started: version ${version}, Electron ${electron}, ${platform}`);
  menu.update();
  keepWindowOpen(show);
  quitOnSignals();
  // What a running scan has found, and then where the window was when it closed.
  finishBefore('before-quit', async () => {
    signing.stop();
    await Promise.all([atlas.source.close(), calls.cancelAccounts()]);
  });
  finishBefore('will-quit', () => settings.settled().then(() => sources.keys.settled()));
}
