interface Waiting {
  urgency: number;
  start: () => void;
}

/**
 * A semaphore. Free slots go alternately to the most urgent task and to the one that has waited longest, so that neither
 * starves.
 */
export class PrioritySemaphore {
  #free: number;
  readonly #waiting: Waiting[] = [];
  #isForUrgent = true;

  constructor(slots: number) {
    this.#free = slots;
  }

  /** Runs the task when a slot is free, and frees the slot whatever happens. */
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
    const index = this.#isForUrgent ? mostUrgent(this.#waiting) : 0;
    this.#isForUrgent = !this.#isForUrgent;
    return this.#waiting.splice(index, 1)[0];
  }
}

/** Index of the most urgent, of the first among equals. */
function mostUrgent(waiting: readonly Waiting[]): number {
  let index = 0;
  let most = Number.NEGATIVE_INFINITY;
  waiting.forEach(({ urgency }, at) => {
    if (urgency <= most) return;
    index = at;
    most = urgency;
  });
  return index;
}
