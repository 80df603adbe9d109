/** One who has found no place. */
interface Waiting {
  urgency: number;
  start: () => void;
}

/**
 * A number of places; who finds none waits. The most urgent and the one who has waited longest have the
 * next free places in turn: those who are
 * urgent are not held up by many others, and the others not for ever by those.
 */
export class PrioritySemaphore {
  #free: number;
  readonly #waiting: Waiting[] = [];
  #isForUrgent = true;

  constructor(places: number) {
    this.#free = places;
  }

  /** Runs the task when a place is free and gives the place back whatever happens. */
  async use<T>(task: () => Promise<T>, urgency = 0): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((start) => this.#waiting.push({ urgency, start }));
    try {
      return await task();
    } finally {
      const next = this.#next();
      if (next === undefined) this.#free += 1;
      else next.start();
    }
  }

  #next(): Waiting | undefined {
    const place = this.#isForUrgent ? mostUrgent(this.#waiting) : 0;
    this.#isForUrgent = !this.#isForUrgent;
    return this.#waiting.splice(place, 1)[0];
  }
}

/** Among equals the first. */
function mostUrgent(waiting: readonly Waiting[]): number {
  let place = 0;
  let most = Number.NEGATIVE_INFINITY;
  waiting.forEach(({ urgency }, at) => {
    if (urgency <= most) return;
    place = at;
    most = urgency;
  });
  return place;
}
