import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSearch } from '../../../../renderer/state/search/search.ts';
import { aModel, aProfile } from '../../../helpers/builders.ts';
import { always } from '../../../helpers/properties.ts';
import { matrixWith } from '../matrix/matrix-world.ts';

const SONNET = 'anthropic.claude-sonnet-4-5-20250929-v1:0';
const NOVA = 'amazon.nova-lite-v1:0';
const LLAMA = 'meta.llama3-3-70b-instruct-v1:0';

const matrix = matrixWith({
  'eu-west-1': {
    models: [
      aModel(SONNET, { modelName: 'Claude Sonnet 4.5', providerName: 'Anthropic' }, 'eu-west-1'),
      aModel(NOVA, { modelName: 'Nova Lite', providerName: 'Amazon' }, 'eu-west-1'),
      aModel(LLAMA, { modelName: 'Llama 3.3 70B Instruct', providerName: 'Meta' }, 'eu-west-1'),
    ],
    profiles: [aProfile(`eu.${SONNET}`, SONNET, ['eu-west-1'], {}, 'eu-west-1')],
  },
});
const found = (query: string): string[] | undefined => {
  const ids = createSearch(matrix.rows).all(query);
  return ids === undefined ? undefined : [...ids];
};

test.each([
  ['sonnet', SONNET],
  ['SONNET', SONNET],
  ['claude sonnet', SONNET],
  ['sonnet claude', SONNET],
  ['sonnet eu', SONNET],
  ['4.5', SONNET],
  [SONNET, SONNET],
  [`eu.${SONNET}`, SONNET],
  ['sonet', SONNET],
  ['snonet', SONNET],
  ['claudesonnet', SONNET],
  ['amazon lite', NOVA],
  ['llama 70b', LLAMA],
  ['meta', LLAMA],
  [`arn:aws:bedrock:eu-west-1::foundation-model/${NOVA}`, NOVA],
  [`arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.${SONNET}`, SONNET],
  [`bedrock/converse/eu.${SONNET}`, SONNET],
  [`us.${NOVA}`, NOVA],
  [`${NOVA}:200k`, NOVA],
  [`arn:aws:bedrock:eu-west-1::foundation-model/${NOVA}:200k`, NOVA],
  [`"${NOVA}",`, NOVA],
  [`${NOVA}/`, NOVA],
])('the search finds by %j', (query, id) => {
  expect(found(query)).toEqual([id]);
});

test.each([
  ['amazon.nova-lite-v1:0', ['amazon.nova-lite-v1:0', 'amazon.nova-lite-v1:0:24k']],
  ['amazon.nova-lite-v1', ['amazon.nova-lite-v1:0', 'amazon.nova-lite-v1:0:24k']],
  ['us.amazon.nova-lite-v1:0', ['amazon.nova-lite-v1:0', 'amazon.nova-lite-v1:0:24k']],
  ['us.amazon.nova-2-lite-v1:0', ['amazon.nova-2-lite-v1:0']],
  ['amazon.nova-lite-v1:0:24k', ['amazon.nova-lite-v1:0:24k']],
  // Of bedrock-mantle, whose ids have no version.
  ['openai.gpt-oss-120b', ['openai.gpt-oss-120b', 'openai.gpt-oss-120b-1:0']],
])('the whole id %j finds no model with nearly the same letters', (query, ids) => {
  const rows = [
    'amazon.nova-lite-v1:0',
    'amazon.nova-lite-v1:0:24k',
    'amazon.nova-2-lite-v1:0',
    'openai.gpt-oss-120b',
    'openai.gpt-oss-120b-1:0',
    'openai.gpt-oss-20b-1:0',
  ].map((modelId) => ({ name: modelId, provider: '', modelId, profileIds: [`us.${modelId}`] }));
  const search = createSearch(rows);
  expect([...(search.all(query) ?? [])]).toEqual(ids);
  expect([...(search.word(query)?.models ?? [])]).toEqual(ids);
});

