/**
 * The environment of the user's login shell. An app started from the Dock, Finder or a menu of the desktop lacks it: no
 * AWS_PROFILE, no HTTPS_PROXY, and no Homebrew on its PATH.
 */
import { userInfo } from 'node:os';
import { promisify } from 'node:util';

/** What credentials, proxies, certificates and the commands of profiles depend on. */
const WANTED =
  /^(AWS_\w+|BEDROCK_ATLAS_\w+|(HTTPS?|ALL|NO)_PROXY|(REQUESTS|CURL)_CA_BUNDLE|SSL_CERT_(FILE|DIR)|NODE_EXTRA_CA_CERTS|PATH)$/i;
/** Start files may print words of their own. */
const MARK = 'bedrock-atlas-environment';
/** Limit for a shell whose start files wait for input, in milliseconds. */
const SHELL_WITHIN_MS = 10_000;

let taken: Promise<boolean> | undefined;

/** Adds it to that of the process, once. Gives whether anything about AWS is another now. */
export function inLoginEnvironment(): Promise<boolean> {
  taken ??= loginEnvironment(process).then((found) => {
    Object.assign(process.env, found);
    return Object.keys(found).some((name) => name.startsWith('AWS_'));
  });
  return taken;
}

/** Where the app was started. */
export interface Start {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  /** Absolute path; absent: the user's own. */
  shell?: string;
}

/**
 * The variables that the app lacks, and the shell's PATH. Empty on Windows, which has no such shell, and for an app started
 * from a terminal. Empty as well when the shell fails or takes longer than ten seconds.
 */
export async function loginEnvironment({ platform, env, shell }: Start): Promise<Record<string, string>> {
  if (platform === 'win32' || env.TERM !== undefined) return {};
  const script = `echo ${MARK}; /usr/bin/env; echo ${MARK}`;
  const options = { env, timeout: SHELL_WITHIN_MS, killSignal: 'SIGKILL', encoding: 'utf8' } as const;
  try {
    const { execFile } = await import('node:child_process');
    const { stdout } = await promisify(execFile)(
      shell ?? userInfo().shell ?? '/bin/sh',
      ['-i', '-l', '-c', script],
      options,
    );
    const lines = stdout.split(`${MARK}\n`)[1]?.split('\n') ?? [];
    const found = lines.flatMap((line) => {
      const [, name = '', value = ''] = /^(\w+)=(.*)$/.exec(line) ?? [];
      const isLacking = name === 'PATH' || env[name] === undefined;
      return WANTED.test(name) && isLacking ? [[name, value] as const] : [];
    });
    return Object.fromEntries(found);
  } catch {
    return {};
  }
}
