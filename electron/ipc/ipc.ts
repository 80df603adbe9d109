/** The only file that touches ipcMain and webContents.send: checks the sender and every argument. */
import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { AppEvent } from '../contract/bridge/api.ts';
import { type AtlasCalls, CALLS } from '../contract/bridge/calls.ts';
import { channelOf, EVENTS_CHANNEL, SUBSCRIBE_CHANNEL } from '../contract/bridge/channels.ts';
import { callHandlers } from './call-handlers.ts';
import { EventOutbox } from './event-outbox.ts';
import { onFirstFrame } from './page-shown.ts';

export interface IpcDoor {
  /** Queues the event for the window; delivered in order, at most one batch a frame. */
  publish(event: AppEvent): void;
}

/**
 * Opens the channels for one window. `atlas` and `app` have all calls between them. `isTrusted` decides by the frame's URL;
 * `opening` gives the events that a new listener gets first. A fault inside a call, or arguments that do not fit, are
 * reported to `onFault`.
 */
export function openIpc<Atlas extends Partial<AtlasCalls>>(
  contents: WebContents,
  atlas: Atlas,
  app: Omit<AtlasCalls, keyof Atlas | 'shown'>,
  options: {
    isTrusted: (frameUrl: string) => boolean;
    /** Settles when there is something to say: a listener that comes before waits. */
    ready: Promise<void>;
    opening: () => AppEvent[];
    /** The page's first frame is on the screen, or was not reported for so long that it will not be. */
    onShown: () => void;
    onFault: (error: unknown) => void;
  },
): IpcDoor {
  let listening = false;
  const outbox = new EventOutbox((events) => {
    if (!contents.isDestroyed()) contents.send(EVENTS_CHANNEL, JSON.stringify(events));
  });
  const fromWindow = (event: IpcMainInvokeEvent | IpcMainEvent): boolean =>
    event.sender === contents &&
    event.senderFrame !== null &&
    event.senderFrame === contents.mainFrame &&
    options.isTrusted(event.senderFrame.url);

  ipcMain.on(SUBSCRIBE_CHANNEL, (event) => {
    if (!fromWindow(event)) return;
    const begin = (): void => {
      listening = true;
      outbox.restart(options.opening());
    };
    void options.ready.then(begin, begin);
  });
  contents.on('render-process-gone', () => {
    listening = false;
  });

  const shown = onFirstFrame(contents, options.onShown);
  const page = { shown: async () => shown() };
  for (const [channel, answer] of callHandlers(CALLS, [atlas, app, page], options.onFault)) {
    ipcMain.handle(channel, (event, ...args: unknown[]) => {
      if (!fromWindow(event)) throw new Error('Only the window of the app is answered.');
      return answer(args);
    });
  }
  return {
    publish(event) {
      if (listening) outbox.add(event);
    },
  };
}

/** Closes the channels, so that a later window can open them again. */
export function closeIpc(): void {
  ipcMain.removeAllListeners(SUBSCRIBE_CHANNEL);
  for (const name of Object.keys(CALLS)) ipcMain.removeHandler(channelOf(name));
}
