/** A folder for one test, the cache in it and what it reported. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach } from 'vitest';
import { StoreCache, type StoreCacheOptions } from '../../electron/cache/store-cache.ts';
import type { Failure, Snapshot } from '../../electron/contract/snapshot/model.ts';
import { ALLOWED, aModel, aProfile, BLOCKED, SOURCE } from '../helpers/builders.ts';
import { checkedIn, listed, mantleIn, stateAfter } from '../helpers/scan-events.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

export interface CacheWorld {
  folder: string;
  problems: Failure[];
}

/** A fresh world before every test of the file; the folder goes afterwards. */
export function useCacheWorld(): CacheWorld {
  const world: CacheWorld = { folder: '', problems: [] };
  beforeEach(() => {
    world.folder = tempFolder();
    world.problems = [];
  });
  return world;
}

export function aCache(world: CacheWorld, change: Partial<StoreCacheOptions> = {}): StoreCache {
  return new StoreCache({
    folder: world.folder,
    identity: 'profile:work',
    source: SOURCE,
    onProblem: (failure) => world.problems.push(failure),
    ...change,
  });
}

/** A little of everything that a file holds. */
export function aSmallSnapshot(): Snapshot {
  const model = aModel('anthropic.claude-x', { futureMember: { deep: [1, 'ü'] } });
  return stateAfter(
    listed(
      'eu-central-1',
      [model],
      [aProfile('eu.anthropic.claude-x', model.modelId, ['eu-central-1', 'eu-west-1'])],
    ),
    mantleIn('eu-central-1', ['openai.gpt-oss']),
    checkedIn('eu-central-1', { [model.modelId]: ALLOWED, 'meta.llama': BLOCKED }),
  ).snapshot;
}

/** What a reader of the file gets back: account numbers are not kept. */
export function masked(snapshot: Snapshot): Snapshot {
  return JSON.parse(JSON.stringify(snapshot).replaceAll(/:\d{12}:/g, ':123456789012:')) as Snapshot;
}

/** The path of a good file with the snapshot. */
export async function savedFile(world: CacheWorld, snapshot = aSmallSnapshot()): Promise<string> {
  await aCache(world).save(snapshot);
  return join(world.folder, readdirSync(world.folder)[0] ?? '');
}

/** A good file, changed; gives its text and its path. */
export async function changedFile<Content>(
  world: CacheWorld,
  change: (content: Content) => void,
  snapshot?: Snapshot,
): Promise<{ file: string; text: string }> {
  const file = await savedFile(world, snapshot);
  const content = JSON.parse(readFileSync(file, 'utf8')) as Content;
  change(content);
  const text = JSON.stringify(content);
  writeFileSync(file, text);
  return { file, text };
}
