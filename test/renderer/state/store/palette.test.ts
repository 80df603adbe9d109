import { describe, expect, test } from 'vitest';
import { createPalette } from '../../../../renderer/state/store/palette.ts';
import { aModel, aProfile } from '../../../helpers/builders.ts';
import { matrixWith } from '../matrix/matrix-world.ts';

const matrix = matrixWith({
  'eu-central-1': {
    models: [
      aModel('anthropic.claude-sonnet-4-6', { modelName: 'Claude Sonnet 4.6', providerName: 'Anthropic' }),
      aModel('amazon.nova-lite-v1:0', { modelName: 'Nova Lite', providerName: 'Amazon' }),
    ],
    profiles: [aProfile('eu.anthropic.claude-sonnet-4-6', 'anthropic.claude-sonnet-4-6', ['eu-central-1'])],
  },
  'eu-central-2': [
    aModel('x.large', { modelName: '大きなモデル3', providerName: 'X' }),
    aModel('x.cafe', { modelName: 'Café 3', providerName: 'X' }),
  ],
  'us-east-1': [],
});
const { rows, columns } = matrix;
const palette = createPalette(rows, columns);
const labels = (query: string): string[] => palette(query).map(({ label }) => label);

describe('the palette', () => {
  test('offers the commands when nothing is typed', () => {
    expect(new Set(palette('').map(({ kind }) => kind))).toEqual(new Set(['command']));
    expect(labels('')).toContain('Rescan');
  });

  test('finds models by name, id and profile id, with words in any order', () => {
    for (const query of ['sonnet', 'claude-sonnet-4-6', 'eu.anthropic', '4.6 claude']) {
      expect(labels(query)[0], query).toBe('Claude Sonnet 4.6');
    }
  });

  test('finds regions by code and by place', () => {
    expect(labels('eu-central')).toContain('eu-central-1');
    expect(labels('frankfurt')).toEqual(['eu-central-1']);
  });

  test('finds commands by their other words', () => {
    expect(labels('reload')).toContain('Rescan');
    expect(labels('dark')).toContain('Dark theme');
  });

  test('asks for one kind with a sign', () => {
    expect(palette('#').map(({ kind }) => kind)).toEqual(['region', 'region', 'region']);
    expect(palette('@nova').map(({ label }) => label)).toEqual(['Nova Lite']);
    expect(palette('>sonnet')).toEqual([]);
  });

  test('forgives a wrong letter', () => {
    expect(labels('claudr')[0]).toBe('Claude Sonnet 4.6');
  });

  test.each([
    'arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-sonnet-4-6',
    'arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.anthropic.claude-sonnet-4-6',
    'anthropic.claude-sonnet-4-6:200k',
    'bedrock/converse/us.anthropic.claude-sonnet-4-6',
  ])('finds what the search finds: %s', (query) => {
    expect(matrix.search.all(query)).toEqual(new Set(['anthropic.claude-sonnet-4-6']));
    expect(palette(query).map(({ id }) => id)).toEqual(['model anthropic.claude-sonnet-4-6']);
    expect(palette(`@${query}`).map(({ id }) => id)).toEqual(['model anthropic.claude-sonnet-4-6']);
  });

  test('finds any script, and nothing by what is left of a word without it', () => {
    expect(labels('モデル3')).toEqual(['大きなモデル3']);
    expect(labels('@CAFÉ')).toEqual(['Café 3']);
    expect(labels('zurich')).toEqual(['eu-central-2']);
    expect(labels('zürich')).toEqual(['eu-central-2']);
    for (const query of ['大4', 'модель', 'モデル4']) expect(labels(query), query).toEqual([]);
  });

  test('takes signs without words', () => {
    expect(labels('...')).toEqual(labels(''));
  });
});
