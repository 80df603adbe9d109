/** Credentials that a command gives: how often it runs, and what is said when it fails. */
import { executionAsyncId } from 'node:async_hooks';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInRegions } from '../../../electron/contract/cells/regions.ts';
import {
  failureIn,
  keyIds,
  noCancel,
  open,
  serverInEnvironment,
  setEnv,
  setProfiles,
  unwrap,
} from '../local-bedrock.ts';

/** A credential_process that counts its runs in a file and gives keys with the run's number in them. */
async function countingProcess(answer: object = {}): Promise<{ runs(): Promise<number>; command: string }> {
  const home = await setProfiles({});
  const counter = join(home, 'runs');
  const script = join(home, 'process.mjs');
  await writeFile(
    script,
    `import { appendFileSync, readFileSync } from 'node:fs';
appendFileSync(${JSON.stringify(counter)}, 'x');
const run = readFileSync(${JSON.stringify(counter)}, 'utf8').length;
const answer = ${JSON.stringify({ Version: 1, SecretAccessKey: 'example', ...answer })};
console.log(JSON.stringify({ AccessKeyId: 'AKIDPROCESSRUN' + run, ...answer }));`,
  );
  const command = `"${process.execPath}" "${script}"`;
  await writeFile(
    join(home, 'config'),
    `[profile tool]\nregion = eu-central-1\ncredential_process = ${command}\n`,
  );
  const runs = async (): Promise<number> => (await readFile(counter, 'utf8').catch(() => '')).length;
  return { runs, command };
}

/** Node gives each continuation an id of its own only while it is hooked. */
async function arePromisesHooked(): Promise<boolean> {
  const idOfNext = (): Promise<number> => Promise.resolve().then(executionAsyncId);
  const [first, second] = [await idOfNext(), await idOfNext()];
  return first !== second;
}

