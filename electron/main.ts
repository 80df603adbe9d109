/** Wiring only: reads the arguments, builds the parts, opens the window or runs the export. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, clipboard, nativeTheme, shell } from 'electron';
import { appInfo, VERSION } from './app/about.ts';
import { AppMenu } from './app/app-menu.ts';
import { copyText } from './app/copy-text.ts';
import { diagnosticsText } from './app/diagnostics.ts';
import { askForExport, askWhereToSave } from './app/dialogs.ts';
import { exportAndQuit } from './app/export-command.ts';
import { setNoMenu } from './app/menu.ts';
import { FromOutside, listenToSystem } from './app/open-requests.ts';
import { registerAppScheme, serveApp } from './app/protocol.ts';
import { inTurn } from './app/single-instance-lock.ts';
import { limitMemory, openWindow, pageUrl } from './app/window.ts';
import { type Arguments, parseArguments, USAGE } from './cli/arguments.ts';
import { isForeignSwitch, ownArguments } from './cli/electron-switches.ts';
import { APP_FAULT, EXIT, NO_LOG_FILE } from './cli/exit.ts';
import type { AtlasCalls } from './contract/bridge/calls.ts';
import type { Failure } from './contract/snapshot/model.ts';
import { writeAtomically } from './export/write-export.ts';
import { closeIpc, type IpcDoor, openIpc } from './ipc/ipc.ts';
import { logPath, openLog } from './log/log-file.ts';
import { errorText } from './redact/redact.ts';
import { Atlas } from './session/atlas.ts';
import { firstChoice } from './session/source-choice.ts';
import { SourceSession } from './session/source-session.ts';
import { placeData } from './settings/fallback-folder.ts';
import { SettingsStore } from './settings/settings-store.ts';
import { userDataDir } from './settings/user-data.ts';

/** The window's size and place are written when they have rested for so long. */
const PLACE_SETTLES_MS = 500;
const DEV_URL = app.isPackaged ? undefined : process.env.VITE_DEV_SERVER_URL;

registerAppScheme();
limitMemory();
setNoMenu();
app.setName('Bedrock Atlas');
// The installer's shortcut carries it: Windows then shows the window, the jump list and notifications under one icon.
if (process.platform === 'win32') app.setAppUserModelId('org.bedrock-atlas.app');
const parsed = parseArguments(ownArguments(process.argv, app.getAppPath(), app.isPackaged), isForeignSwitch);
const dataDir = userDataDir(parsed.ok ? parsed.value.userDataDir : undefined);

if (!parsed.ok) quitWith(EXIT.usage, parsed.message);
else if (parsed.value.help) print(USAGE);
else if (parsed.value.version) print(VERSION);
else if (parsed.value.export !== undefined)
  exportAndQuit({ ...parsed.value, export: parsed.value.export }, dataDir);
else {
  const unkept = placeData(dataDir);
  const { link } = parsed.value;
  const isAlone = inTurn(dataDir, () => app.requestSingleInstanceLock(link === undefined ? {} : { link }));
  if (isAlone) void openApp(parsed.value, unkept);
  else app.quit();
}

