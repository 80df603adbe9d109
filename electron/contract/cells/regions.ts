/** AWS regions: names, partitions and groups. The table is dated; a region it does not know still works. */
import { defined } from '../defined.ts';
import type { Failure, RegionCode } from '../snapshot/model.ts';
import { dateText } from '../text.ts';
import table from './region-table.json' with { type: 'json' };

/** Groups of regions in the order in which filters and column groups show them. */
export const REGION_GROUPS = [
  'US',
  'Canada & Mexico',
  'South America',
  'Europe',
  'Middle East & Africa',
  'Asia Pacific',
  'GovCloud',
  'Other',
] as const;
export type RegionGroup = (typeof REGION_GROUPS)[number];

export interface RegionInfo {
  region: RegionCode;
  /** Such as `Europe (Frankfurt)`; the code itself if the table does not know the region. */
  name: string;
  /** Absent: the table does not know it. */
  country?: string;
  partition: string;
  group: RegionGroup;
  /** True: an account has to enable the region first. Absent: not known. */
  optIn?: boolean;
}

interface TableEntry {
  name: string;
  country?: string;
  partition: string;
  optIn?: boolean;
}

const TABLE = new Map<RegionCode, TableEntry>(Object.entries(table.regions));

/** What is known of a region; any text gives an answer. */
export function regionInfo(region: RegionCode): RegionInfo {
  const known = TABLE.get(region);
  return {
    region,
    name: known?.name ?? region,
    partition: partitionOf(region),
    group: groupOf(region),
    ...defined({ country: known?.country, optIn: known?.optIn }),
  };
}

/** The regions with a Bedrock endpoint that the table knows in a partition, sorted by code. */
export function builtInRegions(partition: string): RegionCode[] {
  return [...TABLE.entries()]
    .filter(([, entry]) => entry.partition === partition)
    .map(([region]) => region)
    .sort();
}

/** Where the table is from and when. */
export const REGION_TABLE_SOURCE: { source: string[]; asOf: string } = {
  source: table.source,
  asOf: table.asOf,
};

/** What a scan of a partition without Bedrock, such as China, ends with; undefined: the table has Regions of it. */
export function notOffered(partition: string): Failure | undefined {
  if (builtInRegions(partition).length > 0) return undefined;
  return {
    kind: 'no-endpoint',
    message: `Amazon Bedrock is not offered in the partition ${partition} (as of ${dateText(table.asOf)}).`,
    nextStep: 'Choose another profile.',
  };
}

/** Longest first where one begins another. */
const PARTITION_PREFIXES: readonly [prefix: string, partition: string][] = [
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['us-isof-', 'aws-iso-f'],
  ['eu-isoe-', 'aws-iso-e'],
  ['eusc-', 'aws-eusc'],
  ['cn-', 'aws-cn'],
];

/** The partition of a region: from the table, else by the prefix, else `aws`. */
export function partitionOf(region: RegionCode): string {
  const known = TABLE.get(region);
  if (known !== undefined) return known.partition;
  return PARTITION_PREFIXES.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}

const GROUP_PREFIXES: readonly [prefix: RegExp, group: RegionGroup][] = [
  [/^us-gov-/, 'GovCloud'],
  [/^(us|eu)-iso/, 'Other'],
  [/^us-/, 'US'],
  [/^(ca|mx)-/, 'Canada & Mexico'],
  [/^sa-/, 'South America'],
  [/^(eu|eusc)-/, 'Europe'],
  [/^(il|me|af)-/, 'Middle East & Africa'],
  [/^ap-/, 'Asia Pacific'],
];

function groupOf(region: RegionCode): RegionGroup {
  return GROUP_PREFIXES.find(([prefix]) => prefix.test(region))?.[1] ?? 'Other';
}

/**
 * Whether the text could be an AWS region: lower-case words and a number joined by hyphens, at most a
 * host label long. Says nothing about whether the region exists; new ones pass before the table knows them.
 */
export function isRegionCode(text: string): text is RegionCode {
  return TABLE.has(text) || (text.length <= 63 && /^[a-z]{2,}(-[a-z][a-z0-9]*)+-\d{1,3}$/.test(text));
}
