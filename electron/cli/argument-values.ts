/** Reads the values of single arguments; what cannot be meant throws a UsageError. */

import { type CellModeName, TABLE_MODE_NAMES } from '../contract/cell-modes.ts';
import { isRegionCode, partitionOf } from '../contract/cells/regions.ts';
import {
  EXPORT_FORMAT_NAMES,
  EXPORT_FORMATS,
  type ExportFormat,
  formatOfEnding,
} from '../contract/export/formats.ts';
import type { WantedProof } from '../contract/proofs/proof-plan.ts';
import { SAMPLE_API_KEYS, type SampleApiKey } from '../contract/settings/sample-api-keys.ts';
import type { RegionCode } from '../contract/snapshot/model.ts';
import { UsageError } from './argument-table.ts';

/** Endings of file names that an export knows. */
export const ENDINGS: readonly string[] = [
  ...new Set(Object.values(EXPORT_FORMATS).map(({ ending }) => `.${ending}`)),
];

/** Regions of one partition, each once. */
export function regionsOf(list: string): RegionCode[] {
  const regions = list
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  if (regions.length === 0) throw new UsageError('--regions needs at least one Region.');
  const wrong = regions.find((region) => !isRegionCode(region));
  if (wrong !== undefined) {
    throw new UsageError(`"${wrong}" cannot be an AWS Region; one looks like eu-central-1.`);
  }
  // Credentials of one partition are not valid in another.
  const partitions = new Set(regions.map(partitionOf));
  if (partitions.size > 1) {
    throw new UsageError(`--regions mixes partitions (${[...partitions].join(', ')}); scan them one by one.`);
  }
  return [...new Set(regions)];
}

/** Which API key the sample is asked with. */
export function sampleKeyOf(text: string): SampleApiKey {
  const kind = SAMPLE_API_KEYS.find((each) => each === text);
  if (kind === undefined)
    throw new UsageError(`--sample-key knows ${listed(SAMPLE_API_KEYS)}, not "${text}".`);
  return kind;
}

/** A whole number of seconds. */
export function secondsOf(text: string): number {
  const seconds = Number(text);
  if (!/^\d{1,6}$/.test(text) || seconds === 0) {
    throw new UsageError('--credential-timeout needs a whole number of seconds, such as 300.');
  }
  return seconds;
}

const EXTRAS = ['prices', 'quotas'] as const;

/** What an export can fetch beside the scan. */
export type ExportExtra = (typeof EXTRAS)[number];

/** The names of what is fetched besides. */
export function extrasOf(list: string): ExportExtra[] {
  const names = list.split(',').map((each) => each.trim());
  const found = EXTRAS.filter((each) => names.includes(each));
  const wrong = names.find((each) => !EXTRAS.some((extra) => extra === each));
  if (wrong !== undefined) throw new UsageError(`--with knows prices and quotas, not "${wrong}".`);
  return found;
}

/** What the cells of a table hold. */
export function cellsOf(text: string): CellModeName {
  const mode = TABLE_MODE_NAMES.find((each) => each === text);
  if (mode !== undefined) return mode;
  if (text === 'accounts') {
    throw new UsageError(
      '--cells accounts needs several accounts in one table; choose them in the window and export from there.',
    );
  }
  throw new UsageError(`--cells knows ${listed(TABLE_MODE_NAMES)}, not "${text}".`);
}

/** `folder`: a file for each profile is written there instead. */
interface ExportTarget {
  file: string;
  format: ExportFormat;
  folder?: string;
}

/** Where an export goes, by its name. */
export function exportTarget(file: string): ExportTarget {
  if (/[/\\]$/.test(file)) return { file, format: 'json', folder: file };
  if (file === '-') return { file, format: 'json' };
  const ending = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  const format = formatOfEnding(ending);
  if (format === undefined) {
    throw new UsageError(`Cannot export to "${file}": the name must end in ${listed(ENDINGS)}.`);
  }
  return { file, format };
}

/** How something is printed or written. */
export function outputFormat(text: string): ExportFormat | 'text' {
  const names = ['text', ...EXPORT_FORMAT_NAMES] as const;
  const format = names.find((each) => each === text);
  if (format === undefined) throw new UsageError(`--format knows ${listed(names)}, not "${text}".`);
  return format;
}

/** Such as `.json, .csv or .md`. */
export function listed(texts: readonly string[]): string {
  return `${texts.slice(0, -1).join(', ')} or ${texts.at(-1)}`;
}

/** More would be a bill, not a proof. */
const MAX_PROVED = 20;

/** Exact ids to try; an id may hold slashes, a region none. */
export function provedIds(list: string): WantedProof[] {
  const wanted = list.split(',').map((each): WantedProof => {
    const text = each.trim();
    const [, region = '', id = ''] = /^([^/]*)\/(.+)$/.exec(text) ?? [];
    if (id === '' || !isRegionCode(region)) {
      throw new UsageError(
        `--prove needs REGION/ID, such as us-east-1/amazon.nova-lite-v1:0, not "${text}".`,
      );
    }
    return { region, id };
  });
  if (wanted.length > MAX_PROVED) throw new UsageError(`--prove takes at most ${MAX_PROVED} ids.`);
  return wanted;
}
