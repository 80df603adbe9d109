/** The app as users get it: packaged into an asar, its fuses set, without a repository around it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { linuxExecutable } from '../../../scripts/packaging/package-app.ts';
import { cleanAppEnv } from '../../drivers/clean-app-env.ts';
import { packagedExecutable, packagedResources, startPackaged } from '../../drivers/packaged/packaged-app.ts';
import { packagedOnce } from '../../drivers/packaged/packaged-once.ts';
import { gridOf, rescan } from '../../drivers/window-page.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

test.describe('the packaged app', () => {
  let output: string;
  let executable: string;

  test.beforeAll(async () => {
    output = tempFolder();
    executable = packagedExecutable(await packagedOnce());
  });

  test('opens its window from the archive and shows the matrix of the sample', async () => {
    const { page, end } = await startPackaged(executable, ['--sample-data']);
    try {
      await expect(page).toHaveTitle(/Bedrock Atlas/);
      expect(page.url()).toMatch(/^app:\/\//);
      await rescan(page);
      await expect(gridOf(page)).toHaveAttribute('aria-rowcount', /\d{3}/);
      await expect(gridOf(page).locator('[data-region-state="ok"]').first()).toBeVisible();
    } finally {
      await end();
    }
  });

  test('cannot be turned into a plain Node or be inspected', async () => {
    const fuses = await getCurrentFuseWire(
      process.platform === 'linux' ? linuxExecutable(dirname(executable)) : executable,
    );
    const closed = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
      FuseV1Options.EnableCookieEncryption,
    ];
    expect(closed.map((fuse) => fuses[fuse])).toEqual(closed.map(() => FuseState.DISABLE));
    expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
  });

  test('writes an export where there is no display and, for root, no sandbox', async () => {
    const file = join(output, 'matrix.json');
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = cleanAppEnv(output);
    const child = spawn(
      executable,
      [
        `--user-data-dir=${join(output, 'user-data')}`,
        ...['--sample-data', '--regions', 'eu-central-1', '--no-access', '--export', file],
      ],
      { env, stdio: 'ignore' },
    );
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 'bedrock-atlas/matrix' });
  });

  test('carries its own licence and those of all it contains', () => {
    const resources = packagedResources(executable);
    expect(readFileSync(join(resources, 'LICENSE.txt'), 'utf8')).toContain('MIT License');
    const notices = readFileSync(join(resources, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['react', 'react-aria-components', '@aws-sdk/core', 'zod', 'electron-store']) {
      expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
    }
  });

  test('ships what it runs and nothing else', () => {
    const resources = packagedResources(executable);
    expect(readdirSync(resources).filter((name) => name.endsWith('.asar'))).toEqual(['app.asar']);
    const files = listPackage(join(resources, 'app.asar'), { isPack: false });
    const roots = new Set(files.map((file) => file.split(/[\\/]/)[1]));
    expect([...roots].toSorted()).toEqual(['dist', 'package.json']);
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  });
});
