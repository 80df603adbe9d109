/** Electron's own way to its executable: the download that the `electron` package does on first use. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A network that swallows packets would hold the download for minutes; a slow one still makes progress. */
const STALLED_AFTER_MS = 30_000;
const LOOK_EVERY_MS = 1_000;

/** Runs the package's install script. Gives why it failed, in a line, or undefined when it succeeded. */
export async function downloadElectron(
  packageFolder: string,
  env: NodeJS.ProcessEnv = process.env,
  stalledAfterMs: number = STALLED_AFTER_MS,
): Promise<string | undefined> {
  const temporary = await mkdtemp(join(tmpdir(), 'electron-own-'));
  const { ELECTRON_SKIP_BINARY_DOWNLOAD: _skip, ...rest } = env;
  const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
    env: { ...rest, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-8_000);
  });
  const watch = new StallWatch(child, temporary, stalledAfterMs);
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code === 0) return undefined;
    return watch.stalled ? `no progress for ${stalledAfterMs / 1000} seconds` : reason(complaint);
  } finally {
    watch.stop();
    await rm(temporary, { recursive: true, force: true });
  }
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

function reason(complaint: string): string {
  const cause = /\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|CERT_[A-Z_]+)\b[^\n,]*/.exec(
    complaint,
  )?.[0];
  const first = complaint
    .split('\n')
    .find((line) => /error/i.test(line))
    ?.trim();
  return cause ?? first ?? 'its install script failed without a word';
}
