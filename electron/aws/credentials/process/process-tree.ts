/** Ends a command with everything that it has started. Synchronous: it also runs when the app ends. */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** What tells a command's processes from all others. */
export interface CommandMark {
  /** For the environment of the command, which what it starts inherits. */
  env: Record<string, string>;
}

const VARIABLE = 'BEDROCK_ATLAS_COMMAND';

export function commandMark(): CommandMark {
  return { env: { [VARIABLE]: randomUUID() } };
}

interface Root extends CommandMark {
  pid: number;
  /** It leads a process group of its own. */
  isGroup: boolean;
}

/** What is started while others are ended is found the next time. */
const MAX_ROUNDS = 5;

/** The system, as far as it is needed. */
export interface ProcessPorts {
  platform: NodeJS.Platform;
  /** Runs a program to its end; what it printed. */
  run(program: string, args: readonly string[]): string;
  /** Of a group where the number is negative. */
  kill(pid: number): void;
}

const SYSTEM: ProcessPorts = {
  platform: process.platform,
  run: (program, args) => spawnSync(program, args, { windowsHide: true, encoding: 'utf8' }).stdout ?? '',
  kill(pid) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  },
};

/** Ends all of them at once (SIGKILL); whoever has ended already is passed over. */
export function endTree(root: Root, system: ProcessPorts = SYSTEM): void {
  if (system.platform === 'win32') {
    system.run('taskkill', ['/pid', String(root.pid), '/t', '/f']);
    return;
  }
  const ended = new Set<number>();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const left = treeOf(root, processes(system)).filter((pid) => !ended.has(pid));
    if (round > 0 && left.length === 0) break;
    if (root.isGroup) system.kill(-root.pid);
    for (const pid of [root.pid, ...left]) {
      if (pid !== process.pid) system.kill(pid);
      ended.add(pid);
    }
  }
}

interface Running {
  pid: number;
  parent: number;
  environment: string;
}

/** The children of the root and theirs, and whoever has the mark: a parent may have ended before its children. */
function treeOf({ pid, env }: Root, running: readonly Running[]): number[] {
  const mark = `${VARIABLE}=${env[VARIABLE]}`;
  const found = new Set([pid]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const each of running) {
      if (found.has(each.parent) || each.environment.includes(mark)) found.add(each.pid);
    }
  }
  found.delete(pid);
  return [...found];
}

function processes(system: ProcessPorts): Running[] {
  return system.platform === 'linux' ? inProc() : inPs(system);
}

function inProc(): Running[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    // The name of the program stands in brackets and may hold any sign.
    const parent = /^.*\) \S (\d+) /s.exec(read(`/proc/${name}/stat`))?.[1];
    const environment = read(`/proc/${name}/environ`);
    return parent === undefined ? [] : [{ pid: Number(name), parent: Number(parent), environment }];
  });
}

/** Empty for what has ended, or is another user's. */
function read(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}

/** `-E` gives the environment behind the command, as `ps` of macOS does. */
function inPs({ run }: ProcessPorts): Running[] {
  return run('ps', ['-A', '-E', '-o', 'pid=,ppid=,command='])
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, environment = ''] = /^\s*(\d+)\s+(\d+)\s(.*)$/.exec(line) ?? [];
      return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), environment }];
    });
}
