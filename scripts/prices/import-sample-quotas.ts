/** What the sample's Service Quotas holds: recorded names and codes, with recorded values or AWS's documented defaults. */
import { asList, asObject, asText, type Json, readCatalogueFile } from '../catalogue/read-catalogue.ts';
import { sourceText } from './source-text.ts';

/** Content of electron/sample/data/quotas.json. */
export function importSampleQuotas(folder: string): Json {
  const file = readCatalogueFile(folder, 'quotas-sample.json');
  const quotas: { [code: string]: Json } = {};
  for (const value of asList(asObject(file.list0701, 'list0701').rows, 'rows')) {
    const row = asObject(value, 'quota');
    if (row.group !== 'inference') continue;
    quotas[asText(row.code, 'code')] = {
      name: asText(row.name, 'name'),
      adjustable: row.adjustable === true,
      newAccount: row.value ?? null,
    };
  }
  const defaults: { [code: string]: Json } = {};
  for (const value of asList(file.docsDefaults, 'docsDefaults')) {
    const row = asObject(value, 'default');
    const code = row.code;
    // A default whose name was not recorded could not be listed.
    if (typeof code !== 'string' || quotas[code] === undefined) continue;
    defaults[code] = {
      value: row.value ?? null,
      ...(row.exceptions === undefined ? {} : { regions: row.exceptions }),
    };
  }
  const applied: { [region: string]: { [code: string]: Json } } = {};
  for (const value of asList(file.establishedAccount, 'establishedAccount')) {
    const row = asObject(value, 'applied');
    const code = asText(row.code, 'code');
    if (quotas[code] === undefined) continue;
    const region = asText(row.region, 'region');
    applied[region] = { ...applied[region], [code]: row.value ?? null };
  }
  const sources = asObject(file.sources, 'sources');
  return {
    source: ['list0701', 'docs0928', 'profiler0119'].map((key) => sourceText(sources[key])).join(' | '),
    asOf: asText(file.asOf, 'asOf'),
    notes:
      'Sample data, of no account. quotas: names of us-east-1 with the values of a new account; defaults: as documented; applied: values of an established account, 2026-01-19.',
    quotas,
    defaults,
    applied,
  };
}
