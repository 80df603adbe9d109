/** Codes and names of Bedrock's inference quotas, and the models that their subjects stand for. */
import { readQuotaName } from '../../electron/contract/quotas/quota-name.ts';
import type { Json } from '../catalogue/read-catalogue.ts';
import { readQuotas } from './price-rows.ts';

/** Content of electron/capabilities/data/quota-names.json. */
export function importQuotaNames(folder: string): Json {
  const file = readQuotas(folder);
  const codes: { [code: string]: string } = {};
  for (const { code, name } of [...file.list0701.rows, ...file.establishedAccount]) {
    if (readQuotaName(name) !== undefined) codes[code] ??= name;
  }
  const subjects: { [subject: string]: { modelId: string; grade: string }[] } = {};
  for (const { subject: written, modelId, grade } of file.subjectPairs) {
    const subject = written.replace(/ 1M Context Length$/, '');
    const known = subjects[subject] ?? [];
    if (known.some((each) => each.modelId === modelId)) continue;
    subjects[subject] = [...known, { modelId, grade }];
  }
  const { list0701, profiler0119, tool1006, map0716 } = file.sources;
  return {
    source: [list0701, profiler0119, tool1006, map0716].join(' | '),
    asOf: file.asOf,
    notes:
      'codes: inference quotas as recorded in 2026-01 and 2026-07; a code that comes under another name is not joined. subjects: what a quota calls a model. confirmed-2: two public tables agree; confirmed-1: one; name-rule: equals the name in ListFoundationModels without provider and V1; name-evident: one candidate only.',
    codes,
    subjects,
    subjectsWithoutPair: file.subjectsWithoutPair,
  };
}
