/** The process as a whole: told to end in mid-scan, and failing. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteBehaviour } from '../drivers/fault-rows.ts';
import { FAULTY, goodReply, OTHERS, operationOf } from '../drivers/good-bedrock.ts';
import { type HeadlessBundle, startHeadless } from '../drivers/headless/headless-child.ts';
import { sharedHeadless } from '../drivers/headless/shared-headless.ts';
import { type ProtocolServer, startProtocolServer } from '../helpers/servers/protocol-server.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

noteBehaviour('process');

let bundle: HeadlessBundle;
let server: ProtocolServer;
let release: () => void;

beforeAll(async () => {
  bundle = await sharedHeadless();
  server = await startProtocolServer();
});
afterAll(() => server.close());

/** Starts an export in which one region does not list until `release` is called; settles when the others have. */
async function startHeld(env: Record<string, string> = {}) {
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  server.script((request) =>
    request.region === FAULTY && operationOf(request) === 'models'
      ? { after: held, reply: goodReply(request) }
      : goodReply(request),
  );
  const folder = tempFolder();
  const target = join(folder, 'out.json');
  writeFileSync(target, 'the file of before');
  const args = [
    '--export',
    target,
    '--regions',
    [...OTHERS, FAULTY].join(','),
    `--user-data-dir=${folder}/data`,
  ];
  const run = startHeadless(bundle, args, { url: server.url, env });
  await expect.poll(run.stderr).toContain(`[${OTHERS.length}/${OTHERS.length + 1}]`);
  return { ...run, target, data: join(folder, 'data') };
}

/** Lets the process run the script before the app. */
const onLoad = (script: string): Record<string, string> => ({
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(script)}`,
});

describe('the process', () => {
  it('is told to end in mid-scan, as by a logout: what came is in the cache, the file is as it was', async () => {
    const run = await startHeld();
    run.child.kill('SIGTERM');
    const ended = await run.ended;
    release();
    expect(ended.code).toBe(3);
    expect(ended.stderr).toContain('Cancelled; nothing was written.');
    expect(readFileSync(run.target, 'utf8')).toBe('the file of before');
    const [name = ''] = readdirSync(join(run.data, 'cache'));
    const cache = JSON.parse(readFileSync(join(run.data, 'cache', name), 'utf8'));
    for (const region of OTHERS) expect(cache.regions[region].state).toBe('ok');
  });

  it('fails: one line in words, the stack in the log, and no secret in either', async () => {
    const secret = 'AKIAIOSFODNN7PLANTED';
    const fault = `process.on("SIGUSR2",()=>{throw new Error("planted ${secret}")})`;
    const run = await startHeld(onLoad(fault));
    run.child.kill('SIGUSR2');
    const ended = await run.ended;
    release();
    expect(ended.code).toBe(3);
    const log = readFileSync(join(run.data, 'logs', 'bedrock-atlas.log'), 'utf8');
    expect(ended.stderr).toMatch(/\nThe app failed: planted \[access key id\]\n$/);
    expect(log).toMatch(/error Error: planted \[access key id\]\s+at /);
    expect(ended.stderr + log).not.toContain(secret);
  });
});
