/** The environment of an app that was started without a terminal, with a shell that is written for the test. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loginEnvironment } from '../../electron/app/start/login-environment.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const DOCK = { platform: 'darwin', env: { PATH: '/usr/bin:/bin', HOME: '/nowhere' } } as const;

/** A shell whose start files are `startFiles`; it runs the command that follows `-i -l -c`. */
function aShell(startFiles: string): string {
  const file = join(tempFolder(), 'sh');
  writeFileSync(file, `#!/bin/sh\n${startFiles}\n[ "$*" = "-i -l -c $4" ] && eval "$4"\n`, { mode: 0o755 });
  return file;
}

it('has what the start files of the shell set for AWS, proxies, certificates and commands, and nothing else', async () => {
  const shell = aShell(`
    echo Welcome; echo AWS_PROFILE=greeting
    export AWS_PROFILE=work HTTPS_PROXY=http://proxy:3128 no_proxy=localhost AWS_CA_BUNDLE='/a file.pem'
    export PATH=/opt/homebrew/bin:/usr/bin:/bin SECRET_OF_OTHERS=1`);
  expect(await loginEnvironment({ ...DOCK, shell })).toEqual({
    AWS_PROFILE: 'work',
    HTTPS_PROXY: 'http://proxy:3128',
    no_proxy: 'localhost',
    AWS_CA_BUNDLE: '/a file.pem',
    PATH: '/opt/homebrew/bin:/usr/bin:/bin',
  });
});

it('is that of a menu of a Linux desktop too', async () => {
  const shell = aShell('export AWS_PROFILE=work');
  expect(await loginEnvironment({ ...DOCK, platform: 'linux', shell })).toMatchObject({
    AWS_PROFILE: 'work',
  });
});

it('keeps what the app was started with', async () => {
  const shell = aShell('export AWS_PROFILE=work');
  const env = { ...DOCK.env, AWS_PROFILE: 'launched' };
  expect(await loginEnvironment({ ...DOCK, env, shell })).not.toHaveProperty('AWS_PROFILE');
});

it.each([
  ['a shell that is not there', { ...DOCK, shell: '/nowhere/sh' }],
  ['a shell that fails', { ...DOCK, shell: aShell('exit 1') }],
  ['a terminal', { ...DOCK, env: { ...DOCK.env, TERM: 'xterm' }, shell: aShell('export AWS_PROFILE=work') }],
  ['Windows', { ...DOCK, platform: 'win32', shell: aShell('export AWS_PROFILE=work') }],
] as const)('takes nothing from %s', async (_what, start) => {
  expect(await loginEnvironment(start)).toEqual({});
});
