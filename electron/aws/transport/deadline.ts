/** Time limits for outside calls: the AWS SDK has none of its own. */
import { onAbort } from '../../discovery/concurrency/abort.ts';

/** The reason of an abort that a time limit caused, as opposed to a user who cancelled. */
export class DeadlineError extends Error {
  readonly deadlineMs: number;

  constructor(deadlineMs: number) {
    super(`No answer within ${deadlineMs} ms`);
    this.name = 'DeadlineError';
    this.deadlineMs = deadlineMs;
  }
}

/** The reason of an abort that the user or a closing window caused. */
export class CancelledError extends Error {
  constructor() {
    super('Cancelled');
    this.name = 'CancelledError';
  }
}

/** The longest that a timer can wait: as long as the user does. */
export const AS_LONG_AS_THE_USER_MS = 2 ** 31 - 1;

/** A timer that is later than this tells that the computer slept, not that the app is busy; in milliseconds. */
const ASLEEP_MS = 1_000;

/**
 * Runs `call` with a signal that aborts when one of `signals` does or after `deadlineMs`. Settles at
 * that moment even if `call` ignores its signal: rejects with DeadlineError or CancelledError, whichever
 * came first. Time asleep does not count: after it, the call has its whole time again. Leaves no timer and no listener behind.
 */
export function withDeadline<T>(
  signals: readonly AbortSignal[],
  deadlineMs: number,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    if (signals.some((signal) => signal.aborted)) {
      reject(new CancelledError());
      return;
    }
    const controller = new AbortController();
    const stop = (reason: Error): void => {
      reject(reason);
      release();
      controller.abort(reason);
    };
    const cancel = (): void => stop(new CancelledError());
    const begin = (): NodeJS.Timeout => {
      const dueMs = performance.now() + deadlineMs;
      return setTimeout(() => {
        if (performance.now() - dueMs > ASLEEP_MS) timer = begin();
        else stop(new DeadlineError(deadlineMs));
      }, deadlineMs);
    };
    let timer = begin();
    const release = (): void => {
      clearTimeout(timer);
      stopWaiting();
    };
    const stopWaiting = onAbort(signals, cancel);
    call(controller.signal).then(resolve, reject).finally(release);
  });
}
