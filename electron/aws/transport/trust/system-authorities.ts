/** Certificate authorities of the operating system, read in a thread of their own: it takes a quarter of a second or more. */
import { Worker } from 'node:worker_threads';
import { CAN_LIST_AUTHORITIES } from '../../../fallback-runtime.ts';

/** Asked of a keychain that answers late, in milliseconds; without an answer the built-in authorities have to do. */
const READ_WITHIN_MS = 8_000;

const READ = `
const { parentPort } = require('node:worker_threads');
parentPort.postMessage(require('node:tls').getCACertificates('system'));`;

let known: Promise<string[]> | undefined;

/** PEM, one certificate each; read once in a process, at the first call. Empty where the runtime cannot list them. */
export function systemAuthorities(): Promise<string[]> {
  known ??= CAN_LIST_AUTHORITIES ? fromThread(READ, READ_WITHIN_MS) : Promise.resolve([]);
  return known;
}

/** The list that the script posts from a thread; empty if it fails or takes longer. Keeps no process alive. */
export function fromThread(script: string, withinMs: number): Promise<string[]> {
  return new Promise((resolve) => {
    // Switches of this process, such as a loader's, mean nothing to the script.
    const worker = new Worker(script, { eval: true, execArgv: [] });
    const end = (found: string[]): void => {
      clearTimeout(timer);
      resolve(found);
      void worker.terminate();
    };
    const timer = setTimeout(() => end([]), withinMs);
    worker.once('message', end);
    worker.once('error', () => end([]));
    worker.once('exit', () => end([]));
  });
}
