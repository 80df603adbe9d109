/**
 * Long work a few milliseconds at a time, with turns of the page between, so that keys and frames never wait for it.
 *
 * Licence: what is derived from a listed region is one task of 100 to 400 ms at 1,500 models without this (measure 16). Its
 * door is `StepsInTurns`; matrix-model.test.ts holds what is derived in turns to what is derived at once. It may go when
 * measure 16 holds with all of it at once.
 */
import type { Steps } from '../../../../electron/contract/time-slices.ts';

/** How the page gets its turns. */
export interface Turns {
  nowMs(): number;
  /** Runs it after what the page has waiting. */
  nextTurn(run: () => void): void;
}

/** All at once. */
export const NO_TURNS: Turns = { nowMs: () => 0, nextTurn: (run) => run() };

/** Longest run of steps in a row, in milliseconds: half a frame. */
const TURN_MS = 8;

/** One piece of work at a time. */
export class StepsInTurns {
  readonly #turns: Turns;
  #work: Steps<void> | undefined;

  constructor(turns: Turns) {
    this.#turns = turns;
  }

  get isRunning(): boolean {
    return this.#work !== undefined;
  }

  /** Begins the work in the next turn, in place of any other. */
  start(work: Steps<void>): void {
    this.#work = work;
    this.#turns.nextTurn(() => this.#goOn(work));
  }

  /** What is not done yet is left. */
  stop(): void {
    this.#work = undefined;
  }

  #goOn(work: Steps<void>): void {
    const { nowMs, nextTurn } = this.#turns;
    const untilMs = nowMs() + TURN_MS;
    while (this.#work === work) {
      // Work that throws is over.
      let isOver = true;
      try {
        isOver = work.next().done === true;
      } finally {
        if (isOver && this.#work === work) this.#work = undefined;
      }
      if (!isOver && nowMs() >= untilMs) {
        nextTurn(() => this.#goOn(work));
        return;
      }
    }
  }
}
