/** API keys that the user gave: over a restart with a keychain, for the session without one, and never in clear on the disk. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AtlasCalls } from '../../electron/contract/bridge/calls.ts';
import { CALLS } from '../../electron/contract/bridge/calls.ts';
import { channelOf } from '../../electron/contract/bridge/channels.ts';
import type { KeptSettings, SourceChoice } from '../../electron/contract/settings/settings.ts';
import { callHandlers } from '../../electron/ipc/call-handlers.ts';
import { redacted } from '../../electron/redact/redact.ts';
import { KnownSources } from '../../electron/session/connecting/known-sources.ts';
import { apiKeyCalls } from '../../electron/settings/api-key-calls.ts';
import { ApiKeys } from '../../electron/settings/api-keys.ts';
import { SettingsStore } from '../../electron/settings/settings-store.ts';
import { succeeded } from '../helpers/builders.ts';
import { FakeKeyring } from '../helpers/fakes/fake-keyring.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const KEY = `ABSK${Buffer.from('BedrockAPIKey-x-at-111122223333:first-secret').toString('base64')}`;
const OTHER = `ABSK${Buffer.from('BedrockAPIKey-x-at-111122223333:other-secret').toString('base64')}`;

interface World {
  folder: string;
  keyring: FakeKeyring;
  problems: string[];
}

const world = (): World => ({ folder: tempFolder(), keyring: new FakeKeyring(), problems: [] });

/** A start of the app. */
async function start({ folder, keyring, problems }: World, isReadOnly = false): Promise<ApiKeys> {
  const onProblem = ({ message }: { message: string }): number => problems.push(message);
  const keys = new ApiKeys({ folder, keyring, onProblem, isReadOnly, nowEpochMs: Date.now });
  await keys.load();
  return keys;
}

async function added(keys: ApiKeys, key = KEY, name = 'Team'): Promise<string> {
  const { id } = succeeded(await keys.add({ key, name }));
  await keys.settled();
  return id;
}

const onDisk = (folder: string): string =>
  readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'latin1'))
    .join('\n');

describe('with a keychain', () => {
  it('a key is there at the next start, and its file holds it in no readable form', async () => {
    const own = world();
    const id = await added(await start(own));
    const again = await start(own);
    expect(again.facts).toEqual([{ id, name: 'Team', kind: 'long-term', isKept: true }]);
    expect(await again.open(id)).toEqual({ ok: true, value: { key: KEY, name: 'Team' } });
    const disk = onDisk(own.folder);
    expect(disk).toContain('Team');
    for (const secret of [
      KEY,
      KEY.slice(4),
      'first-secret',
      '111122223333',
      Buffer.from(KEY).toString('base64'),
    ]) {
      expect(disk).not.toContain(secret);
    }
    if (process.platform !== 'win32') {
      expect(statSync(join(own.folder, 'api-keys.json')).mode & 0o777).toBe(0o600);
    }
  });

  it('a key takes the place of the one of its name, and is gone from the disk once it is forgotten', async () => {
    const own = world();
    const keys = await start(own);
    const first = await added(keys);
    const second = await added(keys, OTHER);
    expect(keys.facts.map(({ id }) => id)).toEqual([second]);
    expect((await keys.open(first)).ok).toBe(false);
    keys.forget(second);
    await keys.settled();
    expect((await start(own)).facts).toEqual([]);
    expect(onDisk(own.folder)).not.toContain('Team');
  });

  it('that gives a key no longer back, the key is named and how to go on', async () => {
    const own = world();
    const id = await added(await start(own));
    const opened = await (await start({ ...own, keyring: new FakeKeyring() })).open(id);
    expect(opened).toMatchObject({
      ok: false,
      failure: { kind: 'bad-credentials', message: expect.stringContaining('"Team"') },
    });
  });

  it('a name with an account number is kept without it', async () => {
    const keys = await start(world());
    await added(keys, KEY, 'prod 111122223333');
    expect(keys.facts[0]?.name).toBe('prod 123456789012');
  });

  it('a key that cannot be one is refused, and so is one without a name', async () => {
    const keys = await start(world());
    expect(await keys.add({ key: 'AKIAIOSFODNN7EXAMPLE', name: 'x' })).toMatchObject({ ok: false });
    expect(await keys.add({ key: KEY, name: '  ' })).toMatchObject({ ok: false });
    expect(keys.facts).toEqual([]);
  });
});

