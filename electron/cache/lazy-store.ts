/** electron-store, loaded when it is first used: that is while the window's process starts, which takes longer. */
import type { StoreLike, StoreLocation } from './store-cache.ts';

export async function openStore(location: StoreLocation): Promise<StoreLike> {
  const { default: Store } = await import('electron-store');
  return new Store(location);
}
