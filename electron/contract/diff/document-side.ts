/** An exported document as one side of a comparison: what it says itself, not what this version would derive from it. */
import { defined } from '../defined.ts';
import type { ExportDocument, ExportModel, ExportRegion } from '../export/export-format.ts';
import { isListed } from '../export/export-mantle.ts';
import { lacks } from '../export/export-region.ts';
import type { Side, SideCell, SideRegion } from './side.ts';
import { accessOf, unknownReason } from './snapshot-side.ts';

/** The document must have passed `documentFailure`. */
export function documentSide(document: ExportDocument): Side {
  return {
    source: document.source,
    regions: Object.keys(document.regions),
    region(region) {
      const exported = document.regions[region];
      return exported === undefined ? undefined : regionOf(exported, document.models[region] ?? {});
    },
  };
}

function regionOf(exported: ExportRegion, models: Record<string, ExportModel>): SideRegion {
  const { incomplete, latency, stale, state } = exported;
  const unknown = unknownReason(state, stale, !lacks(exported, 'models'));
  return {
    ...defined({ unknown, latency }),
    knows: {
      profiles: !lacks(exported, 'profiles'),
      mantle: incomplete?.includes('mantle') !== true,
      access: Object.values(models).some(({ access }) => access.status !== 'unknown') ? true : undefined,
    },
    modelIds: new Set(Object.keys(models)),
    cell(modelId) {
      const model = models[modelId];
      return model === undefined ? NOTHING : cellOf(model);
    },
  };
}

const NOTHING: SideCell = {
  availability: [],
  callableAs: [],
  access: { status: 'unknown', reasons: [] },
};

function cellOf(model: ExportModel): SideCell {
  const { access, availability, callableAs, promptCaching } = model;
  return {
    ...(isListed(model) ? { record: model } : {}),
    availability,
    callableAs,
    access: { status: access.status, reasons: reasonsOf(model) },
    ...defined({
      promptCaching: promptCaching.support === 'unknown' ? undefined : promptCaching.support,
      lifecycleState: textIn(model.lifecycle, 'state'),
      prices: pricesOf(model),
      quotas: quotasOf(model),
    }),
  };
}

/** Where the list could be read and joined: what is missing elsewhere may be there all the same. */
const PRICES_KNOWN: readonly unknown[] = ['known', 'conflict', 'not-in-list', undefined];
const QUOTAS_KNOWN: readonly unknown[] = ['applied', 'not-listed', undefined];

function pricesOf({ prices, priceStatus }: ExportModel): SideCell['prices'] {
  return Array.isArray(prices) && PRICES_KNOWN.includes(priceStatus) ? prices : undefined;
}

/** Defaults are left out: they are only there if somebody asked for them. */
function quotasOf({ quotas, quotaStatus }: ExportModel): SideCell['quotas'] {
  if (!Array.isArray(quotas) || !QUOTAS_KNOWN.includes(quotaStatus)) return undefined;
  return quotas.filter((each) => textIn(each, 'origin') !== 'default');
}

/** The kinds of the reasons that the document names; of an older one the fields that block. */
function reasonsOf({ access, modelId }: ExportModel): readonly string[] {
  if (access.status !== 'blocked') return [];
  const named: unknown = Reflect.get(access, 'reasons');
  if (!Array.isArray(named)) return accessOf(access, modelId).reasons;
  return [...new Set(named.flatMap((each) => textIn(each, 'kind') ?? []))].sort();
}

function textIn(value: unknown, member: string): string | undefined {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, member) : undefined;
  return typeof found === 'string' ? found : undefined;
}
