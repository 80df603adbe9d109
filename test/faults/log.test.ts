/** The log tells enough; that nothing of it or of anything else shows a secret is tested in the real app. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { logPath } from '../../electron/log/log-file.ts';
import { noteBehaviour } from '../drivers/fault-rows.ts';
import { FAULTY, goodReply } from '../drivers/good-bedrock.ts';
import { atlasWorld } from './set-up/atlas-world.ts';

noteBehaviour('log');

describe('the log', () => {
  it('says what happened: region, operation, duration and outcome', async () => {
    const world = await atlasWorld((request) =>
      request.region === FAULTY
        ? { error: 'InternalServerException', status: 500, message: 'Oops' }
        : goodReply(request),
    );
    await world.atlas.rescan();
    await world.scanEnded();
    const text = (): string => readFileSync(logPath(world.folder), 'utf8');
    expect(text()).toMatch(/ info us-east-1 listModels \d+ ms ok\n/);
    expect(text()).toMatch(/ error eu-west-1 listModels \d+ ms service: .*Oops/);
    expect(text()).toMatch(/ info scan finished: partial\n/);
    await expect.poll(text).toMatch(/ info us-east-1 checkAccess \d+ ms 6 ok\n/);
  });
});
