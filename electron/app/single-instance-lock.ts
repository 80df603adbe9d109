/**
 * Two apps that are started in the same moment over one folder: each takes its turn at Electron's lock of the single instance,
 * which both have held now and then when they asked for it together (two starts in a hundred on a busy machine).
 */
import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** One that cannot be asked whether it still runs is not waited for longer, in milliseconds. */
const LONGEST_TURN_MS = 3_000;
const POLL_MS = 20;

/** Runs the task while no other process is in its turn; where the folder refuses, at once. */
export function inTurn<T>(folder: string, task: () => T): T {
  const file = join(folder, 'starting');
  const isHeld = take(file);
  try {
    return task();
  } finally {
    if (isHeld) remove(file);
  }
}

function take(file: string): boolean {
  const giveUpMs = performance.now() + 2 * LONGEST_TURN_MS;
  while (performance.now() < giveUpMs) {
    try {
      signIn(openSync(file, 'wx'));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
    if (isLeftOver(file) && remove(file)) continue;
    // Nothing else can be done before it is known whether the app runs at all.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
  }
  return false;
}

/** Whether it is gone. Windows refuses while another program holds it; its age ends the turn then. */
function remove(file: string): boolean {
  try {
    rmSync(file, { force: true });
    return true;
  } catch {
    return false;
  }
}

/** Whose turn it is: a folder can be shared with another machine, whose processes cannot be asked from here. */
function signIn(file: number): void {
  try {
    writeSync(file, `${hostname()} ${process.pid}\n`);
  } catch {
    // On a full disk it stays nameless, and time alone says when its turn is over.
  } finally {
    closeSync(file);
  }
}

function isLeftOver(file: string): boolean {
  try {
    return hasEnded(readFileSync(file, 'utf8')) || Date.now() - statSync(file).mtimeMs > LONGEST_TURN_MS;
  } catch {
    return false;
  }
}

/** Whether the process of this name has surely ended; its number may be another's by now, which says nothing. */
function hasEnded(name: string): boolean {
  const [, host, pid] = /^(\S+) ([1-9]\d*)\n$/u.exec(name) ?? [];
  if (host !== hostname()) return false;
  // Not this one's own turn, since it still asks for it: a start before had the same number.
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
