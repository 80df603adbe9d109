/** Which quotas of a region are about which model: by code and exact name, never by likeness. */
import type { ModelId } from '../snapshot/model.ts';
import type { ModelQuotas, Quota, QuotaNames, QuotaRow, QuotaStatus, RegionQuotas } from './quota.ts';
import { readQuotaName, sameName } from './quota-name.ts';

/** A region's quotas by model; made once for a region. */
export function joinQuotas(region: RegionQuotas, names: QuotaNames): (modelId: ModelId) => ModelQuotas {
  const quotas = new Map<ModelId, Quota[]>();
  const renamed = new Map<ModelId, ModelQuotas['renamed'][number][]>();
  const put = (row: QuotaRow, origin: Quota['origin']): void => {
    const knownAs = names.nameOf(row.code);
    const isRenamed = knownAs !== undefined && sameName(knownAs) !== sameName(row.name);
    const meaning = readQuotaName(isRenamed ? knownAs : row.name);
    if (meaning === undefined) return;
    const { subject, ...about } = meaning;
    for (const modelId of names.modelsOf(subject)) {
      if (isRenamed) push(renamed, modelId, { code: row.code, name: row.name, knownAs });
      else push(quotas, modelId, { ...row, ...about, origin, readAt: region.readAt });
    }
  };
  for (const row of region.applied) put(row, 'applied');
  for (const row of region.defaults ?? []) put(row, 'default');
  const failure = region.failure === undefined ? {} : { failure: region.failure };
  return (modelId) => {
    const found = (quotas.get(modelId) ?? []).toSorted(byMeaning);
    const others = renamed.get(modelId) ?? [];
    return {
      status: statusOf(region, found, others.length > 0, names.isMapped(modelId)),
      quotas: found,
      renamed: others,
      ...failure,
    };
  };
}

function statusOf(
  region: RegionQuotas,
  found: readonly Quota[],
  hasRenamed: boolean,
  isMapped: boolean,
): QuotaStatus {
  if (region.state === 'denied' && found.length === 0) return 'no-permission';
  if ((region.state === 'failed' || region.state === 'not-enabled') && found.length === 0)
    return 'not-loaded';
  if (!isMapped) return 'not-mapped';
  if (found.length === 0 && hasRenamed) return 'renamed';
  if (region.state !== 'complete') return 'partial';
  if (found.length === 0) return 'not-listed';
  return found.some((each) => each.origin === 'applied') ? 'applied' : 'default-only';
}

const SCOPE_ORDER = ['on-demand', 'cross-region', 'global', 'mantle'];

function byMeaning(a: Quota, b: Quota): number {
  const key = (each: Quota): string =>
    [
      SCOPE_ORDER.indexOf(each.scope),
      each.variant ?? '',
      each.metric,
      each.period ?? '',
      each.origin,
      each.code,
    ].join(' ');
  const [first, second] = [key(a), key(b)];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
