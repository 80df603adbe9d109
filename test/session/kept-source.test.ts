/** The source that was used last, at the next start: settings hold no account number of its name. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { firstChoice } from '../../electron/session/source/source-choice.ts';
import type { SourceSession } from '../../electron/session/source/source-session.ts';
import { SettingsStore } from '../../electron/settings/settings-store.ts';
import { setProfiles } from '../aws/local-bedrock.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { openSession } from './open-session.ts';

const NAME = 'Reader-998877665544';
const CONFIG = [NAME, 'Reader-111122223333'].map((name) => `[profile ${name}]\nregion = us-gov-west-1\n`);

async function settingsIn(folder: string): Promise<SettingsStore> {
  const settings = new SettingsStore({ folder, onProblem: () => undefined });
  await settings.load();
  return settings;
}

async function startedAgain(config: string): Promise<SourceSession> {
  const folder = tempFolder();
  const before = await settingsIn(folder);
  before.change({ lastSource: { kind: 'aws', profile: NAME } });
  await before.settled();
  await setProfiles({ config });
  const choice = firstChoice({ sampleData: false }, (await settingsIn(folder)).values.lastSource);
  return openSession({ choice, userDataDir: folder });
}

it('is the profile with its whole name in the window, and masked where it is kept', async () => {
  const session = await startedAgain(CONFIG.join(''));
  expect(session.aws.firstConnection().source.profile).toBe(NAME);
  expect(session.source).toEqual({
    ...{ kind: 'aws', partition: 'aws-us-gov', profile: 'Reader-123456789012' },
  });
});

it('says that there is no such profile where it is gone, and takes no other one for it', async () => {
  const session = await startedAgain(CONFIG[1] ?? '');
  const { status, failure } = await session.aws.connect();
  expect(status).toBe('no-credentials');
  expect(failure?.message).toContain('There is no AWS profile "Reader-123456789012"');
});

it('is written without the number, and what an earlier version wrote goes at once', async () => {
  const folder = tempFolder();
  const file = join(folder, 'settings.json');
  const source = { kind: 'aws', profile: NAME } as const;
  const store = await settingsIn(folder);
  store.change({ lastSource: source, recentSources: [source, { kind: 'aws', profile: 'work' }] });
  await store.settled();
  expect(readFileSync(file, 'utf8')).not.toContain('998877665544');
  const { lastSource } = (await settingsIn(folder)).values;
  const earlier = { lastSource: source, recentSources: [source], theme: 'dark', fromLater: 1 };
  writeFileSync(file, JSON.stringify(earlier));
  const upgraded = await settingsIn(folder);
  await upgraded.settled();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    ...{ lastSource, recentSources: [lastSource], theme: 'dark', fromLater: 1 },
  });
  expect(upgraded.values.lastSource).toEqual(lastSource);
});
