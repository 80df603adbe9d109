/** Says that a newer version exists. It looks once a week or when asked, and downloads only when asked. */
import type { Notice } from '../contract/bridge/api.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** Where newer versions are looked for. Its promises reject with what went wrong. */
export interface UpdateSource {
  /** The newer version, such as `0.2.0`; undefined if this one is the newest. */
  newer(): Promise<string | undefined>;
  /** Downloads and checks the version that `newer` gave. It is installed when the app ends. */
  download(): Promise<void>;
}

export interface UpdateDeps {
  owner: UpdateOwner;
  /** This app's version. */
  version: string;
  /** Opened when it is first needed. */
  openSource(): Promise<UpdateSource>;
  settings: {
    readonly values: { readonly updateCheck: 'weekly' | 'never'; readonly lastUpdateCheckMs: number };
    change(change: { lastUpdateCheckMs: number }): void;
  };
  tell(notice: Notice): void;
  note(line: string): void;
  openReleasePage(): void;
  nowEpochMs(): number;
}

export class Updates {
  readonly #deps: UpdateDeps;
  #source: Promise<UpdateSource> | undefined;
  #newer: string | undefined;
  #isDownloading = false;

  constructor(deps: UpdateDeps) {
    this.#deps = deps;
  }

  /** Looks if a week has passed and the user wants it. A failure goes to the log alone: nobody asked. */
  async checkWhenDue(): Promise<void> {
    const { owner, settings, nowEpochMs, note } = this.#deps;
    const { updateCheck, lastUpdateCheckMs } = settings.values;
    const sinceMs = nowEpochMs() - lastUpdateCheckMs;
    // A clock that was set back must not silence it for years.
    const isDue = sinceMs >= WEEK_MS || sinceMs < 0;
    if (owner === 'none' || updateCheck === 'never' || !isDue) return;
    try {
      await this.#look();
      if (this.#newer !== undefined) this.#tellNewer();
    } catch (error) {
      note(`updates: ${wordsOf(error)}`);
    }
  }

  /** Looks now and says what it found. */
  async check(): Promise<void> {
    const { owner, version, tell } = this.#deps;
    if (owner === 'none') {
      tell({
        kind: 'info',
        message: 'This copy of the app does not update itself.',
        nextStep: 'The package manager, or whoever unpacked its sources, brings newer versions.',
      });
      return;
    }
    try {
      await this.#look();
    } catch (error) {
      this.#tellFailure('Whether a newer version exists could not be checked', error);
      return;
    }
    if (this.#newer !== undefined) this.#tellNewer();
    else tell({ kind: 'info', message: `${version} is the newest version.` });
  }

  /** Downloads the newer version, or opens the release page where the app does not install it. */
  async download(): Promise<void> {
    const { owner, tell, openReleasePage } = this.#deps;
    if (this.#newer === undefined) await this.check();
    if (this.#newer === undefined || this.#isDownloading) return;
    if (owner === 'page') {
      openReleasePage();
      return;
    }
    this.#isDownloading = true;
    try {
      tell({ kind: 'info', message: `Downloading ${this.#newer} …` });
      await (await this.#open()).download();
      tell({
        kind: 'info',
        message: `${this.#newer} is downloaded and checked.`,
        nextStep: 'It is installed when you quit the app.',
      });
    } catch (error) {
      this.#tellFailure(`${this.#newer} was not installed`, error);
    } finally {
      this.#isDownloading = false;
    }
  }

  #open(): Promise<UpdateSource> {
    this.#source ??= this.#deps.openSource();
    return this.#source;
  }

  async #look(): Promise<void> {
    const { settings, nowEpochMs, note, version } = this.#deps;
    const source = await this.#open();
    this.#newer = await source.newer();
    settings.change({ lastUpdateCheckMs: nowEpochMs() });
    note(`updates: ${this.#newer ?? version} is the newest version`);
  }

  #tellNewer(): void {
    const { owner, version, tell } = this.#deps;
    const next = {
      app: 'Help › Download update fetches it; it is installed when you quit the app.',
      page: 'Help › Download update opens its release page.',
      none: '',
    }[owner];
    tell({
      kind: 'info',
      message: `Bedrock Atlas ${this.#newer} is available; this is ${version}.`,
      nextStep: next,
    });
  }

  #tellFailure(what: string, error: unknown): void {
    const { tell, note } = this.#deps;
    note(`updates: ${wordsOf(error)}`);
    tell({
      kind: 'problem',
      failure: {
        kind: 'network',
        message: `${what}: ${wordsOf(error)}`,
        nextStep: 'Try again later, or look at the release page.',
      },
    });
  }
}

/** The first line: the updater's messages go on with headers and stacks. */
function wordsOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] ?? '').slice(0, 200);
}

/**
 * `app`: it downloads and installs one when the user asks. `page`: it says that there is one, and the user gets it from the
 * release page. `none`: sources, or an installation of the system's package manager.
 */
export type UpdateOwner = 'app' | 'page' | 'none';

/** What is known of the installation. */
export interface Installation {
  platform: NodeJS.Platform;
  isPackaged: boolean;
  /** Absolute path of the executable. */
  executable: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Whether the package names who signs newer versions. */
  namesPublisher: boolean;
}

/** The rule, by platform. Packages of deb and rpm live in /opt; nothing that a user unpacks does. */
export function updateOwner(installation: Installation): UpdateOwner {
  const { platform, isPackaged, executable, env, namesPublisher } = installation;
  if (!isPackaged) return 'none';
  // Without a publisher electron-updater takes any installer on Windows, signed or not.
  if (platform === 'win32') return namesPublisher ? 'app' : 'page';
  if (platform === 'darwin') return 'app';
  if (env.SNAP !== undefined || env.FLATPAK_ID !== undefined) return 'none';
  if (env.APPIMAGE !== undefined) return 'app';
  return /^\/(opt|usr)\//.test(executable) ? 'none' : 'page';
}
