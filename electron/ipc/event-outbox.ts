/** Hands events to the window that listens, in order and at most one batch a frame. Without one, events that are no state wait. */
import type { AppEvent } from '../contract/bridge/api.ts';

/** One frame at 60 Hz, in milliseconds. */
const FRAME_MS = 16;

/** How many of a kind wait for a window, the newest. Others are state, which a listener gets anew, or mean nothing later. */
const MAX_WAITING: Partial<Record<AppEvent['type'], number>> = { notice: 20, link: 20, opened: 1, follow: 1 };

export class EventOutbox {
  #deliver: ((events: AppEvent[]) => void) | undefined;
  #waiting: AppEvent[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** Queues the event for the next batch, or for the next listener. */
  add(event: AppEvent): void {
    if (this.#deliver === undefined) this.#keep(event);
    else {
      this.#waiting.push(event);
      this.#timer ??= setTimeout(() => this.#flush(), FRAME_MS);
    }
  }

  /** From now on `deliver` gets every batch; the first is `state` and then what has waited, at once. */
  listen(deliver: (events: AppEvent[]) => void, state: AppEvent[]): void {
    // What was queued for a page that is loaded again is in the state, or is for that page too.
    const kept = this.#waiting.filter(({ type }) => type in MAX_WAITING);
    this.#deliver = deliver;
    this.#waiting = [...state, ...kept];
    this.#flush();
  }

  /** The window or its page is gone: what comes waits for the next that listens. */
  stop(): void {
    this.#deliver = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const queued = this.#waiting;
    this.#waiting = [];
    for (const event of queued) this.#keep(event);
  }

  #keep(event: AppEvent): void {
    const max = MAX_WAITING[event.type];
    if (max === undefined) return;
    this.#waiting.push(event);
    const alike = this.#waiting.filter(({ type }) => type === event.type);
    if (alike.length > max) this.#waiting.splice(this.#waiting.indexOf(alike[0] ?? event), 1);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const events = this.#waiting;
    this.#waiting = [];
    if (events.length > 0) this.#deliver?.(events);
  }
}
