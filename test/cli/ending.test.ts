/** The command line as a process of its own ends with its last word, whatever hangs, and ends what it started. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shellQuoted } from '../../electron/contract/shell-quoting.ts';
import { sharedHeadless } from '../drivers/headless/shared-headless.ts';
import { closedWithTest } from '../helpers/closed-with-test.ts';
import { printKeys } from '../helpers/process-env.ts';
import { startProtocolServer } from '../helpers/servers/protocol-server.ts';
import { headlessHome, NO_KEYS } from './headless-home.ts';

const { at, start, startExport, setCommand, isCommandRunning } = headlessHome();
const OF_WORK = ['--profile', 'My Work'];

describe('an export', () => {
  it('whose command never ends is over after --credential-timeout, and the command with it', async () => {
    setCommand(`echo $$ > ${at('pid')}; sleep 600`);
    const { ended } = startExport([...OF_WORK, '--credential-timeout', '1'], { env: NO_KEYS });
    const { code, stderr } = await ended;
    expect(code).toBe(3);
    expect(stderr).toContain('within 1 seconds');
    await expect.poll(isCommandRunning).toBe(false);
  });

  it('whose command is waited for says so, and SIGTERM ends both', async () => {
    setCommand(`echo $$ > ${at('pid')}; echo Touch your key >&2; sleep 600`);
    const { child, ended, stderr } = startExport(OF_WORK, { env: NO_KEYS });
    await expect.poll(stderr).toContain('Waiting for the command of profile My Work');
    expect(stderr()).toContain('Touch your key');
    child.kill('SIGTERM');
    expect((await ended).code).toBe(3);
    await expect.poll(isCommandRunning).toBe(false);
  });

  it('that is ended leaves no child of its command behind', async () => {
    setCommand(`sh -c 'sleep 600 & echo $! > ${at('pid')}; sleep 600'`);
    const { child, ended } = startExport(OF_WORK, { env: NO_KEYS });
    await expect.poll(isCommandRunning).toBe(true);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(3);
    await expect.poll(isCommandRunning).toBe(false);
  });

  it('at a terminal that is ended leaves none either', async () => {
    setCommand(`sh -c 'sleep 600 & echo $! > ${at('pid')}; sleep 600'`);
    // util-linux; what follows runs in a terminal of its own.
    const all = ['--export', '-', `--user-data-dir=${at('data')}`, ...OF_WORK];
    const { file } = await sharedHeadless();
    const line = `exec ${[process.execPath, file, ...all].map(shellQuoted).join(' ')}`;
    const terminal = spawn('/usr/bin/script', ['-qefc', line, '/dev/null'], {
      env: { PATH: process.env.PATH, HOME: at(), AWS_CONFIG_FILE: at('config') },
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
    writeFileSync(at('config'), '[profile cn]\nregion = cn-north-1\n');
    const { code, stderr } = await start(['--export', '-', '--profile', 'cn'], { env: NO_KEYS }).ended;
    expect(code).toBe(3);
    expect(stderr).toContain('Bedrock is not offered in the partition aws-cn');
  });

  it('whose command reads from a terminal that is not there ends', async () => {
    setCommand('read -r code; test -n "$code"');
    const { code, stderr } = await startExport(OF_WORK, { env: NO_KEYS }).ended;
    expect(code).toBe(3);
    expect(stderr).toContain('The credential_process of the profile "My Work" failed');
  });

  it('whose command takes its time uses its answer', async () => {
    const server = await closedWithTest(startProtocolServer());
    setCommand(`sleep 2; ${printKeys('AKIDCOMMAND')} # not a comment of the file`);
    await startExport([...OF_WORK, '--no-access'], { url: server.url, env: NO_KEYS }).ended;
    expect(server.requests[0]?.headers.authorization).toContain('AKIDCOMMAND');
  });

  it('behind a proxy with a percent sign in its password says what is wrong', async () => {
    const env = { HTTPS_PROXY: 'http://me:100%sure@127.0.0.1:9', AWS_MAX_ATTEMPTS: '1' };
    const { code, stderr } = await startExport([], { url: 'https://bedrock.atlas.invalid', env }).ended;
    expect(code).toBe(3);
    expect(stderr).toContain('The proxy 127.0.0.1:9 did not let the connection through (ECONNREFUSED)');
    expect(stderr).not.toContain('sure');
  });
});
