/** What a script of the project prints. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { REPO } from '../../scripts/repo.ts';

export async function linesOf(script: string, ...args: string[]): Promise<string[]> {
  const command = ['node_modules/tsx/dist/cli.mjs', script, ...args];
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: REPO });
  return stdout.trim().split('\n');
}
