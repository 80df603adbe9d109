/** How a process that a test has started ends. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export interface ChildEnd {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Its exit code and all that it has said. */
export async function endOf(child: ChildProcess): Promise<ChildEnd> {
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}
