/** What an impatient user does. */
import { describe, expect, it } from 'vitest';
import type { AppEvent } from '../../electron/contract/bridge/api.ts';
import { noteBehaviour } from '../drivers/fault-rows.ts';
import { FAULTY, goodReply, OTHERS, operationOf } from '../drivers/good-bedrock.ts';
import type { SeenRequest } from '../helpers/servers/protocol-server.ts';
import { atlasWorld } from './set-up/atlas-world.ts';

const REGIONS = OTHERS.length + 1;
const started = (events: AppEvent[]): number =>
  events.filter((each) => each.type === 'scan' && each.event.type === 'scan-started').length;

noteBehaviour('user');

describe('the user', () => {
  it('clicks Rescan ten times: one scan', async () => {
    const world = await atlasWorld(goodReply);
    await Promise.all(Array.from({ length: 10 }, () => world.atlas.rescan()));
    await world.scanEnded();
    expect(started(world.events)).toBe(1);
    expect(world.server.requests.filter((each) => operationOf(each) === 'models')).toHaveLength(REGIONS);
    expect(world.state().scan.lastOutcome).toBe('complete');
  });

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

  it('switches the source in mid-scan: no answer of the old one reaches the new one', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const world = await atlasWorld((request: SeenRequest) =>
      request.region === FAULTY ? { after: held, reply: goodReply(request) } : goodReply(request),
    );
    await world.atlas.rescan();
    await expect.poll(() => world.state().scan.answered.length).toBe(REGIONS - 1);
    await world.atlas.chooseSource({ kind: 'sample' });
    const from = world.events.length;
    release();
    await held;
    // The server and the app share an event loop: an answer of now comes after one of before.
    await fetch(world.server.url);
    expect(world.events.slice(from).filter((each) => each.type === 'scan')).toEqual([]);
    expect(world.state().snapshot.source.kind).toBe('sample');
    // Back again: what had come is there.
    await world.atlas.chooseSource({ kind: 'aws', profile: null });
    expect(world.state().snapshot.regions['us-east-1']?.state).toBe('ok');
    expect(world.state().snapshot.regions[FAULTY]?.state).toBe('not-scanned');
  });

  it('closes the window in mid-scan: what had come is there at the next start', async () => {
    const world = await atlasWorld((request: SeenRequest) =>
      request.region === FAULTY ? 'silence' : goodReply(request),
    );
    await world.atlas.rescan();
    await expect.poll(() => world.state().scan.answered.length).toBe(REGIONS - 1);
    await world.atlas.close();
    await world.atlas.start({ kind: 'aws', profile: null });
    for (const region of OTHERS) expect(world.state().snapshot.regions[region]?.state).toBe('ok');
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
