/**
 * Two apps that are started in the same moment over one folder: each takes its turn at Electron's lock of the single instance,
 * which both have held now and then when they asked for it together (two starts in a hundred on a busy machine).
 */
import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One that died in its turn is not waited for longer, in milliseconds. */
const LONGEST_TURN_MS = 3_000;
const POLL_MS = 20;

/** Runs the task while no other process is in its turn; where the folder refuses, at once. */
export function inTurn<T>(folder: string, task: () => T): T {
  const file = join(folder, 'starting');
  const isHeld = take(file);
  try {
    return task();
  } finally {
    if (isHeld) rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  const giveUpMs = performance.now() + 2 * LONGEST_TURN_MS;
  while (performance.now() < giveUpMs) {
    try {
      closeSync(openSync(file, 'wx'));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
    if (isLeftOver(file)) rmSync(file, { force: true });
    // Nothing else can be done before it is known whether the app runs at all.
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
  }
  return false;
}

function isLeftOver(file: string): boolean {
  try {
    return Date.now() - statSync(file).mtimeMs > LONGEST_TURN_MS;
  } catch {
    return false;
  }
}
