/** Electron's own way to its executable: the download that the `electron` package does on first use. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
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
  const watch = new StallWatch(child, temporary, stalledAfterMs);
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code === 0) return undefined;
    return watch.stalled ? `no progress for ${stalledAfterMs / 1000} seconds` : reason(complaint());
  } finally {
    watch.stop();
  }
}

/** Electron's downloader looks at HTTPS_PROXY and NO_PROXY only when it is told to. */
function throughProxy(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isSet = Object.entries(env).some(([name, value]) => PROXY_VARIABLE.test(name) && value !== '');
  return isSet ? { ELECTRON_GET_USE_PROXY: 'true', ...env } : env;
}

/** Ends the child when its download folder has not grown for a while. */
class StallWatch {
  stalled = false;
  readonly #timer: NodeJS.Timeout;

  constructor(child: ChildProcess, folder: string, stalledAfterMs: number) {
    let size = -1;
    let grewAtMs = performance.now();
    this.#timer = setInterval(
      () => {
        void bytesIn(folder).then((now) => {
          if (now !== size) {
            size = now;
            grewAtMs = performance.now();
          } else if (performance.now() - grewAtMs > stalledAfterMs) {
            this.stalled = true;
            child.kill('SIGKILL');
          }
        });
      },
      Math.min(LOOK_EVERY_MS, stalledAfterMs),
    );
  }

  stop(): void {
    clearInterval(this.#timer);
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