describe('without a keychain', () => {
  it('a key is used until the app closes, and written nowhere', async () => {
    const own = world();
    own.keyring.isThere = false;
    const keys = await start(own);
    expect(await keys.isKeeping()).toBe(false);
    const id = await added(keys);
    expect(keys.facts).toMatchObject([{ id, isKept: false }]);
    expect(await keys.open(id)).toMatchObject({ ok: true, value: { key: KEY } });
    expect(onDisk(own.folder)).not.toContain('Team');
    const again = await start(own);
    expect(again.facts).toEqual([]);
    expect(await again.open(id)).toMatchObject({ ok: false, failure: { kind: 'no-credentials' } });
  });

  it('the same holds where the folder keeps nothing', async () => {
    const own = world();
    const keys = await start(own, true);
    await added(keys);
    expect(keys.facts).toMatchObject([{ isKept: false }]);
    expect(readdirSync(own.folder)).toEqual([]);
  });
});

it('a file that cannot be read is set aside and said, and entries that fit no key are left out', async () => {
  const own = world();
  const file = join(own.folder, 'api-keys.json');
  writeFileSync(file, '{"keys":[{"id":"../../etc","name":1},{"name":"x"}]}');
  expect((await start(own)).facts).toEqual([]);
  writeFileSync(file, 'not json');
  expect((await start(own)).facts).toEqual([]);
  expect(own.problems.join()).toMatch(/API keys could not be read; the file was kept as/);
  const keys = await start(own);
  await added(keys);
  expect((await start(own)).facts).toHaveLength(1);
});

it('a folder that takes no file is said', async () => {
  const own = world();
  writeFileSync(join(own.folder, 'file'), '');
  await added(await start({ ...own, folder: join(own.folder, 'file') }));
  expect(own.problems.join()).toContain('The API keys cannot be kept');
});

describe('the bridge to the window', () => {
  /** The calls about keys as the window reaches them, and everything that comes back, as text. */
  async function bridge() {
    const own = world();
    const keys = await start(own);
    const settings = new SettingsStore({ folder: own.folder, onProblem: () => undefined });
    await settings.load();
    const told: unknown[] = [];
    const known = new KnownSources({ settings, keys, publish: (event) => told.push(event) });
    const chosen: SourceChoice[] = [];
    const chooseSource: AtlasCalls['chooseSource'] = async (choice) => {
      chosen.push(choice);
      settings.change({ lastSource: choice } as Partial<KeptSettings>);
    };
    const handlers = callHandlers(
      CALLS,
      [{ ...apiKeyCalls(keys, settings, { chooseSource }), chooseSource }],
      (error) => told.push(String(error)),
    );
    const call = async (name: keyof AtlasCalls, ...args: unknown[]): Promise<unknown> => {
      const answer = await handlers
        .get(channelOf(name))?.(args)
        .catch((error: unknown) => String(error));
      told.push(answer, known.state());
      return answer;
    };
    return { ...own, keys, settings, chosen, call, told };
  }

  it('takes a key and never gives it back, in no answer, event, fault, setting or line of the log', async () => {
    const { call, told, settings, folder } = await bridge();
    expect(await call('keepsApiKeys')).toBe(true);
    const answer = await call('addApiKey', { key: `export AWS_BEARER_TOKEN_BEDROCK=${KEY}`, name: 'Team' });
    expect(answer).toMatchObject({ ok: true, value: { name: 'Team', isKept: true } });
    const { id } = (answer as { value: { id: string } }).value;
    await call('chooseSource', { kind: 'aws', profile: null, apiKey: id });
    // Arguments that do not fit are a fault, which is logged.
    await call('addApiKey', { key: KEY, name: 'Team', more: KEY });
    await call('addApiKey', KEY);
    await call('forgetApiKey', KEY);
    await settings.settled();
    const all = JSON.stringify(told) + onDisk(folder);
    expect(all).not.toContain(KEY.slice(4, 40));
    expect(redacted(`a fault with ${KEY} in it`)).not.toContain(KEY.slice(4, 20));
  });

  it('leaves the source whose key is forgotten', async () => {
    const { call, chosen, keys, settings } = await bridge();
    const id = await added(keys);
    await call('chooseSource', { kind: 'aws', profile: 'work' });
    await call('chooseSource', { kind: 'aws', profile: null, apiKey: id });
    expect(settings.values.recentSources).toEqual([
      { kind: 'aws', profile: null, apiKey: id },
      { kind: 'aws', profile: 'work' },
    ]);
    await call('forgetApiKey', id);
    expect(chosen.at(-1)).toEqual({ kind: 'aws', profile: null });
    expect(settings.values.recentSources).toEqual([{ kind: 'aws', profile: 'work' }]);
  });

  it('remembers twelve sources, the last one first and each once', async () => {
    const { call, settings } = await bridge();
    for (let index = 0; index < 20; index += 1) {
      await call('chooseSource', { kind: 'aws', profile: `p${index % 15}` });
    }
    await call('chooseSource', { kind: 'sample' });
    const names = settings.values.recentSources.map((each) => (each.kind === 'aws' ? each.profile : ''));
    expect(names).toEqual(['p4', 'p3', 'p2', 'p1', 'p0', 'p14', 'p13', 'p12', 'p11', 'p10', 'p9', 'p8']);
  });
});
