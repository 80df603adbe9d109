/** The only file that touches ipcMain and webContents.send: checks the sender and every argument. */
import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { z } from 'zod/mini';
import {
  type AppEvent,
  type AtlasApi,
  CHANNELS,
  LONGEST_VIEW,
  type Outcome,
} from '../contract/bridge/api.ts';
import { isRegionCode } from '../contract/cells/regions.ts';
import { EXPORT_FORMAT_NAMES } from '../contract/export/formats.ts';
import type { Failure } from '../contract/snapshot/model.ts';
import { EventOutbox } from './event-outbox.ts';
import { onFirstFrame } from './page-shown.ts';

/** What the window may ask for, less the subscription, which this file keeps itself, and what is a file there and a path here. */
export type AtlasCalls = Omit<AtlasApi, 'subscribe' | 'rememberFile' | 'shown'>;

export interface IpcDoor {
  /** Queues the event for the window; delivered in order, at most one batch a frame. */
  publish(event: AppEvent): void;
}

const region = z.string().check(z.refine(isRegionCode));
const regions = z.optional(z.array(region).check(z.maxLength(200)));
const format = z.enum(EXPORT_FORMAT_NAMES);
const choice = z.union([
  z.strictObject({ kind: z.literal('sample') }),
  z.strictObject({ kind: z.literal('aws'), profile: z.nullable(z.string().check(z.maxLength(200))) }),
]);
const settings = z.partial(
  z.strictObject({
    theme: z.enum(['system', 'light', 'dark']),
    view: z.string().check(z.maxLength(LONGEST_VIEW)),
    regionDeadlineMs: z.number().check(z.gte(1_000), z.lte(120_000)),
  }),
);
const deedWords = z.nullable(z.string().check(z.maxLength(200)));
const menuState = z.strictObject({
  undo: deedWords,
  redo: deedWords,
  sort: z.enum(['provider', 'name', 'released', 'regions', 'latency', 'column']),
  hasFilters: z.boolean(),
  hasPins: z.boolean(),
  hasHiddenModels: z.boolean(),
  isViewing: z.boolean(),
});
const path = z.string().check(z.maxLength(4_096));
const parts = z.array(z.string().check(z.maxLength(100))).check(z.maxLength(10));
const copyable = z.string().check(z.maxLength(100_000));

const BAD_REQUEST: Failure = {
  kind: 'bad-input',
  message: 'The window asked for something the app does not offer.',
  nextStep: 'This is a fault of the app; please report it.',
};

/**
 * Opens the channels for one window. `isTrusted` decides by the frame's URL; `opening` gives the events that a
 * new listener gets first. A fault inside a call is reported to `onFault` and answered as a failure.
 */
export function openIpc(
  contents: WebContents,
  calls: AtlasCalls,
  options: {
    isTrusted: (frameUrl: string) => boolean;
    /** Settles when there is something to say: a listener that comes before waits. */
    ready: Promise<void>;
    opening: () => AppEvent[];
    /** The page's first frame is on the screen, or was not told of for so long that it will not be. */
    onShown: () => void;
    /** The file at the path was dropped, as the window's process says. */
    onDropped: (path: string) => Promise<void>;
    onFault: (error: unknown) => void;
  },
): IpcDoor {
  let listening = false;
  const outbox = new EventOutbox((events) => {
    if (!contents.isDestroyed()) contents.send(CHANNELS.events, JSON.stringify(events));
  });
  const fromWindow = (event: IpcMainInvokeEvent | IpcMainEvent): boolean =>
    event.sender === contents &&
    event.senderFrame !== null &&
    event.senderFrame === contents.mainFrame &&
    options.isTrusted(event.senderFrame.url);

  ipcMain.on(CHANNELS.subscribe, (event) => {
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

  const answer = <Checked extends unknown[], Value>(
    channel: string,
    check: (args: unknown[]) => Checked | undefined,
    call: (...args: Checked) => Promise<Outcome<Value>>,
  ): void => {
    ipcMain.handle(channel, async (event, ...args: unknown[]): Promise<Outcome<Value>> => {
      const checked = fromWindow(event) ? check(args) : undefined;
      if (checked === undefined) return { ok: false, failure: BAD_REQUEST };
      try {
        return await call(...checked);
      } catch (error) {
        options.onFault(error);
        return { ok: false, failure: BAD_REQUEST };
      }
    });
  };
  const one =
    <T>(schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } }) =>
    (args: unknown[]): [T] | undefined => {
      const parsed = schema.safeParse(args[0]);
      return args.length <= 1 && parsed.success ? [parsed.data] : undefined;
    };
  const none = (args: unknown[]): [] | undefined => (args.length === 0 ? [] : undefined);

  answer(CHANNELS.rescan, one(regions), (list) => calls.rescan(list));
  answer(CHANNELS.cancelScan, none, () => calls.cancelScan());
  answer(CHANNELS.measureLatency, none, () => calls.measureLatency());
  answer(CHANNELS.listOwnModels, one(region), (each) => calls.listOwnModels(each));
  answer(CHANNELS.exportMatrix, one(format), (each) => calls.exportMatrix(each));
  answer(CHANNELS.openFile, none, () => calls.openFile());
  answer(CHANNELS.rememberFile, one(path), async (each) => {
    await options.onDropped(each);
    return { ok: true, value: null };
  });
  const shown = onFirstFrame(contents, options.onShown);
  answer(CHANNELS.shown, none, async () => {
    shown();
    return { ok: true, value: null };
  });
  answer(CHANNELS.chooseSource, one(choice), (each) => calls.chooseSource(each));
  answer(CHANNELS.keepDamagedView, one(parts), (each) => calls.keepDamagedView(each));
  answer(CHANNELS.saveSettings, one(settings), (change) => calls.saveSettings(withoutUndefined(change)));
  answer(CHANNELS.copyText, one(copyable), (text) => calls.copyText(text));
  answer(CHANNELS.showInMenu, one(menuState), (state) => calls.showInMenu(state));
  answer(CHANNELS.appInfo, none, () => calls.appInfo());

  return {
    publish(event) {
      if (listening) outbox.add(event);
    },
  };
}

/** Closes the channels, so that a later window can open them again. */
export function closeIpc(): void {
  for (const channel of Object.values(CHANNELS)) {
    ipcMain.removeHandler(channel);
    ipcMain.removeAllListeners(channel);
  }
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
