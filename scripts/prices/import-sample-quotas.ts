/** What the sample's Service Quotas holds: recorded names and codes, with recorded values or AWS's documented defaults. */
import { defined } from '../../electron/contract/defined.ts';
import type { Json } from '../catalogue/read-catalogue.ts';
import { readQuotas } from './price-rows.ts';

/** Content of electron/sample/data/quotas.json. */
export function importSampleQuotas(folder: string): Json {
  const file = readQuotas(folder);
  const quotas: { [code: string]: Json } = {};
  for (const { code, name, group, adjustable, value: newAccount } of file.list0701.rows) {
    if (group === 'inference') quotas[code] = { name, adjustable, newAccount };
  }
  const defaults: { [code: string]: Json } = {};
  for (const { code, value, exceptions: regions } of file.docsDefaults) {
    // A default whose name was not recorded could not be listed.
    if (code === undefined || quotas[code] === undefined) continue;
    defaults[code] = { value, ...defined({ regions }) };
  }
  const applied: { [region: string]: { [code: string]: Json } } = {};
  for (const { code, region, value } of file.establishedAccount) {
    if (quotas[code] !== undefined) applied[region] = { ...applied[region], [code]: value };
  }
  const { list0701, docs0928, profiler0119 } = file.sources;
  return {
    source: [list0701, docs0928, profiler0119].join(' | '),
    asOf: file.asOf,
    notes:
      'Sample data, of no account. quotas: names of us-east-1 with the values of a new account; defaults: as documented; applied: values of an established account, 2026-01-19.',
    quotas,
    defaults,
    applied,
  };
}
