/** Starts the packaged app. Its fuses close the inspector, so it is driven through Chromium's own DevTools port. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { sandboxFacts, sandboxFlags } from '../../../scripts/window/sandbox-flags.ts';
import { removeLeftFolder } from '../../helpers/temp-folder.ts';
import { cleanAppEnv } from '../clean-app-env.ts';
import { attach, devToolsAddress, pageShown } from '../devtools.ts';

export interface PackagedApp {
  page: Page;
  /** Ends the app and everything made for it. */
  end(): Promise<void>;
}

/** The executable of an unpacked package in electron-builder's output folder. */
export function packagedExecutable(output: string): string {
  switch (process.platform) {
    case 'darwin':
      return join(
        output,
        process.arch === 'arm64' ? 'mac-arm64' : 'mac',
        'Bedrock Atlas.app/Contents/MacOS/Bedrock Atlas',
      );
    case 'win32':
      return join(
        output,
        process.arch === 'arm64' ? 'win-arm64-unpacked' : 'win-unpacked',
        'Bedrock Atlas.exe',
      );
    default:
      return join(output, 'linux-unpacked', 'bedrock-atlas');
  }
}

/** The folder that holds the app's archive. */
export function packagedResources(executable: string): string {
  const up = process.platform === 'darwin' ? ['..', 'Resources'] : ['resources'];
  return join(dirname(executable), ...up);
}

/** Rejects when the app does not open a window within a minute. */
export async function startPackaged(
  executable: string,
  args: readonly string[],
  options: { env?: Record<string, string>; updateCheck?: 'weekly' } = {},
): Promise<PackagedApp> {
  const scratch = mkdtempSync(join(tmpdir(), 'atlas-packaged-'));
  const home = join(scratch, 'home');
  mkdirSync(home);
  const userData = join(scratch, 'user-data');
  mkdirSync(userData);
  // No test asks the real release page.
  const settings = { updateCheck: options.updateCheck ?? 'never' };
  writeFileSync(join(userData, 'settings.json'), JSON.stringify(settings));
  const child = spawn(
    executable,
    [
      ...sandboxFlags(sandboxFacts(dirname(executable))),
      '--remote-debugging-port=0',
      `--user-data-dir=${userData}`,
      ...args,
    ],
    { env: cleanAppEnv(home, options.env), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const end = async (): Promise<void> => {
    process.off('exit', kill);
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    kill();
    await ended;
    await removeLeftFolder(scratch);
  };
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', kill);
  try {
    const address = await devToolsAddress(child);
    await pageShown(address);
    return { page: await attach(address), end };
  } catch (error) {
    await end();
    throw error;
  }
}
