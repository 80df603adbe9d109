import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LoginSystem, setStartAtLogin } from '../../electron/app/login-item.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

function system(change: Partial<LoginSystem> = {}) {
  const asked: boolean[] = [];
  const configHome = tempFolder();
  return {
    asked,
    file: join(configHome, 'autostart', 'bedrock-atlas.desktop'),
    system: {
      platform: 'linux',
      executable: '/opt/Bedrock Atlas/bedrock-atlas',
      configHome,
      isPackaged: true,
      setLoginItem: ({ openAtLogin }) => asked.push(openAtLogin),
      ...change,
    } satisfies LoginSystem as LoginSystem,
  };
}

describe('start at login', () => {
  it.each(['darwin', 'win32'] as const)('is asked of Electron on %s', async (platform) => {
    const { asked, system: own } = system({ platform });
    expect(await setStartAtLogin(true, own)).toBeUndefined();
    expect(await setStartAtLogin(false, own)).toBeUndefined();
    expect(asked).toEqual([true, false]);
  });

  it('is an autostart file on Linux, where Electron has no way of its own', async () => {
    const { asked, file, system: own } = system();
    expect(await setStartAtLogin(true, own)).toBeUndefined();
    expect(readFileSync(file, 'utf8')).toBe(
      '[Desktop Entry]\nType=Application\nName=Bedrock Atlas\nExec="/opt/Bedrock Atlas/bedrock-atlas"\n',
    );
    expect(await setStartAtLogin(false, own)).toBeUndefined();
    expect(existsSync(file)).toBe(false);
    expect(asked).toEqual([]);
  });

  it('escapes what means something else in such a file', async () => {
    const { file, system: own } = system({ executable: '/opt/100% "$HOME"/app' });
    await setStartAtLogin(true, own);
    expect(readFileSync(file, 'utf8')).toContain('Exec="/opt/100%% \\\\"\\\\$HOME\\\\"/app"\n');
  });

  it('says that a copy started from its sources cannot', async () => {
    const { file, system: own } = system({ isPackaged: false });
    expect((await setStartAtLogin(true, own))?.message).toMatch(/started from its sources/);
    expect(existsSync(file)).toBe(false);
  });

  it('says why it could not be switched on', async () => {
    const { system: own } = system();
    writeFileSync(join(own.configHome, 'autostart'), 'a file in its place');
    expect((await setStartAtLogin(true, own))?.message).toMatch(/could not be switched on: /);
  });
});
