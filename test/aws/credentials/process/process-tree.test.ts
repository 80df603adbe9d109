/** A command of a profile is ended with all that it has started, from a terminal or not. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  commandMark,
  endTree,
  type ProcessPorts,
} from '../../../../electron/aws/credentials/process/process-tree.ts';
import { isRunning } from '../../../helpers/process-env.ts';
import { failureIn, open, setProfiles } from '../../local-bedrock.ts';

/** As started from a terminal: the command keeps the app's session, so that it can ask there. */
function atTerminal(): void {
  const before = Object.getOwnPropertyDescriptor(process.stdin, 'isTTY');
  Object.defineProperty(process.stdin, 'isTTY', { value: true, configurable: true });
  onTestFinished(() => {
    if (before === undefined) Reflect.deleteProperty(process.stdin, 'isTTY');
    else Object.defineProperty(process.stdin, 'isTTY', before);
  });
}

/** Each writes the number of a process that would live on. */
const COMMANDS: readonly [name: string, command: (file: string) => string][] = [
  ['a child in the background', (file) => `sh -c 'sleep 600 & echo $! > ${file}; sleep 600'`],
  ['a child of a child', (file) => `sh -c 'sh -c "sleep 600 & echo \\$! > ${file}; sleep 600"; sleep 600'`],
  ['a child whose parent has ended', (file) => `sh -c '(sleep 600 & echo $! > ${file})'; sleep 600`],
  ['a child in a session of its own', (file) => `sh -c 'setsid sleep 600 & echo $! > ${file}; sleep 600'`],
  ['nothing but a child that holds its output', (file) => `sh -c 'sleep 600 & echo $! > ${file}'`],
];

describe.each([
  ['at a terminal', true],
  ['without a terminal', false],
])('%s, a command that is cancelled and leaves', (_where, isTerminal) => {
  it.each(COMMANDS)('%s is ended with it', async (_name, command) => {
    if (isTerminal) atTerminal();
    const home = await setProfiles({});
    const file = join(home, 'pid');
    writeFileSync(join(home, 'config'), `[profile tool]\ncredential_process = ${command(file)}\n`);
    const { checkCredentials } = await open({ profile: 'tool' });
    const stop = new AbortController();
    const checked = checkCredentials(stop.signal);
    await expect.poll(() => isRunning(file)).toBe(true);
    stop.abort();
    expect(failureIn(await checked).kind).toBe('cancelled');
    await expect.poll(() => isRunning(file)).toBe(false);
  });
});

describe('on a system that is not this one', () => {
  const system = (platform: NodeJS.Platform, printed: string): ProcessPorts & { done: string[] } => {
    const done: string[] = [];
    return {
      platform,
      done,
      run(program, args) {
        done.push([program, ...args].join(' '));
        return printed;
      },
      kill: (pid) => void done.push(`kill ${pid}`),
    };
  };

  it('Windows is asked to end the tree', () => {
    const windows = system('win32', '');
    endTree({ pid: 7_000_001, isGroup: false, ...commandMark() }, windows);
    expect(windows.done).toEqual(['taskkill /pid 7000001 /t /f']);
  });

  it('macOS names the children, theirs, and those with the mark, and no other is ended', () => {
    const mark = commandMark();
    const [name, value] = Object.entries(mark.env)[0] ?? [];
    const lines = [
      '7000001     1 sh -c tool',
      '7000002 7000001 helper',
      '7000003 7000002 deeper',
      `7000004     1 left behind ${name}=${value} HOME=/`,
      `7000005     1 of another run ${name}=other`,
      '7000006     1 something else',
    ];
    const mac = system('darwin', lines.join('\n'));
    endTree({ pid: 7_000_001, isGroup: false, ...mark }, mac);
    const killed = mac.done.filter((line) => line.startsWith('kill'));
    expect(killed).toEqual(['kill 7000001', 'kill 7000002', 'kill 7000003', 'kill 7000004']);
  });
});
