/** Links and files that the system hands to the app: at its start, by a second start, or while it runs. */
import type { BrowserWindow } from 'electron';
import type { AppEvent } from '../../contract/bridge/api.ts';
import { asRecord } from '../../contract/json.ts';

/** A longer text is no link of this app. */
const MAX_LINK_LENGTH = 10_000;

/** What of Electron's app and window is needed to hear the system. */
type HeardApp = NodeJS.EventEmitter;
type HeardWindow = Pick<BrowserWindow, 'isMinimized' | 'restore' | 'focus'>;

/** The event that hands a link to the window. A longer link is cut: the window refuses it either way. */
export function linkEvent(link: string): AppEvent {
  return { type: 'link', link: link.slice(0, MAX_LINK_LENGTH) };
}

/** Listens to second instances and to open events of macOS. The returned function brings the window forward. */
export function listenToSystem(
  app: HeardApp,
  handlers: { publish(event: AppEvent): void; openFile(file: string): void },
  window: () => HeardWindow | undefined,
): () => void {
  const bringForward = (): void => {
    const open = window();
    // As a click on the app's icon: it opens a window where there is none.
    if (open === undefined) app.emit('activate');
    if (open?.isMinimized() === true) open.restore();
    open?.focus();
  };
  app.on('second-instance', (_event: unknown, _argv: unknown, _folder: unknown, data: unknown) => {
    // No schema: zod is loaded after the window.
    const link = asRecord(data)?.link;
    if (typeof link === 'string') handlers.publish(linkEvent(link));
    bringForward();
  });
  const hear = (name: 'open-url' | 'open-file', open: (text: string) => void): void => {
    app.on(name, (event: { preventDefault(): void }, text: string) => {
      event.preventDefault();
      open(text);
      bringForward();
    });
  };
  hear('open-url', (link) => handlers.publish(linkEvent(link)));
  hear('open-file', (file) => handlers.openFile(file));
  return bringForward;
}
