/** packaging/linux/bedrock-atlas: the script under the app's name in packages of Linux, here before an app that prints. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { opensWindow, USAGE } from '../../../electron/cli/arguments.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

interface Machine {
  user?: 'root' | 'ordinary';
  namespaces?: boolean;
  display?: string;
}

const folder = tempFolder();

beforeAll(() => {
  copyFileSync('packaging/linux/bedrock-atlas', join(folder, 'bedrock-atlas'));
  script('bedrock-atlas-app', 'printf "%s\\n" "$@"');
  for (const user of ['root', 'ordinary']) {
    for (const namespaces of [true, false]) {
      const bin = binOf({ user, namespaces });
      mkdirSync(join(folder, bin));
      script(join(bin, 'id'), `echo ${user === 'root' ? 0 : 1000}`);
      script(join(bin, 'unshare'), `exit ${namespaces ? 0 : 1}`);
    }
  }
});

function script(name: string, line: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${line}\n`, { mode: 0o755 });
}

function binOf({ user, namespaces }: { user: string; namespaces: boolean }): string {
  return `bin-${user}-${namespaces}`;
}

function launch(
  args: readonly string[],
  { user = 'ordinary', namespaces = true, display = ':0' }: Machine = {},
): { given: string[] | undefined; code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(join(folder, 'bedrock-atlas'), args, {
    encoding: 'utf8',
    env: { PATH: `${join(folder, binOf({ user, namespaces }))}:${process.env.PATH}`, DISPLAY: display },
  });
  return { given: status === 0 ? stdout.trimEnd().split('\n') : undefined, code: status, said: stderr };
}

const NO_WINDOW = ['--no-sandbox', '--ozone-platform=headless'];
const BARE: Machine = { user: 'root', namespaces: false, display: '' };
const NAMES = [...USAGE.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, name = '']) => name);

describe('the launcher of Linux', () => {
  it('gives each command what it needs to run as root, without user namespaces and without a display', () => {
    const forms = NAMES.flatMap((name) => [
      [name],
      [name, 'x.json'],
      [`${name}=x.json`],
      [name, '@-1', '@-0'],
    ]);
    const commands = forms.filter((args) => opensWindow(args) === false);
    expect(new Set(commands.map(([name = '']) => name.replace(/=.*/, '')))).toEqual(
      new Set(['--export', '--history', '--diff', '--test-connection', '--help', '--version']),
    );
    for (const args of commands) {
      const { given = [] } = launch(args, BARE);
      expect(given).toEqual(expect.arrayContaining(NO_WINDOW));
      expect(given.slice(-args.length)).toEqual(args);
    }
  });

  it('opens no window without the sandbox, whatever the arguments are', () => {
    const word = fc.constantFrom(
      ...NAMES,
      '--',
      '-h',
      'x.json',
      '--profile=--help',
      'bedrock-atlas://view?q=--help',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), (args) => {
        fc.pre(opensWindow(args) === true);
        expect(launch(args).given).toEqual(args.length === 0 ? [''] : args);
      }),
      { numRuns: 60 },
    );
  });

  it.each<[string, Machine, RegExp]>([
    ['for root', { user: 'root' }, /no sandbox for root\. Start Bedrock Atlas as another user/],
    ['where there are no user namespaces', { namespaces: false }, /sudo chown root .*chrome-sandbox/],
    ['without a display', { display: '' }, /There is no display/],
  ])('says in words why no window can open %s', (_where, machine, words) => {
    const { code, said } = launch(['--sample-data'], machine);
    expect(code).toBe(1);
    expect(said).toMatch(words);
  });

  it('leaves the sandbox to a user, or to an AppImage, that switches it off, and says so', () => {
    const args = ['--no-sandbox', '--sample-data'];
    const { given, said } = launch(args, { user: 'root', namespaces: false });
    expect(given).toEqual(args);
    expect(said).toBe("Chromium's sandbox is off (--no-sandbox).\n");
  });
});
