/** Codes and names of Bedrock's inference quotas, and the models that their subjects stand for. */
import { readQuotaName } from '../../electron/contract/quotas/quota-name.ts';
import {
  asList,
  asObject,
  asText,
  asTexts,
  type Json,
  readCatalogueFile,
} from '../catalogue/read-catalogue.ts';
import { sourceText } from './source-text.ts';

/** Content of electron/capabilities/data/quota-names.json. */
export function importQuotaNames(folder: string): Json {
  const file = readCatalogueFile(folder, 'quotas-sample.json');
  const codes: { [code: string]: string } = {};
  const recorded = [
    ...asList(asObject(file.list0701, 'list0701').rows, 'list0701 rows'),
    ...asList(file.establishedAccount, 'establishedAccount'),
  ];
  for (const value of recorded) {
    const row = asObject(value, 'quota');
    const name = asText(row.name, 'quota name');
    if (readQuotaName(name) !== undefined) codes[asText(row.code, 'quota code')] ??= name;
  }
  const subjects: { [subject: string]: Json[] } = {};
  for (const value of asList(file.subjectPairs, 'subjectPairs')) {
    const pair = asObject(value, 'subject pair');
    const subject = asText(pair.subject, 'subject').replace(/ 1M Context Length$/, '');
    const modelId = asText(pair.modelId, 'modelId');
    const known = subjects[subject] ?? [];
    if (known.some((each) => asObject(each, subject).modelId === modelId)) continue;
    subjects[subject] = [...known, { modelId, grade: asText(pair.grade, 'grade') }];
  }
  const sources = asObject(file.sources, 'sources');
  return {
    source: ['list0701', 'profiler0119', 'tool1006', 'map0716']
      .map((key) => sourceText(sources[key]))
      .join(' | '),
    asOf: asText(file.asOf, 'asOf'),
    notes:
      'codes: inference quotas as recorded in 2026-01 and 2026-07; a code that comes under another name is not joined. subjects: what a quota calls a model. confirmed-2: two public tables agree; confirmed-1: one; name-rule: equals the name in ListFoundationModels without provider and V1; name-evident: one candidate only.',
    codes,
    subjects,
    subjectsWithoutPair: asTexts(file.subjectsWithoutPair, 'subjectsWithoutPair'),
  };
}
