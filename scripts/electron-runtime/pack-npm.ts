/** Fetches one package file through the npm client, so that its registry, proxy and credentials settings hold. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lastWords } from '../child.ts';

const DEADLINE_MS = 15 * 60_000;

/**
 * Downloads `spec` (name@version) into `folder`, running none of its scripts. The npm cache used is thrown away: the
 * file is large and wanted once. Rejects with npm's last words when it fails.
 */
export async function packNpm(
  spec: string,
  folder: string,
): Promise<{ path: string; remove: () => Promise<void> }> {
  await mkdir(folder, { recursive: true });
  const args = ['pack', spec, '--ignore-scripts', '--loglevel=error', '--cache', join(folder, 'cache')];
  const child = spawn('npm', args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: DEADLINE_MS,
  });
  const complaint = lastWords([child.stderr], 2_000);
  const [code] = (await once(child, 'close')) as [number | null];
  const file = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || file === undefined) {
    throw new Error(`npm pack ${spec} failed (exit ${code ?? 'by signal'}): ${complaint()}`);
  }
  return { path: join(folder, file), remove: () => rm(folder, { recursive: true, force: true }) };
}