test('the search finds nothing for a word that nothing resembles', () => {
  expect(found('sonnet gemini')).toEqual([]);
  expect(found('us.')).toEqual([]);
});

test.each(['モデル', 'モデル3', 'sonnet モデル', 'модель', 'café3', '大4', 'zzz/'])(
  '%j is searched for as it is, and not without the letters of its script',
  (query) => {
    expect(found(query)).toEqual([]);
  },
);

const NAMES = [
  '大きなモデル3',
  'Café Crème 4',
  'Большая модель 70B',
  'Straße İstanbul',
  'ΛΟΓΟΣ Μέγας',
  'โมเดลไทย 2',
];
const namedRows = matrixWith({
  'eu-west-1': NAMES.map((modelName, at) => aModel(`x.m-${at}`, { modelName })),
}).rows;

test.each([
  ['モデル', 0],
  ['モデル3', 0],
  ['ﾓﾃﾞﾙ3', 0],
  ['ＣＡＦＥ', 1],
  ['cafe', 1],
  ['CRÈME café', 1],
  ['модель', 2],
  ['МОДЕЛЬ', 2],
  ['мадель', 2],
  ['70b большая', 2],
  ['strasse', 3],
  ['STRASSE', 3],
  ['istanbul', 3],
  ['λόγος', 4],
  ['μεγασ', 4],
  ['ไทย', 5],
])('models of any script are found by %j', (query, at) => {
  expect([...(createSearch(namedRows).all(query) ?? [])]).toEqual([`x.m-${at}`]);
});

/** Alphabets with their own ways: capitals, accents, no blanks between words, written from the right. */
const ALPHABETS = [
  'abcxyz',
  'éüñçøæ',
  'абвгдж',
  'αβγσλή',
  '大模型語言',
  'モデルさくら',
  '한국어모델',
  'ابجدهو',
  'กขคงจ',
  'कखगघङ',
];
const aWord = fc
  .constantFrom(...ALPHABETS)
  .chain((letters) => fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 8 }));
const aName = fc.array(fc.oneof(aWord, fc.stringMatching(/^[0-9]{1,3}$/)), { minLength: 1, maxLength: 3 });
const typedAs = fc.constantFrom<(word: string) => string>(
  (word) => word,
  (word) => word.toUpperCase(),
  (word) => word.toLowerCase(),
  (word) => word.normalize('NFD'),
  (word) => word.normalize('NFD').replaceAll(/\p{M}/gu, ''),
);

test('a name of any script is found by its words in any order, case and normal form, and by nothing that it lacks', () =>
  always([fc.array(aName, { minLength: 1, maxLength: 5 }), fc.nat(), typedAs], (names, which, typed) => {
    const models = names.map((words, at) => {
      return { modelId: `id-${at}`, name: words.join(' '), provider: '', profileIds: [] };
    });
    const search = createSearch(models);
    const { modelId, name } = models[which % models.length] ?? { modelId: '', name: '' };
    const query = typed(name).split(' ').reverse().join(' ');
    expect(search.all(query)).toContain(modelId);
    for (const word of query.split(' ')) expect(search.word(word)?.isExact, word).toBe(true);
    expect([...(search.all(`${query} ещё≠語zq`) ?? [])]).toEqual([]);
  }));

test('nothing is searched for without a letter or a digit', () => {
  expect(found('')).toBeUndefined();
  expect(found('  - ')).toBeUndefined();
});

test('a word or a text of any length is searched for without holding the page up', () => {
  const texts = ['a'.repeat(100_000), 'anthropic'.repeat(1_000), 'claude '.repeat(1_000), '-a'.repeat(5_000)];
  // Each of these took minutes, or all memory, as one forgiving pattern.
  for (const text of texts) expect(found(text)?.length ?? 0).toBeLessThanOrEqual(1);
});
