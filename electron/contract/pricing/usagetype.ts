/**
 * Reads a usagetype of the price list. Four dialects are in use (price list versions of 2026-01 to 2026-10):
 * `USE1-Nova2.0Lite-input-tokens-batch`, `USE1-zai.glm-5-mantle-input-tokens-standard`,
 * `USE1-MP:USE1_InputTokenCount_Global-Units`, `USE1-MP:USE1_input_tokens_global_standard-Units`.
 * A part that is not recognised leaves the whole unread: a new suffix may mean another price.
 */
import { own } from '../defined.ts';
import type { Meter } from './price.ts';

/** What a usagetype says; `name` and `modelId` where it names the model. */
export interface Usagetype extends Meter {
  /** What is counted. `time`: reserved throughput or model units by the hour. */
  counts: 'tokens' | 'time';
  /** The model's segment of the kebab dialect, such as `Nova2.0Lite`. */
  segment?: string;
  /** The model id that stands verbatim before `-mantle-`. */
  modelId?: string;
}

/** Region prefixes are irregular and never decoded: `regionCode` says the region. */
const PREFIX = /^[A-Z]{2,4}\d?-/;
const MARKETPLACE = /^(?:[A-Z]{2,4}\d?-)?MP:(?:[A-Z]{2,4}\d?_)?(.+?)(?:-Units)?$/;
const MANTLE = /^(.+?)-mantle-(.+)$/;

/** The usagetype's parts; undefined if any of them is unknown. */
export function readUsagetype(text: string): Usagetype | undefined {
  const marketplace = MARKETPLACE.exec(text)?.[1];
  if (marketplace !== undefined) return readCamel(marketplace) ?? readSnake(marketplace);
  const rest = text.replace(PREFIX, '');
  const [, modelId, tail] = MANTLE.exec(rest) ?? [];
  if (modelId !== undefined && tail !== undefined) {
    const read = readKebab(tail);
    return read === undefined || read.segment !== undefined ? undefined : { ...read, modelId };
  }
  const read = readKebab(rest);
  return read?.segment === undefined ? undefined : read;
}

/** How the usagetype names a model; for rows of which nothing else has to be understood. */
export function modelIn(text: string): Pick<Usagetype, 'segment' | 'modelId'> {
  const modelId = MANTLE.exec(text.replace(PREFIX, ''))?.[1];
  if (modelId !== undefined) return { modelId };
  const segment = readUsagetype(text)?.segment;
  return segment === undefined ? {} : { segment };
}

const MODALITIES = 'text|speech|image|audio|video';

const KEBAB = new RegExp(
  `^(?:(?<segment>.+?)-)?(?:${[
    `(?:(?<modality>${MODALITIES})-)?(?<tokens>input|output)-tokens`,
    `(?:(?<before>${MODALITIES})-)?(?<count>input|output)-(?:(?<kind>${MODALITIES})-)?token-count`,
    '(?<cache>cache-(?:read|write))-(?:input-)?token(?:s|-count)',
    'reserved-(?<months>[13])-month-(?<reserved>input|output)-tokens-per-minute',
    'ProvisionedThroughput-(?<term>[A-Za-z0-9]+)-ModelUnits',
  ].join('|')})(?<suffixes>(?:-[A-Za-z0-9]+)*)$`,
);

function readKebab(text: string): Usagetype | undefined {
  const groups = KEBAB.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { segment, tokens, count, cache, months, reserved, term, suffixes = '' } = groups;
  const marks = suffixes.replace('-cross-region-', '-').replace('-long-context', '-long').slice(1);
  const words =
    marks === '' ? [] : marks.replace('long-ctx', 'long').replace('custom-model', 'custom').split('-');
  const named = segment === undefined ? {} : { segment };
  if (term !== undefined) return words.length > 0 ? undefined : provisioned(term, named);
  const direction = tokens ?? count;
  const modality = groups.modality ?? groups.before ?? groups.kind;
  const base = {
    ...named,
    counts: 'tokens' as const,
    meter: cache ?? (modality === undefined || modality === 'text' ? direction : `${direction}-${modality}`),
  };
  if (months !== undefined) {
    return withMarks({ ...named, counts: 'time', meter: `${reserved}-tpm-hour` }, [
      `reserved-${months}m`,
      ...words,
    ]);
  }
  return base.meter === undefined ? undefined : withMarks({ ...base, meter: base.meter }, words);
}

