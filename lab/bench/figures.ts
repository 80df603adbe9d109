/** Medians, spreads and the table of results. */

/** One row of the table. */
export interface Figure {
  /** The number of the measure, such as `3` or `8a`. */
  id: string;
  name: string;
  /** What `value` is, such as `x bound` or `ms`. */
  unit: string;
  value: number;
  /** Lowest and highest of the runs. */
  spread: readonly [number, number];
  runs: number;
  target: number;
  /** What it was compared with, and figures beside it. */
  detail: string;
}

/** The middle value; of an even number the lower one. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** A figure from the values of all runs; the target is a highest value. */
export function figure(
  id: string,
  name: string,
  unit: string,
  values: readonly number[],
  target: number,
  detail: string,
): Figure {
  return {
    id,
    name,
    unit,
    value: median(values),
    spread: [Math.min(...values), Math.max(...values)],
    runs: values.length,
    target,
    detail,
  };
}

/** Whether the median is within the target. */
function passes(result: Figure): boolean {
  return result.value <= result.target;
}

/** The figures as a Markdown table. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((each) => [
    each.id,
    each.name,
    `${number(each.value)} ${each.unit}`,
    `${number(each.spread[0])} to ${number(each.spread[1])} (${each.runs})`,
    `<= ${number(each.target)}`,
    passes(each) ? 'pass' : 'MISS',
    each.detail,
  ]);
  const head = ['#', 'Measure', 'Median', 'Spread (runs)', 'Target', '', 'Beside it'];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** The median of milliseconds, for the column beside a figure. */
export function ms(values: readonly number[]): string {
  return `${number(median(values))} ms`;
}

/** What each of several runs gives, one after the other. */
export async function times<T>(count: number, task: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let done = 0; done < count; done += 1) results.push(await task());
  return results;
}

/** The same after a run that is not counted: it compiles the code, and reads files that later ones find in memory. */
export async function warmTimes<T>(count: number, task: (run: number) => Promise<T>): Promise<T[]> {
  let run = 0;
  const [, ...results] = await times(count + 1, () => task(run++));
  return results;
}

/** Rounds to three significant digits. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return 'none';
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
