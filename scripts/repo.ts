import { resolve } from 'node:path';

/** Absolute path of the repository, which is also the app's folder. */
export const REPO = resolve(import.meta.dirname, '..');
