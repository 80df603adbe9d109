/** The memory of a process and all it has started. Linux only: other systems do not say what is shared. */
import { readdirSync, readFileSync } from 'node:fs';

/** Proportional set size in megabytes, shared pages counted in parts; undefined where the system does not tell. */
export function treeMegabytes(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const children = childrenByParent();
  const tree = [pid];
  for (const each of tree) tree.push(...(children.get(each) ?? []));
  const kilobytes = tree.map((each) =>
    Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${each}/smaps_rollup`))?.[1] ?? 0),
  );
  const sum = kilobytes.reduce((total, each) => total + each, 0);
  return sum === 0 ? undefined : sum / 1024;
}

function childrenByParent(): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // pid (name) state parent; the name may hold spaces and parentheses.
    const parent = Number(read(`/proc/${name}/stat`).split(') ').at(-1)?.split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  return children;
}

/** Empty if the process has ended. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
