/** The memory of a process and all it has started. Linux only: other systems do not say what is shared. */
import { readFileSync } from 'node:fs';
import { treeOf } from '../../test/drivers/kill/process-tree.ts';

/** Proportional set size in megabytes, shared pages counted in parts; undefined where the system does not tell. */
export function treeMegabytes(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const kilobytes = treeOf(pid).map((each) =>
    Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${each}/smaps_rollup`))?.[1] ?? 0),
  );
  const sum = kilobytes.reduce((total, each) => total + each, 0);
  return sum === 0 ? undefined : sum / 1024;
}

/** Empty if the process has ended. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
