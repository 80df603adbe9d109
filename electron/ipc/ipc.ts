/** The only file that touches ipcMain and webContents.send: checks the sender and every argument. */
import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { AppEvent } from '../contract/bridge/api.ts';
import { type AtlasCalls, CALLS } from '../contract/bridge/calls.ts';
import { channelOf, EVENTS_CHANNEL, SUBSCRIBE_CHANNEL } from '../contract/bridge/channels.ts';
import { callHandlers } from './call-handlers.ts';
import { EventOutbox } from './event-outbox.ts';
import { isOwnFrame } from './own-frame.ts';
import { onFirstFrame } from './page-shown.ts';

/** `atlas` and `app` have all calls between them. */
export interface DoorOptions<Atlas extends Partial<AtlasCalls>> {
  atlas: Atlas;
  app: Omit<AtlasCalls, keyof Atlas | 'shown'>;
  /** Whose frame alone is answered. */
  pageUrl: string;
  /** Settles when there is a state to send: a listener that comes before waits. */
  ready: Promise<void>;
  /** The whole state, for a window that begins to listen. */
  state: () => AppEvent[];
  /** The page's first frame is on the screen, or was not reported for so long that it will not be. */
  onShown: () => void;
  /** A fault inside a call, or arguments that do not fit. */
  onFault: (error: unknown) => void;
}

/** The way to the window that is open, and from it: at most one at a time. */
export class IpcDoor {
  readonly #outbox = new EventOutbox();

  /** Delivered in order, at most one batch a frame; notices, links and files wait where no window listens. */
  publish(event: AppEvent): void {
    this.#outbox.add(event);
  }

  /** Opens the channels for a new window; those of the window before are closed. */
  open<Atlas extends Partial<AtlasCalls>>(contents: WebContents, options: DoorOptions<Atlas>): void {
    const { atlas, app, pageUrl, ready, state, onFault } = options;
    closeChannels();
    const fromWindow = (event: IpcMainInvokeEvent | IpcMainEvent): boolean =>
      isOwnFrame(event, contents, pageUrl);
    const deliver = (events: AppEvent[]): void => {
      if (!contents.isDestroyed()) contents.send(EVENTS_CHANNEL, JSON.stringify(events));
    };
    ipcMain.on(SUBSCRIBE_CHANNEL, (event) => {
      if (!fromWindow(event)) return;
      const listen = (): void => this.#outbox.listen(deliver, state());
      void ready.then(listen, listen);
    });
    contents.on('render-process-gone', () => this.#outbox.stop());
    contents.on('destroyed', () => this.#outbox.stop());

    const shown = onFirstFrame(contents, options.onShown);
    const page = { shown: async () => shown() };
    for (const [channel, answer] of callHandlers(CALLS, [atlas, app, page], onFault)) {
      ipcMain.handle(channel, (event, ...args: unknown[]) => {
        if (!fromWindow(event)) throw new Error('Only the window of the app is answered.');
        return answer(args);
      });
    }
  }
}

function closeChannels(): void {
  ipcMain.removeAllListeners(SUBSCRIBE_CHANNEL);
  for (const name of Object.keys(CALLS)) ipcMain.removeHandler(channelOf(name));
}
