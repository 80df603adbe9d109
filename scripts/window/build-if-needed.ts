/** Builds the app when dist/ is missing or older than what it is built from. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { QUIET_STDOUT, runChild } from '../child.ts';
import { REPO } from '../repo.ts';

const BUILT = [
  'dist/main/main.js',
  'dist/main/headless-main.js',
  'dist/preload/preload.cjs',
  'dist/renderer/index.html',
];
const SOURCES = ['electron', 'renderer', 'vite.config.ts', 'package.json', 'package-lock.json'];

/** True when every built file under `root` is there and none is older than the newest source. */
export function isBuilt(root: string): boolean {
  const built = BUILT.map((file) => changedMs(join(root, file)));
  const sources = SOURCES.flatMap((source) => newestMs(join(root, source)));
  return Math.min(...built) >= Math.max(...sources);
}

/** Its words go to stderr. Rejects when the build fails. */
export async function buildIfNeeded(): Promise<void> {
  if (isBuilt(REPO)) return;
  process.stderr.write('Building …\n');
  const vite = join(REPO, 'node_modules', 'vite', 'bin', 'vite.js');
  const code = await runChild(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    ...QUIET_STDOUT,
    cwd: REPO,
  });
  if (code !== 0) throw new Error(`The build failed (exit ${code}).`);
}

function changedMs(file: string): number {
  return existsSync(file) ? statSync(file).mtimeMs : Number.NEGATIVE_INFINITY;
}

function newestMs(path: string): number[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [changedMs(path)];
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => changedMs(join(path, name)));
}
