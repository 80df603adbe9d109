/** Secrets are planted wherever they could come from; none may be found where the app writes. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diagnosticsText } from '../../electron/app/diagnostics.ts';
import { logPath } from '../../electron/log/log-file.ts';
import { errorText } from '../../electron/redact/redact.ts';
import { noteBehaviour } from '../drivers/fault-rows.ts';
import { FAULTY, goodReply, operationOf } from '../drivers/good-bedrock.ts';
import { FIRST_SETTINGS } from '../helpers/fakes/fake-atlas-api.ts';
import type { SeenRequest } from '../helpers/servers/protocol-server.ts';
import { atlasWorld } from './set-up/atlas-world.ts';

/** Planted in the environment, in error texts and in answers. */
const SECRETS = {
  accessKeyId: 'ASIAQQQQWWWWEEEERRRR',
  secretKey: 'Zx9pQ2vL7mT4nB8cR1kD6wS3hJ5gF0yUaEiOxMzN',
  shortSecret: 'pass-phrase-1',
  sessionToken: `IQoJb3JpZ2luX2VjE${'Ab3dEf5hIj7'.repeat(12)}==`,
  account: '999988887777',
  bearer: 'bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29tLz9BY3Rpb249',
  proxyPassword: 'hunter2hunter2',
};
const EVERYTHING = [
  `key ${SECRETS.accessKeyId}`,
  `secret ${SECRETS.secretKey}`,
  `phrase ${SECRETS.shortSecret}`,
  `token ${SECRETS.sessionToken}`,
  `arn:aws:iam::${SECRETS.account}:user/me and ${SECRETS.account}`,
  SECRETS.bearer,
  `http://me:${SECRETS.proxyPassword}@proxy:8080/`,
].join(', ');

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

function expectClean(text: string, where: string): void {
  for (const [what, secret] of Object.entries(SECRETS)) {
    expect(text.includes(secret), `${what} in ${where}`).toBe(false);
  }
}

noteBehaviour('secrets');

describe('no secret', () => {
  it('is in cache, log, export, diagnostics, events or crash output', async () => {
    const world = await atlasWorld(
      (request: SeenRequest) => {
        if (request.region === FAULTY)
          return { error: 'ValidationException', status: 400, message: EVERYTHING };
        if (request.region === 'us-west-2')
          return { error: 'AccessDeniedException', status: 403, message: EVERYTHING };
        if (operationOf(request) === 'access')
          return { error: 'ValidationException', status: 400, message: EVERYTHING };
        return goodReply(request);
      },
      {
        AWS_ACCESS_KEY_ID: SECRETS.accessKeyId,
        AWS_SECRET_ACCESS_KEY: SECRETS.secretKey,
        AWS_SESSION_TOKEN: SECRETS.sessionToken,
        AWS_CONTAINER_AUTHORIZATION_TOKEN: SECRETS.shortSecret,
      },
    );
    await world.atlas.rescan();
    await world.scanEnded();
    await world.atlas.exportMatrix('json');
    const crash = Object.assign(new Error(`Request failed: ${EVERYTHING}`), {
      stack: `Error: ${EVERYTHING}\n at x`,
    });
    world.log.problem(errorText(crash));
    const diagnostics = diagnosticsText({
      ...world.atlas.facts,
      info: { version: '1', electron: '2', chrome: '3', node: '4', platform: 'x', fallbackRuntime: false },
      settings: FIRST_SETTINGS,
      viewLength: EVERYTHING.length,
      problems: world.log.problems(),
      nowIso: '2026-11-24T10:00:00Z',
      env: process.env,
    });
    // The scan did go through the planted texts.
    expect(diagnostics).toContain(`${FAULTY} failed`);
    expect(diagnostics).toContain('AWS_SESSION_TOKEN');
    // The cache is written beside the end of the scan.
    await expect.poll(() => filesUnder(world.folder).some((file) => file.includes('cache'))).toBe(true);
    const files = filesUnder(world.folder);
    expect(files).toContain(logPath(world.folder));
    expect(files.some((file) => file.endsWith('out.json'))).toBe(true);
    for (const file of files) expectClean(readFileSync(file, 'utf8'), file);
    expectClean(diagnostics, 'diagnostics');
    expectClean(
      JSON.stringify(world.events.filter((each) => each.type !== 'settings')),
      'events for the window',
    );
    expectClean(errorText(crash), 'crash output');
  });

  it('but what happened is in the log: region, operation, duration and outcome', async () => {
    const world = await atlasWorld((request: SeenRequest) =>
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
    await expect.poll(text, { timeout: 5_000 }).toMatch(/ info us-east-1 checkAccess \d+ ms 6 ok\n/);
  });
});