const CAMEL_METERS: Record<string, string> = {
  InputTokenCount: 'input',
  OutputTokenCount: 'output',
  CacheReadInputTokenCount: 'cache-read',
  CacheWriteInputTokenCount: 'cache-write',
  CacheWrite5mInputTokenCount: 'cache-write-5m',
  CacheWrite30mInputTokenCount: 'cache-write-30m',
  CacheWrite1hInputTokenCount: 'cache-write-1h',
};
const CAMEL_MARKS: Record<string, string> = {
  LCtx: 'long',
  Global: 'global',
  Geo: 'geo',
  Batch: 'batch',
  Flex: 'flex',
  Priority: 'priority',
  LatencyOptimized: 'latency-optimized',
  ExtendedAccess: 'extended-access',
};

function readCamel(text: string): Usagetype | undefined {
  const term = /^ProvisionedThroughput_([A-Za-z0-9]+)_ModelUnits(?:_Usage)?$/.exec(text)?.[1];
  if (term !== undefined) return provisioned(term, {});
  const [, months, direction, scope] =
    /^Reserved_([13])Month_(Input|Output)TPM(?:_(Geo|Global))?$/.exec(text) ?? [];
  if (direction !== undefined) {
    const marks = [`reserved-${months}m`, ...(scope === undefined ? [] : [scope.toLowerCase()])];
    return withMarks({ counts: 'time', meter: `${direction.toLowerCase()}-tpm-hour` }, marks);
  }
  const batch = /^MillionBatch(Input|Output)Tokens((?:_[A-Za-z]+)*)$/.exec(text);
  const [head = '', ...tail] = (batch === null ? text : `${batch[1]}TokenCount${batch[2]}_Batch`).split('_');
  const meter = own(CAMEL_METERS, head);
  const marks = tail.map((each) => own(CAMEL_MARKS, each));
  return meter === undefined || marks.includes(undefined)
    ? undefined
    : withMarks({ counts: 'tokens', meter }, marks as string[]);
}

const SNAKE = /^(input|output|cache_read|cache_write)(?:_input)?(?:_(1h|30m|5m))?_tokens((?:_[a-z0-9]+)*)$/;

function readSnake(text: string): Usagetype | undefined {
  const [, head, early, tail = ''] = SNAKE.exec(text) ?? [];
  if (head === undefined) return undefined;
  const words = tail
    .replace('_long_ctx', '_long')
    .replace('_latency_optimized', '_latency')
    .split('_')
    .slice(1);
  const marks = words.map((each) => (each === 'latency' ? 'latency-optimized' : each));
  const meter = head.replace('_', '-');
  return withMarks({ counts: 'tokens', meter }, early === undefined ? marks : [early, ...marks]);
}

function provisioned(term: string, named: { segment?: string }): Usagetype | undefined {
  const length = /^(?:(\d+)months?(?:commit)?|no-?commit(?:ment)?)$/i.exec(term);
  if (length === null) return undefined;
  const tier = length[1] === undefined ? 'provisioned-nocommit' : `provisioned-${length[1]}m`;
  return { ...named, counts: 'time', scope: 'regional', tier, context: 'standard', meter: 'model-unit-hour' };
}

const TIERS: Record<string, string> = {
  standard: 'standard',
  batch: 'batch',
  flex: 'flex',
  priority: 'priority',
  custom: 'custom-model',
  'reserved-1m': 'reserved-1m',
  'reserved-3m': 'reserved-3m',
  'latency-optimized': 'latency-optimized',
  'extended-access': 'extended-access',
};

function withMarks(
  base: Pick<Usagetype, 'counts' | 'segment' | 'meter'>,
  marks: readonly string[],
): Usagetype | undefined {
  const tiers: string[] = [];
  const read: Usagetype = { ...base, scope: 'regional', tier: 'standard', context: 'standard' };
  let writeLasts: string | undefined;
  for (const mark of marks) {
    const tier = own(TIERS, mark);
    if (tier !== undefined) tiers.push(tier);
    else if (mark === 'global' || mark === 'geo') read.scope = mark;
    else if (mark === 'long') read.context = 'long';
    else if (/^(5m|30m|1h)$/.test(mark)) writeLasts = mark;
    else return undefined;
  }
  if (tiers.length > 0) read.tier = [...new Set(tiers)].join('-');
  if (read.meter !== 'cache-write') return writeLasts === undefined ? read : undefined;
  return { ...read, meter: `cache-write-${writeLasts ?? '5m'}` };
}
