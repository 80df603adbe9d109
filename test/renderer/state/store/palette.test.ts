import { describe, expect, test } from 'vitest';
import { createMatrixDeriver } from '../../../../renderer/state/matrix/matrix.ts';
import { createPalette } from '../../../../renderer/state/store/palette.ts';
import { aModel, aProfile, snapshotOf } from '../../../helpers/builders.ts';

const { rows, columns } = createMatrixDeriver(() => ({ promptCaching: false }))(
  snapshotOf({
    'eu-central-1': {
      models: [
        aModel('anthropic.claude-sonnet-4-6', { modelName: 'Claude Sonnet 4.6', providerName: 'Anthropic' }),
        aModel('amazon.nova-lite-v1:0', { modelName: 'Nova Lite', providerName: 'Amazon' }),
      ],
      profiles: [aProfile('eu.anthropic.claude-sonnet-4-6', 'anthropic.claude-sonnet-4-6', ['eu-central-1'])],
    },
    'us-east-1': { models: [] },
  }),
);
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
    expect(palette('#').map(({ kind }) => kind)).toEqual(['region', 'region']);
    expect(palette('@nova').map(({ label }) => label)).toEqual(['Nova Lite']);
    expect(palette('>sonnet')).toEqual([]);
  });

  test('forgives a wrong letter', () => {
    expect(labels('claudr')[0]).toBe('Claude Sonnet 4.6');
  });

  test('takes signs without words', () => {
    expect(labels('...')).toEqual(labels(''));
  });
});
