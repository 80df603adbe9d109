/** Certificate authorities of the operating system, read in a thread of their own: it takes a quarter of a second or more. */
import * as tls from 'node:tls';
import { Worker } from 'node:worker_threads';
import { MAX_CONFIG_BYTES } from '../../../contract/bounds.ts';
import { readRegularFile } from '../../../disk/regular-file.ts';
import { canListAuthorities } from '../../../fallback-runtime.ts';
import { certificatesIn } from './certificate-files.ts';

/** Asked of a keychain that answers late, in milliseconds; without an answer the built-in authorities have to do. */
const READ_WITHIN_MS = 8_000;

const READ = `
const { parentPort } = require('node:worker_threads');
parentPort.postMessage(require('node:tls').getCACertificates('system'));`;

/** Where Linux distributions keep them in one file; as in Go's crypto/x509, root_linux.go, read 2026-11. */
const LINUX_FILES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

let known: Promise<string[]> | undefined;

/**
 * PEM, one certificate each; read once in a process, at the first call. A runtime that cannot list them reads the file of the
 * Linux distribution; elsewhere it finds none.
 */
export function systemAuthorities(): Promise<string[]> {
  known ??= canListAuthorities(tls) ? fromThread(READ, READ_WITHIN_MS) : fromFiles(LINUX_FILES);
  return known;
}

/** The certificates of the first file that can be read. */
export async function fromFiles(files: readonly string[]): Promise<string[]> {
  for (const file of files) {
    try {
      return certificatesIn(String(await readRegularFile(file, MAX_CONFIG_BYTES)));
    } catch {
      // Another distribution.
    }
  }
  return [];
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
