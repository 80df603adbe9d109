/** The command line as a process of its own, started with plain Node, so that it can be killed and limited. */
import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { keysFor } from '../../helpers/process-env.ts';

/** As shared-headless.ts makes it. */
export interface HeadlessBundle {
  file: string;
}

const NO_SIGNAL = 'data:text/javascript,process.on("SIGXFSZ",()=>{})';

export interface Ended {
  code: number | null;
  stderr: string;
  /** From its last word, or from its start if it said none, to its end. */
  afterLastWordMs: number;
}

export interface ChildOptions {
  url: string;
  /** Largest file that it may write, in blocks of 512 bytes: a disk that is full. */
  fileLimitBlocks?: number;
  /** User to run as; only root can choose. */
  uid?: number;
  env?: Record<string, string>;
  /** Its standard output is a pipe that nobody reads. */
  isUnread?: boolean;
}

/** Starts an export; `ended` settles when the process is gone. */
export function startHeadless(
  bundle: HeadlessBundle,
  args: readonly string[],
  options: ChildOptions,
): { child: ChildProcess; ended: Promise<Ended>; stderr: () => string } {
  const { url, fileLimitBlocks, uid, env, isUnread = false } = options;
  // The limit also sends a signal, which a full disk does not.
  const quiet = fileLimitBlocks === undefined ? [] : ['--import', NO_SIGNAL];
  const node = [process.execPath, ...quiet, bundle.file, ...args];
  const [command = '', ...rest] =
    fileLimitBlocks === undefined
      ? node
      : ['/bin/sh', '-c', `ulimit -f ${fileLimitBlocks}; exec "$@"`, 'sh', ...node];
  const child = spawn(command, rest, {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      AWS_EC2_METADATA_DISABLED: 'true',
      ...keysFor(url),
      ...env,
    },
    stdio: ['ignore', isUnread ? 'pipe' : 'ignore', 'pipe'],
    // Not in the repository: an installed app is started from anywhere.
    cwd: tmpdir(),
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let stderr = '';
  let lastWordMs = performance.now();
  let endMs = lastWordMs;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    lastWordMs = performance.now();
  });
  child.on('exit', () => {
    endMs = performance.now();
    // Nothing more comes, and what was never read keeps a pipe open.
    child.stdout?.destroy();
  });
  const ended = new Promise<Ended>((resolve) =>
    child.on('close', (code) => resolve({ code, stderr, afterLastWordMs: Math.max(0, endMs - lastWordMs) })),
  );
  return { child, ended, stderr: () => stderr };
}
