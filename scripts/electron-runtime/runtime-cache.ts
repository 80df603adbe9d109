/** The folder where fetched runtimes live, outside the project, so that every checkout shares one. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

const STAGING = '.unfinished-';
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

/** `$XDG_CACHE_HOME/bedrock-atlas/electron`, by default under ~/.cache. */
export function runtimeCacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const home = env.XDG_CACHE_HOME;
  return join(
    home !== undefined && home !== '' ? home : join(homedir(), '.cache'),
    'bedrock-atlas',
    'electron',
  );
}

/**
 * The folder `name` of the cache, made by `fill` if it is not there. `fill` works in a folder of its own that gets
 * its final name in one step, so what is there is whole; when `fill` fails nothing is left. Two runs at once both
 * succeed: the first to finish wins.
 */
export async function cachedFolder(
  cache: string,
  name: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const final = join(cache, name);
  if (existsSync(final)) return final;
  await mkdir(cache, { recursive: true });
  await removeAbandoned(cache);
  const staging = await mkdtemp(join(cache, STAGING));
  try {
    await fill(staging);
    await rename(staging, final).catch((error: NodeJS.ErrnoException) => {
      if (!existsSync(final)) throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return final;
}

/** What a killed run left behind; a younger one may belong to a run that is still at work. */
async function removeAbandoned(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.startsWith(STAGING)) continue;
    const folder = join(cache, name);
    const changedMs = await stat(folder).then(
      (found) => found.mtimeMs,
      () => undefined,
    );
    if (changedMs !== undefined && Date.now() - changedMs > ABANDONED_AFTER_MS) {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
