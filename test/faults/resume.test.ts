/** A session that ends in mid-scan: what came is kept, and the next scan asks only what is missing. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { logPath } from '../../electron/log/log-file.ts';
import { noteBehaviour } from '../drivers/fault-rows.ts';
import { FAULTY, goodReply, MODEL_IDS, OTHERS, operationOf } from '../drivers/good-bedrock.ts';
import type { Reply, SeenRequest } from '../helpers/servers/protocol-server.ts';
import { atlasWorld } from './set-up/atlas-world.ts';

const EXPIRED: Reply = {
  error: 'ExpiredTokenException',
  status: 403,
  message: 'The security token included in the request is expired',
};
const CHECKS = MODEL_IDS.length * (OTHERS.length + 1);

noteBehaviour('credentials in mid-scan');

describe('credentials that expire in mid-scan', () => {
  it('stop it at once, and a rescan after the sign-in asks only what is missing', async () => {
    let isExpired = false;
    let checks = 0;
    const world = await atlasWorld((request: SeenRequest) => {
      if (operationOf(request) === 'access') checks += 1;
      if (checks > 10) isExpired = true;
      return isExpired ? EXPIRED : goodReply(request);
    });
    await world.atlas.rescan();
    await world.scanEnded();
    const stopped = world.state();
    expect(stopped.scan).toMatchObject({
      lastOutcome: 'stopped',
      failure: { kind: 'expired-credentials', message: expect.stringContaining('keys in the environment') },
    });
    // At once: what was under way together, not a hundred retries.
    const refused = world.server.requests.length;
    expect(refused).toBeLessThan(100);
    const isListed = (region: string): boolean => stopped.snapshot.regions[region]?.state === 'ok';
    const listed = [...OTHERS, FAULTY].filter(isListed);
    const checked = new Set(
      listed.flatMap((region) =>
        Object.keys(stopped.snapshot.regions[region]?.access ?? {}).map((modelId) => `${region} ${modelId}`),
      ),
    );
    expect(checked.size).toBeGreaterThan(0);
    expect(checked.size).toBeLessThan(CHECKS);

    // The user signs in again. Refused keys are looked for anew after some seconds; these are static.
    isExpired = false;
    checks = Number.NEGATIVE_INFINITY;
    const from = world.server.requests.length;
    await world.atlas.rescan();
    await world.scanEnded();
    expect(world.state().scan.lastOutcome).toBe('complete');
    const asked = world.server.requests.slice(from);
    const relisted = new Set(
      asked.filter((each) => operationOf(each) === 'models').map((each) => each.region),
    );
    expect([...relisted].sort()).toEqual([...OTHERS, FAULTY].filter((region) => !isListed(region)).sort());
    const rechecked = asked
      .filter((each) => operationOf(each) === 'access')
      .map((each) => `${each.region} ${each.path.split('/').at(-1)}`);
    expect(rechecked.filter((each) => checked.has(each))).toEqual([]);
    expect(new Set([...rechecked, ...checked]).size).toBe(CHECKS);
    for (const region of [...OTHERS, FAULTY]) {
      expect(Object.keys(world.state().snapshot.regions[region]?.access ?? {})).toHaveLength(
        MODEL_IDS.length,
      );
    }

    // Nothing is missing any more: the next rescan asks everything.
    const last = world.server.requests.length;
    await world.atlas.rescan();
    await world.scanEnded();
    const all = world.server.requests.slice(last).filter((each) => operationOf(each) === 'access');
    expect(all).toHaveLength(CHECKS);
    expect(readFileSync(logPath(world.folder), 'utf8')).toMatch(/scan stopped: expired-credentials/);
  });

  it('in a scan over older data leave just what was not asked anew', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isExpired = false;
    let isSecond = false;
    const world = await atlasWorld((request: SeenRequest) => {
      if (request.region !== FAULTY || !isSecond) return goodReply(request);
      if (operationOf(request) === 'models') return { after: held, reply: goodReply(request) };
      return isExpired && operationOf(request) === 'access' ? EXPIRED : goodReply(request);
    });
    await world.atlas.rescan();
    await world.scanEnded();
    isSecond = true;
    isExpired = true;
    await world.atlas.rescan();
    await expect.poll(() => world.state().scan.accessDone).toBe(OTHERS.length * MODEL_IDS.length);
    release();
    await world.scanEnded();
    expect(world.state().scan.lastOutcome).toBe('stopped');

    isExpired = false;
    const from = world.server.requests.length;
    await world.atlas.rescan();
    await world.scanEnded();
    const asked = world.server.requests.slice(from).filter((each) => operationOf(each) !== 'ping');
    expect(asked.map((each) => `${each.region} ${operationOf(each)}`)).toEqual(
      MODEL_IDS.map(() => `${FAULTY} access`),
    );
    expect(world.state().scan.lastOutcome).toBe('complete');
  });
});
