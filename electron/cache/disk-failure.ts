/** Errors of the file system about the cache, in words. */
import type { Failure } from '../contract/model.ts';

const REASONS = new Map([
  ['ENOENT', 'its folder does not exist'],
  ['ENOTDIR', 'a part of its path is not a folder'],
  ['EEXIST', 'a part of its path is not a folder'],
  ['EISDIR', 'a folder has its name'],
  ['EACCES', 'you may not use that place'],
  ['EPERM', 'you may not use that place'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'your disk quota is used up'],
  ['EMFILE', 'too many files are open'],
  ['EBUSY', 'another program uses it'],
]);

/** Why the cache could not be read, written or removed; what was saved before is still there. */
export function diskFailure(doing: 'read' | 'written' | 'removed', file: string, error: unknown): Failure {
  return {
    kind: 'disk',
    message: `The cache ${file} could not be ${doing}: ${reasonOf(error)}.`,
    nextStep:
      doing === 'written'
        ? 'The data on the screen is complete, but the next start will not show it. Make room or allow writing there, then rescan.'
        : 'Check the file and its folder, then rescan.',
  };
}

/** The reason alone, such as `the disk is full`. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  if (code !== undefined) return REASONS.get(code) ?? `the system said ${code}`;
  return error instanceof Error ? error.message : String(error);
}
