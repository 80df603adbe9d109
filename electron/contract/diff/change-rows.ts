/** A difference as rows in words: what the table of changes, Markdown and CSV share. */
import type { Change, Difference, FactValue, UnknownPart } from './difference.ts';
import { FACETS } from './facets.ts';

/** One row. `group` is the heading under which it stands. */
export interface ChangeRow {
  group: string;
  region: string;
  /** Empty where the region itself changed. */
  modelId: string;
  from: string;
  to: string;
}

const LATENCY_GROUP = 'Latency';

/** The headings, in the order in which they stand. */
export const CHANGE_GROUPS: readonly string[] = [
  'Added',
  'Removed',
  ...FACETS.map(({ title }) => title),
  LATENCY_GROUP,
];

/** Every row but those of what is unknown, by heading, region and model. */
export function changeRows({ added, removed, changed }: Difference): ChangeRow[] {
  const rows = [
    ...added.map((cell) => ({ group: 'Added', ...cell, from: '', to: '' })),
    ...removed.map((cell) => ({ group: 'Removed', ...cell, from: '', to: '' })),
    ...changed.map(changeRow),
  ];
  const order = new Map(CHANGE_GROUPS.map((group, index) => [group, index]));
  return rows.sort((a, b) => (order.get(a.group) ?? 0) - (order.get(b.group) ?? 0));
}

function changeRow({ what, region, modelId, from, to, reasons }: Change): ChangeRow {
  const facet = FACETS.find((each) => each.what === what);
  const [was, is] = what === 'latency' ? [`${from} ms`, `${to} ms`] : [factText(from), factText(to)];
  return {
    group: facet?.title ?? LATENCY_GROUP,
    region,
    modelId,
    from: withReasons(was, reasons?.from),
    to: withReasons(is, reasons?.to),
  };
}

function withReasons(text: string, reasons: readonly string[] = []): string {
  return reasons.length === 0 ? text : `${text} (${reasons.join(', ')})`;
}

/** The fact in one line: lists by commas, members by semicolons, `none` for what is known not to be there. */
function factText(fact: FactValue): string {
  if (fact === null) return 'none';
  if (typeof fact !== 'object') return String(fact);
  if (Array.isArray(fact)) return fact.length === 0 ? 'none' : fact.map(factText).join(', ');
  return Object.entries(fact)
    .map(([name, value]) => `${name}: ${factText(value)}`)
    .join('; ');
}

/** What the side does not know of the region, such as `access was not checked`. */
export function unknownText({ reason }: UnknownPart): string {
  return UNKNOWN_WORDS[reason] ?? `the Region answered "${reason}"`;
}

const UNKNOWN_WORDS: Record<string, string> = {
  failed: 'the Region failed',
  denied: 'the Region refused these credentials',
  'not-enabled': 'the Region is not enabled for the account',
  'not-scanned': 'the Region was not scanned',
  partial: 'the list of models is not whole',
  'profiles-unknown': 'the list of inference profiles is not whole',
  'mantle-unknown': 'the list of bedrock-mantle is not known',
  'access-unknown': 'access was not checked',
};
