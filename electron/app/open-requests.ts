/** Links and files that the system hands to the app: at its start, by a second start, or while it runs. */
import type { BrowserWindow } from 'electron';
import { z } from 'zod/mini';
import type { AppEvent } from '../contract/bridge/api.ts';

/** Longer texts are no links of this app: what is cut off would not make them good ones. */
const MOST_CHARACTERS = 10_000;
/** A page elsewhere that opens link after link fills no memory: the newest wait. */
const MOST_WAITING = 20;

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
    if (!this.#isListened) this.#waiting = [...this.#waiting, given].slice(-MOST_WAITING);
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

  /** The window or its page is gone: what comes waits for the next that listens. */
  closed(): void {
    this.#isListened = false;
  }
}

function linkEvent(link: string): AppEvent {
  return { type: 'link', link: link.slice(0, MOST_CHARACTERS) };
}

/** What of Electron's app and window is needed to hear the system. */
type HeardApp = NodeJS.EventEmitter;
type HeardWindow = Pick<BrowserWindow, 'isMinimized' | 'restore' | 'focus'>;

/** Listens to second starts, and to macOS, which hands over links and files by events. */
export function listenToSystem(
  app: HeardApp,
  outside: FromOutside,
  window: () => HeardWindow | undefined,
): void {
  const bringForward = (): void => {
    const open = window();
    // As a click on the app's icon: it opens a window where there is none.
    if (open === undefined) app.emit('activate');
    if (open?.isMinimized() === true) open.restore();
    open?.focus();
  };
  app.on('second-instance', (_event: unknown, _argv: unknown, _folder: unknown, data: unknown) => {
    const parsed = left.safeParse(data);
    if (parsed.success) outside.take(parsed.data);
    bringForward();
  });
  const hear = (name: string, given: (text: string) => Given): void => {
    app.on(name, (event: { preventDefault(): void }, text: string) => {
      event.preventDefault();
      outside.take(given(text));
      bringForward();
    });
  };
  hear('open-url', (link) => ({ link }));
  hear('open-file', (file) => ({ file }));
}
