/** Whether the app can write to its user data folder. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '../contract/snapshot/model.ts';
import { diskCode, diskReason } from './disk-reason.ts';

/** Errors that pass: the folder is used, and each write that fails is reported by itself. */
const PASSING = ['ENOSPC', 'EDQUOT', 'EMFILE', 'EBUSY'];

/** Creates the folder and writes a probe there; returns the failure if nothing can ever be kept in it. */
export function keepingFailure(folder: string): Failure | undefined {
  const probe = join(folder, `.probe-${randomBytes(4).toString('hex')}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, '', { flag: 'wx' });
    rmSync(probe, { force: true });
    return undefined;
  } catch (error) {
    if (PASSING.includes(diskCode(error) ?? '')) return undefined;
    return {
      kind: 'disk',
      message: `Nothing can be kept in ${folder}: ${diskReason(error)}.`,
      nextStep:
        'The app works, but settings, saved views, scans and the log last only until it is closed. Allow writing there, or start it with --user-data-dir=DIR.',
    };
  }
}