async function openApp(args: Arguments, unkept: Failure | undefined): Promise<void> {
  const problems: Failure[] = [];
  const log = openLog(dataDir);
  let door: IpcDoor | undefined;
  let window: BrowserWindow | undefined;
  const tell = (failure: Failure): void => {
    log.problem(`${failure.kind}: ${failure.message}`);
    if (door === undefined) problems.push(failure);
    else door.publish({ type: 'notice', level: 'problem', failure });
  };
  const { version, electron, platform } = appInfo();
  log.note(`started: version ${version}, Electron ${electron}, ${platform}`);
  if (unkept !== undefined) tell(unkept);
  const showLog = (): void => {
    if (existsSync(logPath(dataDir))) shell.showItemInFolder(logPath(dataDir));
    else tell(NO_LOG_FILE);
  };
  const isReadOnly = unkept !== undefined;
  const settings = new SettingsStore({ folder: dataDir, onProblem: tell, isReadOnly });
  nativeTheme.themeSource = settings.values.theme;
  // Electron would show a dialog with a stack; what is shown is still good.
  const onFault = (error: unknown): void => {
    log.problem(errorText(error));
    door?.publish({ type: 'notice', level: 'problem', failure: APP_FAULT });
  };
  process.on('uncaughtException', onFault);
  process.on('unhandledRejection', onFault);
  const menu: AppMenu = new AppMenu({
    publish: (event) => door?.publish(event),
    settings,
    showLog,
    copyDiagnostics: async () => {
      const copied = await copyText(
        clipboard,
        diagnosticsText({
          ...atlas.facts,
          info: appInfo(),
          settings: settings.settings,
          viewLength: settings.values.view.length,
          problems: log.problems(),
          nowIso: new Date().toISOString(),
          env: process.env,
        }),
      );
      if (!copied.ok) tell(copied.failure);
    },
  });
  const outside = new FromOutside({
    publish: (event) => door?.publish(event),
    openFile: (file) => void menu.recent.open(file),
  });
  if (args.link !== undefined) outside.take({ link: args.link });
  listenToSystem(app, outside, () => window);
  const folders = {
    last: () => settings.values.lastFolder,
    keep: (lastFolder: string) => settings.change({ lastFolder }),
  };
  const atlas = new Atlas({
    openSession: (choice, onProblem) =>
      SourceSession.open({
        choice,
        userDataDir: dataDir,
        isReadOnly,
        ...(args.regions === undefined ? {} : { regions: args.regions }),
        regionDeadlineMs: settings.values.regionDeadlineMs,
        env: process.env,
        onProblem,
        log,
      }),
    publish: (event) => {
      if (event.type === 'settings') nativeTheme.themeSource = event.settings.theme;
      door?.publish(event);
      if (event.type === 'settings') menu.draw();
    },
    settings,
    chooseExportFile: (name, format) => askWhereToSave(window, name, format, folders),
    writeFile: writeAtomically,
    version: VERSION,
    nowEpochMs: () => Date.now(),
  });
  const appCalls: Omit<AtlasCalls, keyof Atlas | 'shown'> = {
    openFile: () => askForExport(window, (file) => menu.recent.add(file), folders),
    rememberFile: (file) => menu.recent.addDropped(file),
    keepView: async (view) => settings.change({ view }),
    keepDamagedView: async (parts) => settings.keepDamagedView(parts),
    copyText: (text) => copyText(clipboard, text),
    showInMenu: async (state) => menu.show(state),
    appInfo: async () => appInfo(),
  };
  await app.whenReady();
  serveApp(join(import.meta.dirname, '..', 'renderer'));

  let opening: Promise<void> | undefined;
  let isConnecting = false;
  // Credentials and the SDK come after the first frame, which they would hold up.
  const connectOnce = (ready: Promise<void>): void => {
    if (isConnecting) return;
    isConnecting = true;
    void ready.then(() => atlas.connect());
  };
  const show = (): void => {
    const url = pageUrl(DEV_URL);
    let settle: NodeJS.Timeout | undefined;
    window = openWindow({
      url,
      place: settings.values.window,
      onPlaceChanged: (place, isLast) => {
        clearTimeout(settle);
        if (isLast) settings.change({ window: place });
        else settle = setTimeout(() => settings.change({ window: place }), PLACE_SETTLES_MS);
      },
      onCrash: (reason) => {
        log.problem(`the window's process ended: ${reason}`);
        outside.closed();
      },
    });
    // The window's process takes as long to start as it takes to open the source.
    opening ??= atlas.start(firstChoice(args, settings.values.lastSource));
    const ready = opening;
    closeIpc();
    door = openIpc(window.webContents, atlas, appCalls, {
      isTrusted: (frameUrl) => new URL(frameUrl).origin === new URL(url).origin,
      ready,
      opening: () => [
        ...atlas.opening(),
        ...problems.map((failure) => ({ type: 'notice', level: 'problem', failure }) as const),
        { type: 'view', text: settings.values.view },
        ...outside.opening(),
      ],
      onShown: () => connectOnce(ready),
      onFault,
    });
    // A logout of Windows waits for nobody: what a running scan has found is written now.
    window.on('session-end', () => void atlas.close());
    window.on('closed', () => {
      outside.closed();
      window = undefined;
    });
  };
  show();
  // Its process starts meanwhile, and it is not on the screen yet.
  menu.draw();
  app.on('activate', () => {
    if (window === undefined) show();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    // What a running scan has found is written before the app ends.
    event.preventDefault();
    closed = true;
    void atlas.close().finally(quitAgain);
  });
  let settled = false;
  app.on('will-quit', (event) => {
    if (settled) return;
    // So is where the window stood when it closed.
    event.preventDefault();
    settled = true;
    void settings.settled().finally(quitAgain);
  });
}

/** Not within the event that was held up: Electron takes a call made there for a part of it. */
function quitAgain(): void {
  setImmediate(() => app.quit());
}

function print(text: string): void {
  process.stdout.write(`${text}\n`, () => app.exit(EXIT.complete));
}

function quitWith(code: number, message: string): void {
  process.stderr.write(`${message}\n`, () => app.exit(code));
}
