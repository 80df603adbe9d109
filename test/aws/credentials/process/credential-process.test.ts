/** Credentials that a command gives: how often it runs, and what is said when it fails. */
import { executionAsyncId } from 'node:async_hooks';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInRegions } from '../../../../electron/contract/cells/regions.ts';
import {
  credentialFailure,
  failureIn,
  keyIds,
  lookForCredentials,
  noCancel,
  open,
  serverInEnvironment,
  setEnv,
  setProfiles,
  unwrap,
} from '../../local-bedrock.ts';

/** A profile whose command is this script of Node, which knows the number of its `run`; gives how often it ran. */
async function setScript(source: string): Promise<() => Promise<number>> {
  const home = await setProfiles({});
  const [counter, script] = [join(home, 'runs'), join(home, 'process.mjs')];
  await writeFile(
    script,
    `import { appendFileSync, readFileSync } from 'node:fs';
appendFileSync(${JSON.stringify(counter)}, 'x');
const run = readFileSync(${JSON.stringify(counter)}, 'utf8').length;
${source}`,
  );
  await writeFile(
    join(home, 'config'),
    `[profile tool]\nregion = eu-central-1\ncredential_process = "${process.execPath}" "${script}"\n`,
  );
  return async () => (await readFile(counter, 'utf8').catch(() => '')).length;
}

/** Its keys have the number of the run in them. */
function setKeysOfRun(answer: object = {}): Promise<() => Promise<number>> {
  const rest = JSON.stringify({ Version: 1, SecretAccessKey: 'example', ...answer });
  return setScript(`console.log(JSON.stringify({ AccessKeyId: 'AKIDPROCESSRUN' + run, ...${rest} }));`);
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
    const runs = await setKeysOfRun();
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
    const runs = await setKeysOfRun();
    const { gateway } = await open({ profile: 'tool' });
    await Promise.all(
      ['us-east-1', 'eu-west-1', 'ap-south-1'].map((region) => gateway.listModels(region, noCancel)),
    );
    expect(await runs()).toBe(1);
  });

  it('leaves no hook that Node would call for each promise of the scan', async () => {
    await serverInEnvironment();
    await setKeysOfRun();
    expect(await arePromisesHooked()).toBe(false);
    expect((await lookForCredentials({ profile: 'tool' })).ok).toBe(true);
    expect(await arePromisesHooked()).toBe(false);
  });

  it('is run anew after a sign-in, and who waited for the old run gets the new answer', async () => {
    const server = await serverInEnvironment();
    const keys = { Version: 1, AccessKeyId: 'AKIDSECONDRUN', SecretAccessKey: 'example' };
    const runs = await setScript(
      `if (run === 1) setInterval(() => {}, 1000);\nelse console.log('${JSON.stringify(keys)}');`,
    );
    const { gateway, checkCredentials, forgetCredentials } = await open({ profile: 'tool' });
    const checked = checkCredentials(noCancel);
    const listed = gateway.listModels('us-east-1', noCancel);
    await expect.poll(runs).toBe(1);
    forgetCredentials();
    expect(await checkCredentials(noCancel)).toMatchObject({ ok: true });
    expect(await checked).toMatchObject({ ok: true });
    unwrap(await listed);
    expect(await runs()).toBe(2);
    expect(keyIds(server)).toEqual(['AKIDSECONDRUN']);
  });

  it('that fails runs once, and says why without its secret', async () => {
    const server = await serverInEnvironment();
    const runs = await setScript(`console.error('the secret is hunter2');\nprocess.exit(3);`);
    const { gateway, checkCredentials } = await open({ profile: 'tool' });
    const failure = failureIn(await checkCredentials(noCancel));
    expect(failure.kind).toBe('no-credentials');
    expect(failure.message).toBe(
      'The credential_process of the profile "tool" failed. It said: "the secret [removed]"',
    );
    expect(JSON.stringify(failure)).not.toContain('hunter2');
    expect(failureIn(await gateway.listModels('us-east-1', noCancel))).toEqual(failure);
    expect(await runs()).toBe(1);
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
    await setScript(`console.log(${JSON.stringify(output)});`);
    expect(await credentialFailure({ profile: 'tool' })).toMatchObject({
      kind: 'no-credentials',
      message: `The credential_process of the profile "tool" gave no usable credentials: it ${problem}.`,
    });
  });
});

it('a command that leaves a child with its output open has given its answer', async () => {
  const answer = JSON.stringify({ Version: 1, AccessKeyId: 'AKIDAGENT', SecretAccessKey: 'example' });
  await setScript(`import { spawn } from 'node:child_process';
spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'inherit' }).unref();
console.log('${answer}');
process.exit(0);`);
  unwrap(await lookForCredentials({ profile: 'tool', commandTimeoutMs: 30_000 }));
}, 25_000);

describe('credentials that expire', () => {
  it('are fetched again before they do', async () => {
    const server = await serverInEnvironment();
    let nowEpochMs = Date.now();
    const runs = await setKeysOfRun({ Expiration: new Date(nowEpochMs + 3_600_000).toISOString() });
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
