import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { provideElectron } from '../../../scripts/electron-runtime/provide-electron.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const EXECUTABLE = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[
  process.platform as string
];

describe('provideElectron', () => {
  let dist: string;
  beforeEach(() => {
    dist = tempFolder();
  });

  it('takes the Electron that ELECTRON_OVERRIDE_DIST_PATH names before any other', async () => {
    const executable = join(dist, EXECUTABLE ?? 'electron');
    mkdirSync(join(executable, '..'), { recursive: true });
    writeFileSync(executable, '');
    writeFileSync(join(dist, 'version'), 'v45.0.1\n');
    const said: string[] = [];
    const runtime = await provideElectron((line) => said.push(line), { ELECTRON_OVERRIDE_DIST_PATH: dist });
    expect(runtime).toEqual({ executable, dist, version: '45.0.1', source: 'override' });
    expect(said).toEqual([]);
  });

  it('says so when there is no Electron in that folder', async () => {
    const providing = provideElectron(() => undefined, { ELECTRON_OVERRIDE_DIST_PATH: dist });
    await expect(providing).rejects.toThrow(/ELECTRON_OVERRIDE_DIST_PATH is set, but there is no /);
  });
});
