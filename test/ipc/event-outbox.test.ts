import { describe, expect, it } from 'vitest';
import type { AppEvent } from '../../electron/contract/bridge/api.ts';
import { EventOutbox } from '../../electron/ipc/event-outbox.ts';

const command = (name: 'rescan' | 'search' | 'about'): AppEvent => ({ type: 'command', command: name });

describe('the outbox', () => {
  it('delivers what came within a frame as one batch, in order', async () => {
    const batches: AppEvent[][] = [];
    const outbox = new EventOutbox((events) => batches.push(events));
    outbox.add(command('rescan'));
    outbox.add(command('search'));
    expect(batches).toEqual([]);
    await expect.poll(() => batches.length).toBe(1);
    expect(batches).toEqual([[command('rescan'), command('search')]]);
  });

  it('forgets what waits when a listener starts from the whole state', async () => {
    const batches: AppEvent[][] = [];
    const outbox = new EventOutbox((events) => batches.push(events));
    outbox.add(command('rescan'));
    outbox.restart([command('about')]);
    expect(batches).toEqual([[command('about')]]);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(batches).toHaveLength(1);
  });
});
