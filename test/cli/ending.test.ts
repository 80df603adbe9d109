/** The command line as a process of its own ends with its last word, whatever hangs, and ends what it started. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { shellQuoted } from '../../electron/contract/shell-quoting.ts';
import { type HeadlessBundle, startHeadless } from '../drivers/headless/headless-child.ts';
import { sharedHeadless } from '../drivers/headless/shared-headless.ts';
import { startConnectProxy } from '../helpers/servers/connect-proxy.ts';
import { startProtocolServer } from '../helpers/servers/protocol-server.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const folder = tempFolder();
let bundle: HeadlessBundle;

beforeAll(async () => {
  bundle = await sharedHeadless();
});

const NO_KEYS = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(folder, 'home-'));
});

function exportOf(args: string[], env: Record<string, string>, url = 'http://127.0.0.1:9') {
  const all = ['--export', '-', `--user-data-dir=${join(home, 'data')}`, '--regions', 'us-east-1', ...args];
  return startHeadless(bundle, all, { url, env: { ...env, AWS_CONFIG_FILE: join(home, 'config') } });
}

/** A command that says that it runs, in a file, and its number. */
function withCommand(command: string): void {
  writeFileSync(join(home, 'config'), `[profile 'My Work']\ncredential_process = ${command}\n`);
}

/** Not of a process that has ended and that nobody has asked about yet. */
function isCommandRunning(): boolean {
  try {
    const pid = readFileSync(join(home, 'pid'), 'utf8').trim();
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
}

describe('an export', () => {
  it('whose command never ends is over after --credential-timeout, and the command with it', async () => {
    withCommand(`echo $$ > ${join(home, 'pid')}; sleep 600`);
    const { ended } = exportOf(['--profile', 'My Work', '--credential-timeout', '1'], NO_KEYS);
    const { code, stderr } = await ended;
    expect(code).toBe(3);
    expect(stderr).toContain('within 1 seconds');
    await expect.poll(isCommandRunning).toBe(false);
  });

  it('whose command is waited for says so, and SIGTERM ends both', async () => {
    withCommand(`echo $$ > ${join(home, 'pid')}; echo Touch your key >&2; sleep 600`);
    const { child, ended, stderr } = exportOf(['--profile', 'My Work'], NO_KEYS);
    await expect.poll(stderr).toContain('Waiting for the command of profile My Work');
    expect(stderr()).toContain('Touch your key');
    child.kill('SIGTERM');
    expect((await ended).code).toBe(3);
    await expect.poll(isCommandRunning).toBe(false);
  });

  it('that is ended leaves no child of its command behind', async () => {
    withCommand(`sh -c 'sleep 600 & echo $! > ${join(home, 'pid')}; sleep 600'`);
    const { child, ended } = exportOf(['--profile', 'My Work'], NO_KEYS);
    await expect.poll(isCommandRunning).toBe(true);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(3);
    await expect.poll(isCommandRunning).toBe(false);
  });

  it('at a terminal that is ended leaves none either', async () => {
    withCommand(`sh -c 'sleep 600 & echo $! > ${join(home, 'pid')}; sleep 600'`);
    // util-linux; what follows runs in a terminal of its own.
    const all = ['--export', '-', `--user-data-dir=${join(home, 'data')}`, '--profile', 'My Work'];
    const line = `exec ${[process.execPath, bundle.file, ...all].map(shellQuoted).join(' ')}`;
    const terminal = spawn('/usr/bin/script', ['-qefc', line, '/dev/null'], {
      env: { PATH: process.env.PATH, HOME: home, AWS_CONFIG_FILE: join(home, 'config') },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let shown = '';
    terminal.stdout.setEncoding('utf8').on('data', (text: string) => {
      shown += text;
    });
    const closed = new Promise((resolve) => terminal.once('close', resolve));
    await expect.poll(() => shown).toContain('Waiting for the command of profile My Work');
    expect(isCommandRunning()).toBe(true);
    const [pid = ''] = readFileSync(`/proc/${terminal.pid}/task/${terminal.pid}/children`, 'utf8').split(' ');
    process.kill(Number(pid), 'SIGTERM');
    await closed;
    await expect.poll(isCommandRunning).toBe(false);
  });

  it('of a profile in China says that Bedrock is not offered there', async () => {
    writeFileSync(join(home, 'config'), '[profile cn]\nregion = cn-north-1\n');
    const all = ['--export', '-', `--user-data-dir=${join(home, 'data')}`, '--profile', 'cn'];
    const env = { ...NO_KEYS, AWS_CONFIG_FILE: join(home, 'config') };
    const { code, stderr } = await startHeadless(bundle, all, { url: 'http://127.0.0.1:9', env }).ended;
    expect(code).toBe(3);
    expect(stderr).toContain('Bedrock is not offered in the partition aws-cn');
  });

  it('whose command reads from a terminal that is not there ends', async () => {
    withCommand('read -r code; test -n "$code"');
    const { code, stderr } = await exportOf(['--profile', 'My Work'], NO_KEYS).ended;
    expect(code).toBe(3);
    expect(stderr).toContain('The credential_process of the profile "My Work" failed');
  });

  it('whose command takes its time uses its answer', async () => {
    const server = await startProtocolServer();
    onTestFinished(() => server.close());
    const keys = { Version: 1, AccessKeyId: 'AKIDCOMMAND', SecretAccessKey: 'example' };
    writeFileSync(join(home, 'keys.json'), JSON.stringify(keys));
    withCommand(`sleep 2; cat '${join(home, 'keys.json')}' # not a comment of the file`);
    await exportOf(['--profile', 'My Work', '--no-access'], NO_KEYS, server.url).ended;
    expect(server.requests[0]?.headers.authorization).toContain('AKIDCOMMAND');
  });

  it('behind a proxy that says nothing ends with its last word', async () => {
    const proxy = await startConnectProxy(9, undefined, { isSilent: true });
    onTestFinished(() => proxy.close());
    const env = { HTTPS_PROXY: proxy.url, AWS_MAX_ATTEMPTS: '1' };
    const { ended, stderr } = exportOf([], env, 'https://bedrock.atlas.invalid');
    await expect.poll(stderr).toContain('(no answer). Check HTTPS_PROXY and NO_PROXY');
    expect((await ended).code).toBe(3);
  });

  it('behind a proxy with a percent sign in its password says what is wrong', async () => {
    const env = { HTTPS_PROXY: 'http://me:100%sure@127.0.0.1:9', AWS_MAX_ATTEMPTS: '1' };
    const { code, stderr } = await exportOf([], env, 'https://bedrock.atlas.invalid').ended;
    expect(code).toBe(3);
    expect(stderr).toContain('The proxy 127.0.0.1:9 did not let the connection through (ECONNREFUSED)');
    expect(stderr).not.toContain('sure');
  });
});
