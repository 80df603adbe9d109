/** Collects events and hands them on in order, at most one batch a frame. */
import type { AppEvent } from '../contract/bridge/api.ts';

/** One frame at 60 Hz, in milliseconds. */
const FRAME_MS = 16;

export class EventOutbox {
  #waiting: AppEvent[] = [];
  #timer: NodeJS.Timeout | undefined;
  readonly #deliver: (events: AppEvent[]) => void;

  constructor(deliver: (events: AppEvent[]) => void) {
    this.#deliver = deliver;
  }

  /** Queues the event for the next batch. */
  add(event: AppEvent): void {
    this.#waiting.push(event);
    this.#timer ??= setTimeout(() => this.#flush(), FRAME_MS);
  }

  /** Forgets what is waiting and delivers `events` at once: a new listener starts from the whole state. */
  restart(events: AppEvent[]): void {
    this.#waiting = events;
    this.#flush();
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const events = this.#waiting;
    this.#waiting = [];
    if (events.length > 0) this.#deliver(events);
  }
}
