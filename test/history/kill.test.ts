import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { historyWorld, modelsOf } from './history-world.ts';

const CHILD = join(import.meta.dirname, '../drivers/kill/history-child.ts');

/** Runs the child until so many scans are kept and a moment more, then kills it; what it had kept, with its models. */
async function keepUntilKilled(folder: string, scans: number, moreMs: number): Promise<Map<string, number>> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const kept = new Map<string, number>();
  for await (const line of createInterface({ input: child.stdout })) {
    const [word, id = '', count] = line.split(' ');
    if (word !== 'kept') throw new Error(line);
    kept.set(id, Number(count));
    if (kept.size === scans) setTimeout(() => child.kill('SIGKILL'), moreMs);
  }
  await exited;
  return kept;
}

describe('a process that is killed while it keeps scans', () => {
  it('leaves every earlier scan readable, and the next one goes on', async () => {
    const world = historyWorld();
    const kept = new Map<string, number>();
    // Different moments of a write: a scan takes some milliseconds.
    for (const moreMs of [0, 1, 3, 5, 8]) {
      const more = await keepUntilKilled(world.folder, 3, moreMs);
      for (const [id, count] of more) kept.set(id, count);
    }
    const listed = new Set((await world.history.list()).map(({ id }) => id));
    for (const [id, count] of kept) {
      expect(listed).toContain(id);
      expect(await modelsOf(world.history, id)).toHaveLength(count);
    }
    expect(world.problems).toEqual([]);
    expect(readdirSync(world.folder).filter((name) => name.includes('unreadable'))).toEqual([]);
  });

  it('beside another one over the same folder loses no scan of either', async () => {
    const world = historyWorld();
    const [one, other] = await Promise.all([0, 2].map((moreMs) => keepUntilKilled(world.folder, 7, moreMs)));
    const kept = [...(one ?? []), ...(other ?? [])];
    expect(kept.length).toBeGreaterThanOrEqual(14);
    const listed = (await world.history.list()).map(({ id }) => id);
    expect(listed).toEqual(expect.arrayContaining(kept.map(([id]) => id)));
    for (const [id, count] of kept) expect(await modelsOf(world.history, id)).toHaveLength(count);
    expect(world.problems).toEqual([]);
  });
});
