/** The application menu over time: drawn again when the window, the theme or the recent files change. */
import { app } from 'electron';
import type { AppEvent } from '../contract/bridge/api.ts';
import { FIRST_MENU, type MenuState } from '../contract/bridge/menu-state.ts';
import type { Settings } from '../contract/bridge/settings.ts';
import { setMenu } from './menu.ts';
import { RecentFiles, type RecentParts } from './recent-files.ts';

export interface AppMenuParts {
  publish(event: AppEvent): void;
  settings: RecentParts['settings'] & { readonly settings: Settings };
  showLog: () => void;
  copyDiagnostics: () => Promise<void>;
}

export class AppMenu {
  readonly recent: RecentFiles;
  readonly #parts: AppMenuParts;
  #state = FIRST_MENU;

  constructor(parts: AppMenuParts) {
    this.#parts = parts;
    this.recent = new RecentFiles({
      settings: parts.settings,
      system: { add: (file) => app.addRecentDocument(file), clear: () => app.clearRecentDocuments() },
      publish: parts.publish,
      onChanged: () => this.draw(),
    });
  }

  /** Shows what the window says of itself. */
  show(state: MenuState): void {
    this.#state = state;
    this.draw();
  }

  /** Draws it as things stand; before the app is ready there is no menu. */
  draw(): void {
    if (!app.isReady()) return;
    const { publish, settings, showLog, copyDiagnostics } = this.#parts;
    const { recent } = this;
    setMenu((command) => publish({ type: 'command', command }), {
      development: !app.isPackaged,
      state: this.#state,
      settings: settings.settings,
      recent: { files: recent.files, open: (file) => void recent.open(file), clear: () => recent.clear() },
      showLog,
      copyDiagnostics,
    });
  }
}
