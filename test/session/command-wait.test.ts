/** A command of a profile that is waited for: Atlas over a real session, with a real command. */
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { setProfiles } from '../aws/local-bedrock.ts';
import { printKeys } from '../helpers/process-env.ts';
import { atlasOverSessions } from './open-session.ts';

async function atlasOf(command: string) {
  const home = await setProfiles({});
  const pidFile = join(home, 'pid');
  await writeFile(
    join(home, 'config'),
    `[profile tool]\ncredential_process = echo $$ > ${pidFile}; ${command}\n[profile other]\nregion = eu-west-1\n`,
  );
  const made = await atlasOverSessions();
  const change = made.atlas.chooseSource({ kind: 'aws', profile: 'tool' });
  const pid = async (): Promise<number> => {
    await expect.poll(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8')).toMatch(/\d\n/);
    return Number(readFileSync(pidFile, 'utf8'));
  };
  return { ...made, change, pid };
}

/** True a moment longer than it runs: until Node has heard of its end. */
function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it('is told with its words, and Cancel ends it', async () => {
  const { atlas, change, last, pid, published } = await atlasOf('echo Touch your key >&2; sleep 600');
  await expect
    .poll(last)
    .toMatchObject({ status: 'looking', waitsFor: { profile: 'tool', said: 'Touch your key' } });
  // Meanwhile another profile can be chosen.
  expect(last()?.profiles).toEqual(['other', 'tool']);
  const child = await pid();
  await atlas.cancelScan();
  await change;
  expect(last()).toMatchObject({
    status: 'no-credentials',
    failure: { kind: 'cancelled', message: 'The command of the profile "tool" was cancelled.' },
  });
  expect(last()).not.toHaveProperty('waitsFor');
  await expect.poll(() => isThere(child)).toBe(false);
  // Who cancelled is not told so in a message of its own.
  expect(published.filter(({ type }) => type === 'notice')).toEqual([]);
});

it('ends when another source is chosen', async () => {
  const { atlas, change, last, pid } = await atlasOf('sleep 600');
  await expect.poll(last).toMatchObject({ waitsFor: { profile: 'tool' } });
  const child = await pid();
  await atlas.chooseSource({ kind: 'aws', profile: 'other' });
  await change;
  expect(last()).not.toHaveProperty('waitsFor');
  expect(last()?.source).toMatchObject({ profile: 'other' });
  await expect.poll(() => isThere(child)).toBe(false);
});

it('is waited for by a scan that is asked for meanwhile', async () => {
  const { atlas, change, last } = await atlasOf(`sleep 0.5; ${printKeys('AKIDCOMMAND')}`);
  await expect.poll(last).toMatchObject({ waitsFor: { profile: 'tool' } });
  const rescan = atlas.rescan();
  await change;
  expect(last()).toMatchObject({ status: 'connected' });
  expect(await rescan).toEqual({ ok: true, value: null });
});
