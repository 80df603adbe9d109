/** Notifications, power events and login item of watching in the main process. */
import { app, type BrowserWindow, Notification, powerMonitor } from 'electron';
import type { AppEvent } from '../contract/bridge/api.ts';
import type { ScanEvent } from '../contract/scan/scan-event.ts';
import type { Failure } from '../contract/snapshot/model.ts';
import type { Atlas } from '../session/atlas.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { configHome } from '../settings/user-data.ts';
import { lastScanMs, Rescans } from '../watch/rescans.ts';
import { Watches } from '../watch/watches.ts';
import { setStartAtLogin } from './login-item.ts';

export interface WatchingDeps {
  atlas: Atlas;
  settings: SettingsStore;
  publish(event: AppEvent): void;
  report(failure: Failure): void;
  window(): BrowserWindow | undefined;
  /** Opens a window where there is none, and brings it forward. */
  bringForward(): void;
}

/** Holds shown notifications: a collected one loses its click handler. */
const shown = new Set<Notification>();

const PLANS_ANEW: readonly ScanEvent['type'][] = ['scan-finished', 'snapshot-restored'];

export class Watching {
  readonly watches: Watches;
  readonly #rescans: Rescans;
  readonly #deps: WatchingDeps;
  #isStarted = false;

  constructor(deps: WatchingDeps) {
    const { atlas, settings, publish } = deps;
    this.#deps = deps;
    this.watches = new Watches({
      settings,
      publish,
      snapshot: () => atlas.facts.state?.snapshot,
      nowEpochMs: Date.now,
      notify: ({ sentence, title }, open) => this.#notify({ title, body: sentence }, open),
    });
    this.#rescans = new Rescans({
      hours: () => settings.values.rescanHours,
      lastScanMs: () => (atlas.facts.state === undefined ? undefined : lastScanMs(atlas.facts.state)),
      rescan: () =>
        void atlas.rescanIfIdle({ access: settings.values.rescanAsks === 'access', latency: false }),
      nowEpochMs: Date.now,
      later: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    });
  }

  /** Receives every event that the window receives. */
  hear(event: AppEvent): void {
    void this.watches.hear(event);
    // Another source was scanned at another time. Nothing is planned before the start.
    if (this.#isStarted && event.type === 'scan' && PLANS_ANEW.includes(event.event.type))
      this.#rescans.plan();
  }

  /** After a first frame: begins to rescan, if that is switched on. */
  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    powerMonitor.on('suspend', () => this.#rescans.sleep());
    powerMonitor.on('resume', () => this.#rescans.wake());
    this.#deps.settings.subscribe((changed) => {
      if (changed.has('rescanHours')) this.#rescans.plan();
      if (changed.has('startAtLogin')) void this.#setStartAtLogin(this.#deps.settings.values.startAtLogin);
    });
    this.#rescans.wake();
  }

  async #setStartAtLogin(isOn: boolean): Promise<void> {
    const { platform, env, execPath } = process;
    const failure = await setStartAtLogin(isOn, {
      platform,
      executable: env.APPIMAGE ?? execPath,
      configHome: configHome(platform, env),
      isPackaged: app.isPackaged,
      setLoginItem: (settings) => app.setLoginItemSettings(settings),
    });
    if (failure === undefined) return;
    this.#deps.report(failure);
    // The setting goes back to what the system has.
    if (isOn) this.#deps.settings.change({ startAtLogin: false });
  }

  /** No notification while the window is focused: it shows the message itself. */
  #notify(content: { title: string; body: string }, open: () => void): void {
    if (this.#deps.window()?.isFocused() === true || !Notification.isSupported()) return;
    const notification = new Notification(content);
    shown.add(notification);
    const forget = (): void => void shown.delete(notification);
    notification.on('close', forget);
    notification.on('failed', forget);
    notification.on('click', () => {
      forget();
      open();
      this.#deps.bringForward();
    });
    notification.show();
  }
}
