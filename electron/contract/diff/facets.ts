/** What is compared of a model, one entry per kind of change: the next one is an entry here and a kind in difference.ts. */
import type { AvailabilityKind } from '../cells/availability.ts';
import { isSame } from '../scan/interning.ts';
import type { ModelRecord } from '../snapshot/model.ts';
import type { ChangeKind, FactValue } from './difference.ts';
import type { SideCell } from './side.ts';

/** What both sides know of a region. */
export interface SharedKnowledge {
  profiles: boolean;
  mantle: boolean;
  /** The ways to call the model are the same for sure. */
  sameWays: boolean;
}

export interface Facet {
  what: ChangeKind;
  /** The heading of its changes. */
  title: string;
  /** The fact; undefined: not known. An object's members are compared one by one, undefined ones not at all. */
  of(
    cell: SideCell,
    both: SharedKnowledge,
  ): FactValue | { [member: string]: FactValue | undefined } | undefined;
  /** A cheap look: true only if the fact is the same on both sides. Most facts of a cell that changed are. */
  isSame?(from: SideCell, to: SideCell, both: SharedKnowledge): boolean;
}

/** Facts of a model in a region, in the order in which changes are shown. */
export const FACETS: readonly Facet[] = [
  {
    what: 'availability',
    title: 'Way to call',
    of: ({ availability }, both) => availability.filter((kind) => isKnown(kind, both)),
    isSame: (_from, _to, { sameWays }) => sameWays,
  },
  {
    what: 'callableAs',
    title: 'Exact ids',
    of: ({ callableAs }, both) => (both.profiles ? callableAs : undefined),
    isSame: (_from, _to, { sameWays }) => sameWays,
  },
  {
    what: 'access',
    title: 'Access',
    of: ({ access }) => (access.status === 'unknown' ? undefined : access.status),
  },
  {
    what: 'lifecycle',
    title: 'Lifecycle',
    of: lifecycleOf,
    isSame: (from, to) => from.lifecycleState === to.lifecycleState && areSame(from, to, ['modelLifecycle']),
  },
  {
    what: 'capability',
    title: 'Capability',
    of: capabilitiesOf,
    isSame: (from, to) => from.promptCaching === to.promptCaching && areSame(from, to, CAPABILITIES),
  },
  { what: 'price', title: 'Price', of: ({ prices }) => prices && table(prices, PRICE_KEY, 'usd') },
  { what: 'quota', title: 'Quota', of: ({ quotas }) => quotas && table(quotas, QUOTA_KEY, 'value') },
];

const CAPABILITIES = [
  'inputModalities',
  'outputModalities',
  'responseStreamingSupported',
  'customizationsSupported',
] as const satisfies readonly (keyof ModelRecord)[];

function areSame(
  { record: a }: SideCell,
  { record: b }: SideCell,
  members: readonly (keyof ModelRecord)[],
): boolean {
  return a !== undefined && b !== undefined && members.every((member) => isSame(a[member], b[member]));
}

/** Kinds by the list that they come from; a kind of a newer version is compared as it is. */
function isKnown(kind: string, both: SharedKnowledge): boolean {
  if (kind === 'mantle') return both.mantle;
  return both.profiles || !FROM_PROFILES.includes(kind);
}

const FROM_PROFILES: readonly string[] = ['geo', 'global', 'application'] satisfies AvailabilityKind[];

function lifecycleOf({ record, lifecycleState }: SideCell): ReturnType<Facet['of']> {
  if (record === undefined) return undefined;
  const { status, startOfLifeTime, legacyTime, publicExtendedAccessTime, endOfLifeTime } =
    record.modelLifecycle ?? {};
  return {
    status: status ?? null,
    startOfLifeTime: startOfLifeTime ?? null,
    legacyTime: legacyTime ?? null,
    publicExtendedAccessTime: publicExtendedAccessTime ?? null,
    endOfLifeTime: endOfLifeTime ?? null,
    state: lifecycleState,
  };
}

function capabilitiesOf({ record, promptCaching }: SideCell): ReturnType<Facet['of']> {
  if (record === undefined) return { promptCaching };
  return {
    inputModalities: sorted(record.inputModalities),
    outputModalities: sorted(record.outputModalities),
    responseStreamingSupported: record.responseStreamingSupported ?? null,
    customizationsSupported: sorted(record.customizationsSupported),
    promptCaching,
  };
}

/** AWS gives these lists in no fixed order. */
function sorted(words: readonly string[] | undefined): FactValue {
  return words === undefined ? null : [...words].sort();
}

const PRICE_KEY = ['scope', 'tier', 'context', 'meter', 'unit'];
const QUOTA_KEY = ['code', 'name'];

/** Values by what they are for; several of one key stand sorted in a list. */
function table(
  entries: readonly unknown[],
  key: readonly string[],
  value: string,
): Record<string, FactValue> {
  const values = new Map<string, FactValue[]>();
  for (const entry of entries) {
    if (typeof entry !== 'object' || entry === null) continue;
    const name = key.flatMap((member) => textOf(Reflect.get(entry, member)) ?? []).join(' ');
    const known = values.get(name);
    const found: FactValue = textOf(Reflect.get(entry, value)) ?? null;
    if (known === undefined) values.set(name, [found]);
    else known.push(found);
  }
  return Object.fromEntries(
    [...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? null) : all.sort()]),
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
