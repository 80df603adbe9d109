/** Links and files that the system hands to the app: at its start, by a second start, or while it runs. */
import { app, type BrowserWindow } from 'electron';
import { z } from 'zod/mini';
import type { AppEvent } from './contract/api.ts';

/** The scheme of links to views; electron-builder.yml declares it too. */
const SCHEME = 'bedrock-atlas';
/** Longer texts are no links of this app: what is cut off would not make them good ones. */
const MOST_CHARACTERS = 10_000;

/** What a second start leaves to the first. */
const left = z.object({ link: z.string() });

type Given = { link: string } | { file: string };

export class FromOutside {
  readonly #parts: { publish(event: AppEvent): void; openFile(file: string): void };
  /** What came while no window listened. */
  #waiting: Given[] = [];
  #isListened = false;

  constructor(parts: { publish(event: AppEvent): void; openFile(file: string): void }) {
    this.#parts = parts;
  }

  /** Hands it to the window, which reads a link with the care that a stranger's text needs. */
  take(given: Given): void {
    if (!this.#isListened) this.#waiting.push(given);
    else if ('link' in given) this.#parts.publish(linkEvent(given.link));
    else this.#parts.openFile(given.file);
  }

  /** What a window that begins to listen is told last; a file follows when it is read. */
  opening(): AppEvent[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#isListened = true;
    return waiting.flatMap((given) => {
      if ('link' in given) return [linkEvent(given.link)];
      this.#parts.openFile(given.file);
      return [];
    });
  }

  /** The window is gone: what comes waits for the next. */
  closed(): void {
    this.#isListened = false;
  }
}

function linkEvent(link: string): AppEvent {
  return { type: 'link', link: link.slice(0, MOST_CHARACTERS) };
}

/** Listens to second starts, and to macOS, which hands over links and files by events. */
export function listenToSystem(outside: FromOutside, window: () => BrowserWindow | undefined): void {
  const bringForward = (): void => {
    const open = window();
    // As a click on the app's icon: it opens a window where there is none.
    if (open === undefined) app.emit('activate');
    if (open?.isMinimized() === true) open.restore();
    open?.focus();
  };
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const parsed = left.safeParse(data);
    if (parsed.success) outside.take(parsed.data);
    bringForward();
  });
  app.on('open-url', (event, link) => {
    event.preventDefault();
    outside.take({ link });
    bringForward();
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    outside.take({ file });
    bringForward();
  });
}

/**
 * Makes the installed app the one that opens links. A copy that is run from its sources is not the user's app. On Linux the
 * desktop entry of the package says it; asking there would wait for another process.
 */
export function registerLinks(): void {
  if (!app.isPackaged || process.platform === 'linux') return;
  app.setAsDefaultProtocolClient(SCHEME, process.execPath, ['--']);
}
