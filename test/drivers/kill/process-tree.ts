/** The processes that a process has started. Linux only: elsewhere nothing is known of them. */
import { readdirSync, readFileSync } from 'node:fs';

/** The process and all below it. */
export function treeOf(pid: number): number[] {
  const tree = [pid];
  if (process.platform !== 'linux') return tree;
  const stats = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [statOf(Number(name))] : []));
  for (const each of tree) {
    for (const stat of stats) if (stat?.parent === each) tree.push(stat.pid);
  }
  return tree;
}

/** Those that still run; one that nobody has waited for does not. */
export function livingOf(pids: readonly number[]): number[] {
  if (process.platform !== 'linux') return [];
  return pids.filter((pid) => {
    const state = statOf(pid)?.state;
    return state !== undefined && state !== 'Z' && state !== 'X';
  });
}

function statOf(pid: number): { pid: number; parent: number; state: string } | undefined {
  try {
    // pid (name) state parent; the name may hold spaces and parentheses.
    const [state = '', parent] =
      readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return { pid, parent: Number(parent), state };
  } catch {
    return undefined;
  }
}
