/** Errors of the file system about the cache, in words. */
import type { Failure } from '../contract/snapshot/model.ts';
import { diskReason } from '../disk/disk-reason.ts';

/** Why the cache could not be read, written or removed; what was saved before is still there. */
export function diskFailure(doing: 'read' | 'written' | 'removed', file: string, error: unknown): Failure {
  return {
    kind: 'disk',
    message: `The cache ${file} could not be ${doing}: ${diskReason(error)}.`,
    nextStep:
      doing === 'written'
        ? 'The data on the screen is complete, but the next start will not show it. Make room or allow writing there, then rescan.'
        : 'Check the file and its folder, then rescan.',
  };
}
