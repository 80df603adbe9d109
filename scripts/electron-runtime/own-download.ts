/** Electron's own way to its executable: the download that the `electron` package does on first use. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { lastWords } from '../child.ts';
import { scratchFolder } from '../scratch-folder.ts';

const SAY_CAUSE = pathToFileURL(join(import.meta.dirname, 'download-help.mjs')).href;
const PROXY_VARIABLE = /^https?_proxy$/i;

/** Longest time without progress. A network that drops packets would block the download for minutes. */
const STALLED_AFTER_MS = 30_000;
const LOOK_EVERY_MS = 1_000;

/** Runs the package's install script. Gives why it failed, in a line, or undefined when it succeeded. */
export async function downloadElectron(
  packageFolder: string,
  env: NodeJS.ProcessEnv = process.env,
  stalledAfterMs: number = STALLED_AFTER_MS,
): Promise<string | undefined> {
  using scratch = scratchFolder();
  const temporary = scratch.path;
  const child = spawn(process.execPath, ['--import', SAY_CAUSE, join(packageFolder, 'install.js')], {
    env: { ...throughProxy(env), TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const complaint = lastWords([child.stderr], 8_000);
  const ended = new AbortController();
  const stalling = stalled(temporary, stalledAfterMs, ended.signal);
  void stalling.then((isStalled) => isStalled && child.kill('SIGKILL'));
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code === 0) return undefined;
  } finally {
    ended.abort();
  }
  return (await stalling) ? `no progress for ${stalledAfterMs / 1000} seconds` : reason(complaint());
}

/** Electron's downloader looks at HTTPS_PROXY and NO_PROXY only when it is told to. */
function throughProxy(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isSet = Object.entries(env).some(([name, value]) => PROXY_VARIABLE.test(name) && value !== '');
  return isSet ? { ELECTRON_GET_USE_PROXY: 'true', ...env } : env;
}

/** Whether the folder stops growing for a while before `signal` ends the watch. */
async function stalled(folder: string, afterMs: number, signal: AbortSignal): Promise<boolean> {
  let size = -1;
  let grewAtMs = performance.now();
  for (;;) {
    await delay(Math.min(LOOK_EVERY_MS, afterMs), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return false;
    const now = await bytesIn(folder);
    if (now !== size) {
      size = now;
      grewAtMs = performance.now();
    } else if (performance.now() - grewAtMs > afterMs) return true;
  }
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder, { recursive: true }).catch(() => [])) {
    bytes += await stat(join(folder, name)).then(
      (found) => found.size,
      () => 0,
    );
  }
  return bytes;
}

/** The first line of the error, without the name of its class. */
function reason(complaint: string): string {
  const line = complaint.split('\n').find((each) => /^\w*Error\b/.test(each)) ?? '';
  const said = line.replace(/^\w*Error(?: \[\w+\])?: /, '').trim();
  return said === '' ? 'its install script failed without a word' : said;
}
