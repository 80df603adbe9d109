/**
 * Electron's single-instance lock has a race: of two simultaneous starts over one folder both can get it (2 in 100 on a busy
 * machine). A lock file serialises their requests.
 */

import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { MAX_ARGUMENT_BYTES } from '../../contract/bounds.ts';
import { grouped } from '../../contract/text.ts';

/** Why a start with these arguments may not ask for the lock, as a sentence; undefined if it may. */
export function handOverProblem(argv: readonly string[]): string | undefined {
  const bytes = argv.reduce((sum, argument) => sum + Buffer.byteLength(argument) + 1, 0);
  if (bytes <= MAX_ARGUMENT_BYTES) return undefined;
  const [has, most] = [bytes, MAX_ARGUMENT_BYTES].map(grouped);
  return `The link or the other arguments are too long: ${has} bytes, at most ${most} are taken. Nothing was opened.`;
}

/** A lock whose owner cannot be checked is stale after so long, in milliseconds. */
const MAX_LOCK_AGE_MS = 3_000;
const POLL_MS = 20;

/** Runs the task under the lock; without it where the folder takes no file. */
export function withStartLock<T>(folder: string, task: () => T): T {
  const file = join(folder, 'starting');
  const isHeld = acquire(file);
  try {
    return task();
  } finally {
    if (isHeld) remove(file);
  }
}

function acquire(file: string): boolean {
  const giveUpMs = performance.now() + 2 * MAX_LOCK_AGE_MS;
  while (performance.now() < giveUpMs) {
    try {
      writeOwner(openSync(file, 'wx'));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
    if (isStale(file) && remove(file)) continue;
    // Waiting blocks the process: nothing else may start before the lock is decided.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
  }
  return false;
}

/** Whether it is gone. Windows refuses while another program holds the file; the lock becomes stale then. */
function remove(file: string): boolean {
  try {
    rmSync(file, { force: true });
    return true;
  } catch {
    return false;
  }
}

/** Host and process id: a folder can be shared with another machine, whose processes cannot be checked from here. */
function writeOwner(file: number): void {
  try {
    writeSync(file, `${hostname()} ${process.pid}\n`);
  } catch {
    // On a full disk the lock has no owner, and only its age makes it stale.
  } finally {
    closeSync(file);
  }
}

function isStale(file: string): boolean {
  try {
    return hasEnded(readFileSync(file, 'utf8')) || Date.now() - statSync(file).mtimeMs > MAX_LOCK_AGE_MS;
  } catch {
    return false;
  }
}

/** Whether the owner has surely ended. A running process with its id may be another program. */
function hasEnded(owner: string): boolean {
  const [, host, pid] = /^(\S+) ([1-9]\d*)\n$/u.exec(owner) ?? [];
  if (host !== hostname()) return false;
  // This process still asks for the lock: an earlier start had the same id.
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
