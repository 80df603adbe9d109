/** Writing a file that the user named: the failure in words, and the file as it was before. */
import type { Failure } from '../contract/snapshot/model.ts';
import { replaceFile } from '../disk/atomic-file.ts';
import { diskReason } from '../disk/disk-reason.ts';

/** Writes beside the target, flushes to the disk and renames over it. On failure the target is as it was. */
export async function writeAtomically(
  file: string,
  content: string | Iterable<string | Uint8Array>,
): Promise<Failure | undefined> {
  try {
    await replaceFile(file, content);
    return undefined;
  } catch (error) {
    return {
      kind: 'disk',
      message: `Could not write ${file}: ${diskReason(error)}.`,
      nextStep: 'Choose another place and try again. Nothing was changed.',
    };
  }
}
