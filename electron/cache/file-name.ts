/** The name of a source's cache file. */
import { createHash } from 'node:crypto';

/** Letters and digits that every file system keeps, and a hash of the exact text: one name per source, without `.json`. */
export function cacheName(partition: string, identity: string): string {
  // Also tells apart names that differ only in case, which some file systems do not.
  const hash = createHash('sha256').update(`${partition}\0${identity}`).digest('hex').slice(0, 10);
  return `${fileSafe(partition, 20)}-${fileSafe(identity, 40)}-${hash}`;
}

function fileSafe(text: string, length: number): string {
  return text.replace(/[^A-Za-z0-9]+/g, '-').slice(0, length);
}
