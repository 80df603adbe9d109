import { expect, test } from 'vitest';
import { createMatrixDeriver } from '../../../../renderer/state/matrix/matrix.ts';
import { createSearch } from '../../../../renderer/state/matrix/search.ts';
import { aModel, aProfile, snapshotOf } from '../../../helpers/builders.ts';

const SONNET = 'anthropic.claude-sonnet-4-5-20250929-v1:0';
const NOVA = 'amazon.nova-lite-v1:0';
const LLAMA = 'meta.llama3-3-70b-instruct-v1:0';

const matrix = createMatrixDeriver(() => ({ promptCaching: false }))(
  snapshotOf({
    'eu-west-1': {
      models: [
        aModel(SONNET, { modelName: 'Claude Sonnet 4.5', providerName: 'Anthropic' }, 'eu-west-1'),
        aModel(NOVA, { modelName: 'Nova Lite', providerName: 'Amazon' }, 'eu-west-1'),
        aModel(LLAMA, { modelName: 'Llama 3.3 70B Instruct', providerName: 'Meta' }, 'eu-west-1'),
      ],
      profiles: [aProfile(`eu.${SONNET}`, SONNET, ['eu-west-1'], {}, 'eu-west-1')],
    },
  }),
);
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
])('the search finds by %j', (query, id) => {
  expect(found(query)).toEqual([id]);
});

test('the search finds nothing for a word that nothing resembles', () => {
  expect(found('sonnet gemini')).toEqual([]);
  expect(found('us.')).toEqual([]);
});

test('a word of another script is searched for, and found where it stands', () => {
  expect(found('モデル')).toEqual([]);
  expect(found('sonnet モデル')).toEqual([]);
  const rows = createMatrixDeriver(() => ({ promptCaching: false }))(
    snapshotOf({ 'eu-west-1': { models: [aModel(NOVA, { modelName: '大きなモデル' })] } }),
  ).rows;
  expect([...(createSearch(rows).all('モデル') ?? [])]).toEqual([NOVA]);
});

test('nothing is searched for without a letter or a digit', () => {
  expect(found('')).toBeUndefined();
  expect(found('  - ')).toBeUndefined();
});

test('a word or a text of any length is searched for without holding the page up', () => {
  const texts = ['a'.repeat(100_000), 'anthropic'.repeat(1_000), 'claude '.repeat(1_000), '-a'.repeat(5_000)];
  // Each of these took minutes, or all memory, as one forgiving pattern.
  for (const text of texts) expect(found(text)?.length ?? 0).toBeLessThanOrEqual(1);
});
