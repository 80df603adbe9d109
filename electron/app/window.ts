/** The one window: sandboxed, context-isolated, and unable to navigate away. */
import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  nativeImage,
  nativeTheme,
  type Rectangle,
  screen,
  session,
  shell,
} from 'electron';
import iconUrl from '../../icons/linux/64x64.png?inline';
import { localeSwitch } from '../contract/bridge/channels.ts';
import type { WindowBounds } from '../contract/settings/settings.ts';
import { APP_ORIGIN } from './protocol.ts';

const BACKGROUND = { light: '#ffffff', dark: '#16181d' };
/** Pages that a link in the window may open in the user's browser. */
const OUTSIDE = [
  'https://docs.aws.amazon.com/',
  'https://console.aws.amazon.com/',
  'https://console.amazonaws-us-gov.com/',
  'https://console.amazonaws.cn/',
  'https://aws.amazon.com/',
];

/** How often in a minute a page that failed is loaded again without asking. */
const MAX_RELOADS = 3;
/** Time without a move after which a drag has ended, in milliseconds. */
const BOUNDS_REST_MS = 500;

/**
 * Caps V8's young generation at 1 MB (default: some 30 MB after a few seconds). More frequent minor collections were not
 * measurable in keys, frames or start. Has to run before the app is ready.
 */
export function limitMemory(): void {
  app.commandLine.appendSwitch('js-flags', '--max-semi-space-size=1');
}

/** Has to run before the app is ready: otherwise Electron builds its default menu, which delays the window. */
export function setNoMenu(): void {
  Menu.setApplicationMenu(null);
}

/** Address of the window's page: the dev server's in development, `app://` otherwise. */
export function pageUrl(devServerUrl: string | undefined): string {
  return devServerUrl ?? `${APP_ORIGIN}/index.html`;
}

/** Who remembers where the window was. */
export interface WindowKeeper {
  /** Applied before the window is shown. */
  bounds(): Promise<WindowBounds>;
  /** Called before the window is shown: a menu that came later would move the page. */
  beforeShow(): void;
  /** Called when the window has rested after a move, and when it closes. */
  keepBounds(bounds: WindowBounds): void;
  /** The page's process ended; the page is loaded again. */
  onCrash(reason: string): void;
}

interface WindowOptions {
  url: string;
  /** Path of the preload script. */
  preload: string;
  /** The window's process starts meanwhile. */
  keeper: Promise<WindowKeeper>;
}

/**
 * Opens the window. It is shown when its page is parsed; painting earlier would delay the page's script.
 * Until the first frame it has the theme's background.
 */
export function openWindow({ url, preload, keeper }: WindowOptions): BrowserWindow {
  lockSession();
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    title: 'Bedrock Atlas',
    show: false,
    paintWhenInitiallyHidden: false,
    backgroundColor: background(),
    webPreferences: {
      additionalArguments: [localeSwitch(app.getSystemLocale())],
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      // Caches compiled code from the first start on, not from the third.
      v8CacheOptions: 'bypassHeatCheck',
      devTools: !app.isPackaged,
    },
  });
  lockNavigation(window, new URL(url));
  reloadAfterCrash(window, (reason) => void keeper.then(({ onCrash }) => onCrash(reason)));
  void showWhenReady(window, keeper);
  void window.loadURL(url);
  return window;
}

async function showWhenReady(window: BrowserWindow, keeper: Promise<WindowKeeper>): Promise<void> {
  const isDomReady = new Promise<void>((resolve) => window.webContents.once('dom-ready', () => resolve()));
  const { bounds, beforeShow, keepBounds } = await keeper;
  const kept = await bounds();
  if (!window.isDestroyed()) place(window, kept);
  await isDomReady;
  if (window.isDestroyed()) return;
  beforeShow();
  // Maximizing shows a window too.
  if (kept.maximized) window.maximize();
  window.show();
  reportBounds(window, keepBounds);
}

/** Puts the window where it was, with the background of the chosen theme. */
function place(window: BrowserWindow, { bounds }: WindowBounds): void {
  // Elsewhere the window takes the icon of the app; on Linux not every desktop finds it.
  if (process.platform === 'linux') window.setIcon(nativeImage.createFromDataURL(iconUrl));
  window.setBackgroundColor(background());
  const onScreenBounds = onScreen(bounds);
  window.setBounds(onScreenBounds);
  if (onScreenBounds.x === undefined) window.center();
}

function background(): string {
  return nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light;
}

function reportBounds(window: BrowserWindow, keep: (bounds: WindowBounds) => void): void {
  let timer: NodeJS.Timeout | undefined;
  const report = (): void => keep({ bounds: knownBounds(window), maximized: window.isMaximized() });
  // Not `resized` and `moved`: Linux does not have them.
  for (const change of ['resize', 'move', 'maximize', 'unmaximize'] as const) {
    window.on(change as 'resize', () => {
      clearTimeout(timer);
      timer = setTimeout(report, BOUNDS_REST_MS);
    });
  }
  window.on('close', () => {
    clearTimeout(timer);
    report();
  });
}

/** Loads the page again, at most three times a minute; then the user decides. */
function reloadAfterCrash(window: BrowserWindow, onCrash: (reason: string) => void): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    onCrash(reason);
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < 60_000), now];
    if (crashes.length <= MAX_RELOADS) window.webContents.reload();
    else void askToReload(window);
  });
}

async function askToReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The window has failed several times.',
    detail: 'The data is kept. Load the window again, or quit and start the app again later.',
    buttons: ['Load again', 'Quit'],
  });
  if (response === 0) window.webContents.reload();
  else app.quit();
}

/** Wayland reports every window at 0, 0, so its position is not kept. */
function knownBounds(window: BrowserWindow): NonNullable<WindowBounds['bounds']> {
  const bounds = window.getNormalBounds();
  const platform = app.commandLine.getSwitchValue('ozone-platform');
  const isWayland =
    process.platform === 'linux' &&
    (platform === 'wayland' || (platform === '' && !!process.env.WAYLAND_DISPLAY));
  return isWayland ? { width: bounds.width, height: bounds.height } : bounds;
}

function onScreen(kept: WindowBounds['bounds']): Partial<Rectangle> {
  if (kept === undefined) return {};
  const { x, y, width, height } = kept;
  if (x === undefined || y === undefined) return { width, height };
  const bounds = { x, y, width, height };
  const { workArea } = screen.getDisplayMatching(bounds);
  const visible =
    bounds.x < workArea.x + workArea.width &&
    bounds.x + bounds.width > workArea.x &&
    bounds.y >= workArea.y - 10 &&
    bounds.y < workArea.y + workArea.height;
  return visible ? bounds : { width: bounds.width, height: bounds.height };
}

function lockNavigation(window: BrowserWindow, page: URL): void {
  const contents = window.webContents;
  contents.on('will-navigate', (event) => {
    // The dev server reloads the page; a built app never navigates.
    if (app.isPackaged || new URL(event.url).origin !== page.origin || page.protocol === 'app:') {
      event.preventDefault();
    }
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // The content security policy does not reach WebRTC, whose candidates name the machine's own addresses.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(({ url }) => {
    if (OUTSIDE.some((place) => url.startsWith(place))) void shell.openExternal(url);
    return { action: 'deny' };
  });
}

function lockSession(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  defaultSession.setPermissionCheckHandler(() => false);
}
