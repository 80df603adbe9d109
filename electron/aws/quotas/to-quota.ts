/** From Service Quotas' records to rows: the ARN, which holds the account number, is not taken in. */
import { asRecord } from '../../contract/json.ts';
import type { QuotaRow } from '../../contract/quotas/quota.ts';
import type { Page } from '../../discovery/ports.ts';
import { readText } from '../../redact/visible-text.ts';
import { pageOf } from '../answers/json-answer.ts';

/** Longer than any name of a quota that was recorded, twice. */
const NAME_LIMIT = 300;

/** A page of quotas; undefined if the answer holds no list. */
export function toQuotaPage(raw: unknown): Page<QuotaRow> | undefined {
  const { Quotas, NextToken } = asRecord(raw) ?? {};
  return Array.isArray(Quotas) ? pageOf(Quotas, readText(NextToken), toQuota) : undefined;
}

function toQuota(raw: unknown): QuotaRow | undefined {
  const { QuotaCode, QuotaName, Value, Unit, Adjustable } = asRecord(raw) ?? {};
  const code = readText(QuotaCode);
  const name = readText(QuotaName);
  const isGood =
    code !== undefined &&
    /^[\w-]{1,64}$/.test(code) &&
    name !== undefined &&
    name.length <= NAME_LIMIT &&
    typeof Value === 'number' &&
    Number.isFinite(Value);
  if (!isGood) return undefined;
  return { code, name, value: Value, unit: readText(Unit) ?? 'None', adjustable: Adjustable === true };
}
