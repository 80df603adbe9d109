/** What measure 14 notes inside a page. Each function runs in the page: it must not use anything outside itself. */

/** One opening: milliseconds from each key to after the paint of the first frame that shows what it did. */
export interface OpeningTimes {
  openMs: number | null;
  closeMs: number | null;
}

/** What `taken` calls them. */
export const OPENINGS_NOTED = 'benchOpenings';

/** Starts to note openings by Ctrl+K and closings by Escape; `taken` gives the notes. */
export function watchOpenings(): void {
  const notes: OpeningTimes[] = [];
  Reflect.set(window, 'benchOpenings', notes);
  // Asked after a paint only, when it costs no layout.
  const isListed = (): boolean =>
    [...document.querySelectorAll('[role="dialog"] [role="menuitem"], dialog [role="menuitem"]')].some(
      (item) => item.checkVisibility({ visibilityProperty: true }),
    );
  const whenPainted = (wanted: boolean, then: (nowMs: number) => void): void => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        if (isListed() === wanted) then(performance.now());
        else whenPainted(wanted, then);
      };
      channel.port2.postMessage(null);
    });
  };
  addEventListener(
    'keydown',
    (event) => {
      const { timeStamp } = event;
      if (event.key === 'k' && event.ctrlKey) {
        const note: OpeningTimes = { openMs: null, closeMs: null };
        notes.push(note);
        whenPainted(true, (nowMs) => {
          note.openMs = nowMs - timeStamp;
        });
      } else if (event.key === 'Escape') {
        const note = notes.at(-1);
        whenPainted(false, (nowMs) => {
          if (note !== undefined) note.closeMs = nowMs - timeStamp;
        });
      }
    },
    true,
  );
}
