/** What the bench measures inside a page. Each function but `taken` runs in the page: it must not use anything outside itself. */
import type { Page } from '@playwright/test';

/** What notes are kept under, in the page. */
export const KEYS = 'benchKeys';
export const LONG_TASKS = 'benchTasks';
export const CLICKS = 'benchClicks';

/** What was noted there since the last call. */
export function taken<Note>(page: Page, notes: string): Promise<Note[]> {
  return page.evaluate((name) => (Reflect.get(window, name) as Note[]).splice(0), notes);
}

/** Milliseconds since 1970 when the first content, or the element marked `matrix`, was painted. */
export async function paintedEpochMs(what: 'first' | 'matrix'): Promise<number> {
  const startTime = await new Promise<number>((resolve) => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.name === 'first-contentful-paint') resolve(entry.startTime);
        if (Reflect.get(entry, 'identifier') === 'matrix') resolve(Reflect.get(entry, 'renderTime'));
      }
    }).observe({ type: what === 'first' ? 'paint' : 'element', buffered: true });
  });
  return performance.timeOrigin + startTime;
}

/** One key: milliseconds from the event to the frame with the letter, and to the last frame that changed the rows. */
export interface KeyTimes {
  echoMs: number | null;
  rowsMs: number | null;
}

declare const scheduler: { postTask(task: () => void, how: { priority: 'user-blocking' }): void };

/** Starts to note keys; `taken` gives the notes. */
export function watchKeys(): void {
  const notes: KeyTimes[] = [];
  Reflect.set(window, 'benchKeys', notes);
  let at = 0;
  let key: KeyTimes | undefined;
  // Before what React has asked for meanwhile: a message would wait for that, and count it in.
  const afterPaint = (then: (nowMs: number) => void): void => {
    requestAnimationFrame(() => {
      scheduler.postTask(() => then(performance.now()), { priority: 'user-blocking' });
    });
  };
  addEventListener(
    'keydown',
    (event) => {
      at = event.timeStamp;
      key = { echoMs: null, rowsMs: null };
      notes.push(key);
    },
    true,
  );
  addEventListener(
    'input',
    (event) => {
      // A check box has this event too.
      if (!(event instanceof InputEvent)) return;
      const [own, from] = [key, at];
      afterPaint((nowMs) => {
        if (own !== undefined) own.echoMs = nowMs - from;
      });
    },
    true,
  );
  const rows = document.querySelector('.matrix-view');
  if (rows === null) return;
  new MutationObserver(() => {
    const [own, from] = [key, at];
    afterPaint((nowMs) => {
      if (own !== undefined) own.rowsMs = nowMs - from;
    });
  }).observe(rows, { childList: true, subtree: true, characterData: true, attributes: true });
}

/** Scrolls so many pixels each frame: gives the time between frames, and from each frame's start to after its paint. */
export async function scrollFrames(step: {
  downPx: number;
  rightPx: number;
  frames: number;
}): Promise<{ intervalsMs: number[]; workMs: number[] }> {
  const scroller = document.querySelector('.matrix-scroller');
  const intervalsMs: number[] = [];
  const workMs: number[] = [];
  let lastMs: number | undefined;
  for (let frame = 0; frame < step.frames; frame += 1) {
    await new Promise<void>((resolve) => {
      requestAnimationFrame((nowMs) => {
        const startedMs = performance.now();
        if (lastMs !== undefined) intervalsMs.push(nowMs - lastMs);
        lastMs = nowMs;
        if (scroller !== null) {
          const end = scroller.scrollHeight - scroller.clientHeight;
          // From the start again at the end, so that every list is long enough.
          scroller.scrollTop = scroller.scrollTop + step.downPx > end ? 0 : scroller.scrollTop + step.downPx;
          scroller.scrollLeft += step.rightPx;
        }
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          workMs.push(performance.now() - startedMs);
          resolve();
        };
        channel.port2.postMessage(null);
      });
    });
  }
  return { intervalsMs, workMs };
}

/** Starts to note how many milliseconds each task of 50 ms and more takes. */
export function watchLongTasks(): void {
  const tasks: number[] = [];
  Reflect.set(window, 'benchTasks', tasks);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  }).observe({ type: 'longtask' });
}

/** Starts to note the milliseconds from each click to the next frame, where that took 16 and more; in steps of 8. */
export function watchClicks(): void {
  const clicks: number[] = [];
  Reflect.set(window, 'benchClicks', clicks);
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'click') clicks.push(duration);
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
}
