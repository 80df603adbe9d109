/** Errors of the file system in words. */

const REASONS = new Map([
  ['ENOENT', 'the folder does not exist'],
  ['ENOTDIR', 'a part of the path is not a folder'],
  ['EEXIST', 'a part of the path is not a folder'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'you may not use that place'],
  ['EPERM', 'you may not use that place'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'your disk quota is used up'],
  ['EFBIG', 'the disk takes no file of that size'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EMFILE', 'too many files are open'],
  ['EBUSY', 'another program uses it'],
  ['EIO', 'the disk has an error'],
]);

/** The reason alone, such as `the disk is full`. */
export function diskReason(error: unknown): string {
  const code = diskCode(error);
  if (code !== undefined) return REASONS.get(code) ?? `the system said ${code}`;
  return error instanceof Error ? error.message : String(error);
}

/** The system's error code, such as `ENOSPC`; undefined if the error is not the system's. */
export function diskCode(error: unknown): string | undefined {
  const code: unknown = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === 'string' ? code : undefined;
}
