/** What an impatient user does. */
import { describe, expect, it } from 'vitest';
import type { AppEvent } from '../../electron/contract/bridge/api.ts';
import { noteBehaviour } from '../drivers/fault-rows.ts';
import { FAULTY, goodReply, operationOf } from '../drivers/good-bedrock.ts';
import type { SeenRequest } from '../helpers/servers/protocol-server.ts';
import { atlasWorld } from './set-up/atlas-world.ts';

const started = (events: AppEvent[]): number =>
  events.filter((each) => each.type === 'scan' && each.event.type === 'scan-started').length;

noteBehaviour('user');

describe('the user', () => {
  it('cancels at once, then scans: nothing of the first scan is left over', async () => {
    const world = await atlasWorld(goodReply);
    const first = world.atlas.rescan();
    await world.atlas.cancelScan();
    await first;
    await world.atlas.cancelScan();
    expect(world.state().scan.phase).toBe('idle');
    expect(['cancelled', undefined]).toContain(world.state().scan.lastOutcome);
    await world.atlas.rescan();
    await world.scanEnded();
    expect(world.state().scan.lastOutcome).toBe('complete');
  });

  it('shortens the time limit for a region: the next scan keeps to it', async () => {
    const world = await atlasWorld((request: SeenRequest) =>
      request.region === FAULTY ? 'silence' : goodReply(request),
    );
    await world.atlas.saveSettings({ regionDeadlineMs: 1_000 });
    await expect
      .poll(() => world.events.filter((each) => each.type === 'connection').length)
      .toBeGreaterThan(3);
    await world.atlas.rescan();
    await world.scanEnded();
    expect(world.state().snapshot.regions[FAULTY]?.failure?.message).toContain('within 1 seconds');
  });

  it('changes the theme and exports during a scan: the scan goes on, the file is whole', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const world = await atlasWorld((request: SeenRequest) =>
      request.region === FAULTY && operationOf(request) === 'models'
        ? { after: held, reply: goodReply(request) }
        : goodReply(request),
    );
    await world.atlas.rescan();
    for (let turn = 0; turn < 20; turn += 1)
      await world.atlas.saveSettings({ theme: turn % 2 ? 'dark' : 'light' });
    expect(await world.atlas.exportMatrix('json')).toMatchObject({ ok: true });
    release();
    await world.scanEnded();
    expect(world.state().scan.lastOutcome).toBe('complete');
    expect(started(world.events)).toBe(1);
  });
});
