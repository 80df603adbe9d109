/** Bundles the scanning process once, as the app is bundled, and runs it in a clean environment. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { scratchFolder } from '../../../scripts/scratch-folder.ts';
import { cleanAppEnv } from '../../../test/drivers/clean-app-env.ts';
import { keysFor } from '../../../test/helpers/process-env.ts';
import type { ScanOrder, ScanReport } from './scan-protocol.ts';

/** Bundles `entry` of this folder for Node into `outDir`; gives the file. */
export async function bundleForNode(entry: string, outDir: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: import.meta.dirname,
    ssr: { noExternal: true },
    resolve: { conditions: ['node', 'module', 'import', 'default'] },
    build: {
      ssr: join(import.meta.dirname, `${entry}.ts`),
      outDir,
      emptyOutDir: false,
      target: 'node20',
      minify: true,
      rolldownOptions: { output: { keepNames: true, entryFileNames: `${entry}.mjs` } },
    },
  });
  return join(outDir, `${entry}.mjs`);
}

/** One scan of the lists by warm clients, unless told otherwise. */
const PLAIN_ORDER = { access: false, latency: false, rescans: 0, warm: true };

/** Runs one process that scans; rejects with its words when it fails. */
export async function scanInProcess(
  bundle: string,
  order: Pick<ScanOrder, 'how' | 'url'> & Partial<ScanOrder>,
  env: Record<string, string> = {},
): Promise<ScanReport> {
  using scratch = scratchFolder();
  const home = scratch.path;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [bundle, JSON.stringify({ ...PLAIN_ORDER, ...order, home } satisfies ScanOrder)],
    { env: { ...cleanAppEnv(home, keysFor(order.url)), ...env } },
  );
  return JSON.parse(stdout) as ScanReport;
}
