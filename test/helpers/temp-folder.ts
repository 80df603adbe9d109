/** A folder for a test; all of them go at the end of the run (own-temp-folder.ts). */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const tempFolder = (): string => mkdtempSync(join(tmpdir(), 'atlas-'));
