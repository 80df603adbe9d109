/** The only file that touches ipcMain and webContents.send: checks the sender and every argument. */
import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { AppEvent } from '../contract/bridge/api.ts';
import type { AtlasCalls } from '../contract/bridge/calls.ts';
import { EVENTS_CHANNEL, SUBSCRIBE_CHANNEL } from '../contract/bridge/channels.ts';
import type { CallHandlers } from './call-handlers.ts';
import { EventOutbox } from './event-outbox.ts';
import { isOwnFrame } from './own-frame.ts';
import { onFirstFrame } from './page-shown.ts';

/** In these milliseconds a page that was told the state asks for its scripts, which nothing may delay. */
const ASKS_FOR_SCRIPTS_MS = 50;

/** What stands behind the window. */
export interface WindowService {
  /** Settles when there is a state to send: a listener that comes before waits. */
  ready: Promise<void>;
  /** The whole state, for a page that begins to listen. */
  state(): AppEvent[];
  /** What answers the page's calls; `page` answers those about the page itself. */
  handlers(page: Pick<AtlasCalls, 'shown'>): CallHandlers;
  /** The page draws what it was told. */
  onTold(): void;
  /** The page's first frame is on the screen, or was not reported for so long that it will not be. */
  onShown(): void;
}

/** The way to the window that is open, and from it: at most one at a time. */
export class IpcDoor {
  readonly #outbox = new EventOutbox();
  #answered: string[] = [];

  /** Delivered in order, at most one batch a frame; notices, links and files wait where no window listens. */
  publish(event: AppEvent): void {
    this.#outbox.add(event);
  }

  /** Opens the channels for a new window, whose page at this address alone is answered; those of the window before are closed. */
  open(contents: WebContents, pageUrl: string, service: Promise<WindowService>): void {
    this.#close();
    const fromWindow = (event: IpcMainInvokeEvent | IpcMainEvent): boolean =>
      isOwnFrame(event, contents, pageUrl);
    const deliver = (events: AppEvent[]): void => {
      if (!contents.isDestroyed()) contents.send(EVENTS_CHANNEL, JSON.stringify(events));
    };
    let listener: unknown;
    ipcMain.on(SUBSCRIBE_CHANNEL, (event, asking: unknown) => {
      // One that asks twice is answered once; what was kept for the window would be lost to one that is gone.
      if (!fromWindow(event) || asking === listener) return;
      listener = asking;
      void service.then(({ ready, state, onTold }) => {
        const listen = (): void => {
          if (asking !== listener) return;
          this.#outbox.listen(deliver, state());
          setTimeout(onTold, ASKS_FOR_SCRIPTS_MS);
        };
        void ready.then(listen, listen);
      });
    });
    contents.on('render-process-gone', () => this.#outbox.stop());
    contents.on('destroyed', () => this.#outbox.stop());

    const shown = onFirstFrame(contents, () => void service.then(({ onShown }) => onShown()));
    void service.then(({ handlers }) => {
      if (contents.isDestroyed()) return;
      for (const [channel, answer] of handlers({ shown: async () => shown() })) {
        this.#answered.push(channel);
        ipcMain.handle(channel, (event, ...args: unknown[]) => {
          if (!fromWindow(event)) throw new Error('Only the window of the app is answered.');
          return answer(args);
        });
      }
    });
  }

  #close(): void {
    ipcMain.removeAllListeners(SUBSCRIBE_CHANNEL);
    for (const channel of this.#answered) ipcMain.removeHandler(channel);
    this.#answered = [];
  }
}
