/** From a row of an offer file to a meter and a price, or to the reason why it is none. */
import { plainDecimal, shiftDecimal } from './decimal.ts';
import type { Meter, OfferRow, PriceMark, RowLeftOut } from './price.ts';
import { readPriceUnit } from './price-unit.ts';
import { readUsagetype, type Usagetype } from './usagetype.ts';

/** A row that was understood; whose it is comes from the join. */
export interface PricedRow extends Meter {
  row: OfferRow;
  usd: string;
  unit: string;
  usdPerMillionTokens?: string;
  marks: PriceMark[];
  /** As the usagetype names the model. */
  segment?: string;
  modelId?: string;
}

export type ReadRow = { ok: true; priced: PricedRow } | { ok: false; reason: RowLeftOut['reason'] };

/** Reads one row; a part that is unknown is a reason, never a guess. */
export function readOfferRow(row: OfferRow): ReadRow {
  if (row.defect !== undefined) return { ok: false, reason: row.defect };
  const usd = plainDecimal(row.usd ?? '');
  if (usd === undefined) return { ok: false, reason: 'bad-price' };
  const usagetype = readUsagetype(row.usagetype);
  const unit = readPriceUnit(row.unit, row.description, usagetype?.counts);
  // Tokens and throughput have a scope and a tier, which stand only in a usagetype that was read.
  if (usagetype === undefined && needsUsagetype(row)) return { ok: false, reason: 'unknown-usagetype' };
  if (unit === undefined) return { ok: false, reason: 'unknown-unit' };
  const meter = usagetype ?? otherMeter(row);
  const marks: PriceMark[] = [];
  if (unit.isFromText === true) marks.push('unit-from-text');
  if (unit.isDisputed === true) marks.push('unit-disputed');
  if (/\bpromotion(al)?\b/i.test(`${row.description} ${row.feature ?? ''}`)) marks.push('promotional');
  const { segment, modelId } = meter as Partial<Usagetype>;
  return {
    ok: true,
    priced: {
      row,
      scope: meter.scope,
      tier: tierOf(meter.tier, row),
      context: meter.context,
      meter: meter.meter,
      usd,
      unit: unit.unit,
      ...(unit.millionShift === undefined
        ? {}
        : { usdPerMillionTokens: shiftDecimal(usd, unit.millionShift) }),
      marks,
      ...(segment === undefined ? {} : { segment }),
      ...(modelId === undefined ? {} : { modelId }),
    },
  };
}

function needsUsagetype({ unit, usagetype }: OfferRow): boolean {
  return /tokens|^units$|\bTPM\b/i.test(unit.trim()) || /provisioned|reserved/i.test(usagetype);
}

/** Some rows are batch, or in another tier, by an attribute alone. */
function tierOf(tier: string, row: OfferRow): string {
  if (tier !== 'standard') return tier;
  const feature = (row.feature ?? '').trim().toLowerCase();
  if (feature === 'batch inference') return 'batch';
  if (feature.includes('extended access')) return 'extended-access';
  const stated = (row.serviceTier ?? '').trim().toLowerCase();
  return ['', 'standard', 'default', 'on-demand'].includes(stated) ? tier : stated;
}

/** Images, seconds and requests: the unit, and what of the usagetype tells one size or quality from another. */
function otherMeter(row: OfferRow): Meter & { segment: string } {
  const [segment = '', ...details] = row.usagetype
    .replace(/^[A-Z]{2,4}\d?-/, '')
    .replace(/^MP:(?:[A-Z]{2,4}\d?_)?(.+)-Units$/, 'MP-$1')
    .split('-');
  const words = [row.unit.trim().replace(/\W+/g, '-'), ...details].join('-').toLowerCase();
  const isBatch = /-batch$/.test(words);
  const scope = /-global\b/.test(words) ? 'global' : 'regional';
  return { scope, tier: isBatch ? 'batch' : 'standard', context: 'standard', meter: words, segment };
}