describe('a credential_process', () => {
  it('runs once for 34 regions and every sort of call', async () => {
    const server = await serverInEnvironment();
    const { runs } = await countingProcess();
    setEnv({ AWS_ENDPOINT_URL_BEDROCK_MANTLE: server.url });
    const { gateway, checkCredentials } = await open({ profile: 'tool' });
    expect((await checkCredentials(noCancel)).ok).toBe(true);
    const regions = builtInRegions('aws').slice(0, 34);
    await Promise.all(
      regions.flatMap((region) => [
        gateway.listModels(region, noCancel),
        gateway.listProfiles(region, 'SYSTEM_DEFINED', undefined, noCancel),
        gateway.checkAccess(region, 'a.one', noCancel),
        gateway.listMantleModels(region, noCancel),
        gateway.pingRegion(region, noCancel),
      ]),
    );
    expect(await runs()).toBe(1);
    expect(keyIds(server)).toEqual(['AKIDPROCESSRUN1']);
  });

  it('runs once without a check before, too', async () => {
    await serverInEnvironment();
    const { runs } = await countingProcess();
    const { gateway } = await open({ profile: 'tool' });
    await Promise.all(
      ['us-east-1', 'eu-west-1', 'ap-south-1'].map((region) => gateway.listModels(region, noCancel)),
    );
    expect(await runs()).toBe(1);
  });

  it('leaves no hook that Node would call for each promise of the scan', async () => {
    await serverInEnvironment();
    await countingProcess();
    expect(await arePromisesHooked()).toBe(false);
    const { checkCredentials } = await open({ profile: 'tool' });
    expect((await checkCredentials(noCancel)).ok).toBe(true);
    expect(await arePromisesHooked()).toBe(false);
  });

  it('is run anew after a sign-in, and who waited for the old run gets the new answer', async () => {
    const server = await serverInEnvironment();
    const home = await setProfiles({});
    const [counter, script] = [join(home, 'runs'), join(home, 'first-hangs.mjs')];
    const keys = { Version: 1, AccessKeyId: 'AKIDSECONDRUN', SecretAccessKey: 'example' };
    await writeFile(
      script,
      `import { appendFileSync, readFileSync } from 'node:fs';
appendFileSync(${JSON.stringify(counter)}, 'x');
if (readFileSync(${JSON.stringify(counter)}, 'utf8').length === 1) setInterval(() => {}, 1000);
else console.log(${JSON.stringify(JSON.stringify(keys))});`,
    );
    await writeFile(
      join(home, 'config'),
      `[profile tool]\ncredential_process = "${process.execPath}" "${script}"\n`,
    );
    const { gateway, checkCredentials, forgetCredentials } = await open({ profile: 'tool' });
    const checked = checkCredentials(noCancel);
    const listed = gateway.listModels('us-east-1', noCancel);
    await expect.poll(() => readFile(counter, 'utf8').catch(() => '')).toBe('x');
    forgetCredentials();
    expect(await checkCredentials(noCancel)).toMatchObject({ ok: true });
    expect(await checked).toMatchObject({ ok: true });
    unwrap(await listed);
    expect(await readFile(counter, 'utf8')).toBe('xx');
    expect(keyIds(server)).toEqual(['AKIDSECONDRUN']);
  });

  it('that fails runs once, and says why without its secret', async () => {
    const server = await serverInEnvironment();
    const home = await setProfiles({});
    const counter = join(home, 'runs');
    const script = join(home, 'fails.mjs');
    await writeFile(
      script,
      `import { appendFileSync } from 'node:fs';
appendFileSync(${JSON.stringify(counter)}, 'x');
console.error('the secret is hunter2');
process.exit(3);`,
    );
    await writeFile(
      join(home, 'config'),
      `[profile tool]\ncredential_process = "${process.execPath}" "${script}"\n`,
    );
    const { gateway, checkCredentials } = await open({ profile: 'tool' });
    const failure = failureIn(await checkCredentials(noCancel));
    expect(failure.kind).toBe('no-credentials');
    expect(failure.message).toBe(
      'The credential_process of the profile "tool" failed. It said: "the secret [removed]"',
    );
    expect(JSON.stringify(failure)).not.toContain('hunter2');
    expect(failureIn(await gateway.listModels('us-east-1', noCancel))).toEqual(failure);
    expect((await readFile(counter, 'utf8')).length).toBe(1);
    expect(server.requests).toEqual([]);
  });

  it.each([
    ['no JSON', 'hello', 'printed something else than a JSON object'],
    ['nothing', '', 'printed nothing'],
    ['null', 'null', 'printed something else than a JSON object'],
    ['another version', '{"Version":2}', 'printed no "Version": 1, the only one that AWS tools know'],
    ['no keys', '{"Version":1}', 'printed no AccessKeyId and no SecretAccessKey'],
    [
      'a time that is none',
      '{"Version":1,"AccessKeyId":"A","SecretAccessKey":"B","Expiration":"soon"}',
      'printed an Expiration that is no time',
    ],
  ])('that prints %s is told so', async (_name, output, problem) => {
    const home = await setProfiles({});
    const script = join(home, 'prints.mjs');
    await writeFile(script, `console.log(${JSON.stringify(output)});`);
    await writeFile(
      join(home, 'config'),
      `[profile tool]\ncredential_process = "${process.execPath}" "${script}"\n`,
    );
    const { checkCredentials } = await open({ profile: 'tool' });
    expect(failureIn(await checkCredentials(noCancel))).toMatchObject({
      kind: 'no-credentials',
      message: `The credential_process of the profile "tool" gave no usable credentials: it ${problem}.`,
    });
  });
});

it('a command that leaves a child with its output open has given its answer', async () => {
  const home = await setProfiles({});
  const child = `require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'inherit' }).unref();`;
  const answer = JSON.stringify({ Version: 1, AccessKeyId: 'AKIDAGENT', SecretAccessKey: 'example' });
  await writeFile(join(home, 'agent.cjs'), `${child}console.log(${JSON.stringify(answer)});process.exit(0);`);
  await writeFile(
    join(home, 'config'),
    `[profile tool]\ncredential_process = "${process.execPath}" "${join(home, 'agent.cjs')}"\n`,
  );
  const { checkCredentials } = await open({ profile: 'tool', commandTimeoutMs: 30_000 });
  unwrap(await checkCredentials(noCancel));
}, 25_000);

describe('credentials that expire', () => {
  it('are fetched again before they do', async () => {
    const server = await serverInEnvironment();
    let nowEpochMs = Date.now();
    const { runs } = await countingProcess({ Expiration: new Date(nowEpochMs + 3_600_000).toISOString() });
    const { gateway } = await open({ profile: 'tool', nowEpochMs: () => nowEpochMs });
    unwrap(await gateway.listModels('us-east-1', noCancel));
    nowEpochMs += 3_000_000;
    unwrap(await gateway.listModels('us-east-1', noCancel));
    expect(await runs()).toBe(1);
    nowEpochMs += 560_000;
    unwrap(await gateway.listModels('us-east-1', noCancel));
    expect(await runs()).toBe(2);
    expect(keyIds(server)).toEqual(['AKIDPROCESSRUN1', 'AKIDPROCESSRUN2']);
  });
});
