import { expect, it } from 'vitest';
import type { Notice } from '../../electron/contract/bridge/api.ts';
import { type UpdateDeps, type UpdateSource, Updates, updateOwner } from '../../electron/updates/updates.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

interface World {
  updates: Updates;
  /** What the source was asked, in order. */
  asked: string[];
  told: { kind: string; message: string; nextStep?: string }[];
  notes: string[];
  pages: () => number;
  values: { updateCheck: 'weekly' | 'never'; lastUpdateCheckMs: number };
  setNow(nowMs: number): void;
}

function aWorld(source: Partial<UpdateSource>, parts: Partial<UpdateDeps> = {}): World {
  const [asked, told, notes]: [string[], World['told'], string[]] = [[], [], []];
  const values: World['values'] = { updateCheck: 'weekly', lastUpdateCheckMs: 0 };
  let [nowMs, pages] = [1_000 * DAY_MS, 0];
  const updates = new Updates({
    owner: 'app',
    version: '0.1.0',
    openSource: async () => ({
      newer: async () => {
        asked.push('newer');
        return await source.newer?.();
      },
      download: async () => {
        asked.push('download');
        await source.download?.();
      },
    }),
    settings: { values, change: (change) => void Object.assign(values, change) },
    tell: (notice: Notice) =>
      void told.push(notice.kind === 'problem' ? { ...notice.failure, kind: 'problem' } : notice),
    note: (line) => void notes.push(line),
    openReleasePage: () => {
      pages += 1;
    },
    nowEpochMs: () => nowMs,
    ...parts,
  });
  const setNow = (at: number): void => {
    nowMs = at;
  };
  return { updates, asked, told, notes, values, pages: () => pages, setNow };
}

it('the app tells of a newer version and downloads nothing without being asked', async () => {
  const { updates, asked, told } = aWorld({ newer: async () => '0.2.0' });
  await updates.checkWhenDue();
  expect(asked).toEqual(['newer']);
  expect(told).toMatchObject([{ kind: 'info', message: 'Bedrock Atlas 0.2.0 is available; this is 0.1.0.' }]);
});

it('the app looks once a week', async () => {
  const { updates, asked, told, values, setNow } = aWorld({});
  await updates.checkWhenDue();
  expect(values.lastUpdateCheckMs).toBe(1_000 * DAY_MS);
  setNow(1_006 * DAY_MS);
  await updates.checkWhenDue();
  expect(asked).toHaveLength(1);
  setNow(1_007 * DAY_MS);
  await updates.checkWhenDue();
  expect(asked).toHaveLength(2);
  expect(told).toEqual([]);
});

it('the app looks again when the clock was set back', async () => {
  const { updates, asked, setNow } = aWorld({});
  await updates.checkWhenDue();
  setNow(1 * DAY_MS);
  await updates.checkWhenDue();
  expect(asked).toHaveLength(2);
});

it('the app never looks by itself when the user said never, and does when asked', async () => {
  const { updates, asked, told, values } = aWorld({});
  values.updateCheck = 'never';
  await updates.checkWhenDue();
  expect(asked).toEqual([]);
  await updates.check();
  expect(told).toMatchObject([{ message: '0.1.0 is the newest version.' }]);
});

it('the app asks nobody where the package manager owns the app, and says so when asked', async () => {
  const { updates, asked, told } = aWorld({ newer: async () => '0.2.0' }, { owner: 'none' });
  await updates.checkWhenDue();
  await updates.check();
  await updates.download();
  expect(asked).toEqual([]);
  expect(told[0]?.message).toBe('This copy of the app does not update itself.');
});

it('the app is silent about a failure that nobody asked for, and tries again at the next start', async () => {
  const offline = async (): Promise<never> => {
    throw new Error('net::ERR_INTERNET_DISCONNECTED\n    at x');
  };
  const { updates, told, notes, values } = aWorld({ newer: offline });
  await updates.checkWhenDue();
  expect(told).toEqual([]);
  expect(notes).toEqual(['updates: net::ERR_INTERNET_DISCONNECTED']);
  expect(values.lastUpdateCheckMs).toBe(0);
  await updates.check();
  expect(told).toMatchObject([
    {
      kind: 'problem',
      message: 'Whether a newer version exists could not be checked: net::ERR_INTERNET_DISCONNECTED',
    },
  ]);
});

it('the app downloads when asked and says when it is installed', async () => {
  const { updates, asked, told } = aWorld({ newer: async () => '0.2.0' });
  await updates.download();
  expect(asked).toEqual(['newer', 'download']);
  expect(told.at(-1)).toMatchObject({
    message: '0.2.0 is downloaded and checked.',
    nextStep: 'It is installed when you quit the app.',
  });
});

it('the app says that a download was refused, such as one with a wrong checksum or signature', async () => {
  const refused = async (): Promise<never> => {
    throw new Error('sha512 checksum mismatch');
  };
  const { updates, told } = aWorld({ newer: async () => '0.2.0', download: refused });
  await updates.download();
  expect(told.at(-1)).toMatchObject({
    kind: 'problem',
    message: '0.2.0 was not installed: sha512 checksum mismatch',
  });
});

it('the app opens the release page where the app does not install anything', async () => {
  const { updates, asked, pages } = aWorld({ newer: async () => '0.2.0' }, { owner: 'page' });
  await updates.download();
  expect(asked).toEqual(['newer']);
  expect(pages()).toBe(1);
});

it.each([
  ['sources', { isPackaged: false }, 'none'],
  ['a signed installer of Windows', { platform: 'win32', namesPublisher: true }, 'app'],
  ['an unsigned installer of Windows', { platform: 'win32' }, 'page'],
  ['macOS', { platform: 'darwin' }, 'app'],
  ['an AppImage', { env: { APPIMAGE: '/home/u/atlas.AppImage' } }, 'app'],
  ['an unpacked tar.gz', {}, 'page'],
  ['a deb', { executable: '/opt/Bedrock Atlas/bedrock-atlas' }, 'none'],
  ['a distribution', { executable: '/usr/lib/bedrock-atlas/bedrock-atlas' }, 'none'],
  ['a Flatpak', { env: { FLATPAK_ID: 'x' } }, 'none'],
] as const)('from %s, updates come as they should', (_name, known, owner) => {
  const tarball = {
    platform: 'linux',
    isPackaged: true,
    executable: '/home/u/atlas/bedrock-atlas',
    env: {},
    namesPublisher: false,
  } as const;
  expect(updateOwner({ ...tarball, ...known })).toBe(owner);
});
