/** Watches folders that may not be there yet: then the nearest one that is, until they are. */
import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** `hear` is called after every change, perhaps more often; never before this returns. Gives the way to stop. */
export function watchFolders(folders: readonly string[], hear: () => void): () => void {
  const stops = folders.map((folder) => watchFolder(folder, hear));
  return () => {
    for (const stop of stops) stop();
  };
}

function watchFolder(folder: string, hear: () => void): () => void {
  let watcher: FSWatcher | undefined;
  let isStopped = false;
  const begin = (): void => {
    watcher?.close();
    watcher = undefined;
    if (!isStopped) watcher = nearest(folder, hear, begin);
  };
  begin();
  return () => {
    isStopped = true;
    watcher?.close();
  };
}

/** Undefined: not even the root can be watched. `begin` is called when another folder has become the nearest. */
function nearest(folder: string, hear: () => void, begin: () => void): FSWatcher | undefined {
  for (let place = folder, below: string | undefined; ; ) {
    const [own, next] = [place, below];
    try {
      const watcher = watch(own, { persistent: false }, (_event, name) => {
        // A folder that was removed tells its own name, and is watched no more.
        const isOther = name === null || name === basename(own) || name === next;
        if (isOther) begin();
        if (isOther || next === undefined) hear();
      });
      watcher.on('error', begin);
      return watcher;
    } catch {
      const parent = dirname(own);
      if (parent === own) return undefined;
      [place, below] = [parent, basename(own)];
    }
  }
}
