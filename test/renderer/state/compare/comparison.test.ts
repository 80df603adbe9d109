import { describe, expect, test } from 'vitest';
import { differingOnly } from '../../../../renderer/state/compare/comparison.ts';
import { ALLOWED, aModel, aProfile, BLOCKED } from '../../../helpers/builders.ts';
import { checkedIn, listed, measuredIn, snapshotOf, stateAfter } from '../../../helpers/scan-events.ts';
import { compared, factOf, words } from './compared-world.ts';

const SONNET = 'anthropic.claude-sonnet-4-6';
const JAMBA = 'ai21.jamba-1-5-large-v1:0';
const NOVA = 'amazon.nova-pro-v1:0';
const NOBODY = 'acme.words-v1:0';
const CHECKED_AT = '2026-11-23T10:00:00.000Z';

const world = stateAfter(
  listed(
    'us-east-1',
    [
      aModel(SONNET, { inferenceTypesSupported: ['INFERENCE_PROFILE'] }, 'us-east-1'),
      aModel(JAMBA, { modelLifecycle: { status: 'LEGACY' } }, 'us-east-1'),
      aModel(NOVA, { inputModalities: ['TEXT', 'IMAGE'] }, 'us-east-1'),
      { modelId: NOBODY },
    ],
    [
      aProfile(`us.${SONNET}`, SONNET, ['us-east-1', 'us-west-2'], {}, 'us-east-1'),
      aProfile(`global.${SONNET}`, SONNET, ['us-east-1', ''], {}, 'us-east-1'),
    ],
    '2026-11-20T10:00:00.000Z',
  ),
  listed('eu-west-1', [aModel(NOVA, { inputModalities: ['IMAGE', 'TEXT'] }, 'eu-west-1')]),
  checkedIn('us-east-1', NOVA, ALLOWED, CHECKED_AT),
  checkedIn('eu-west-1', NOVA, BLOCKED, CHECKED_AT),
  measuredIn('us-east-1', 23.4),
).snapshot;

describe('the comparison', () => {
  const groups = compared(world, [SONNET, JAMBA, NOVA, NOBODY]);
  const row = (name: string) => {
    const fact = factOf(groups, name);
    return [...words(fact), fact.difference];
  };

  test('gives every model a value for every fact', () => {
    for (const { facts } of groups) for (const fact of facts) expect(fact.values).toHaveLength(4);
    expect(groups.flatMap((group) => group.facts).length).toBeGreaterThan(45);
  });

  test('names a source with its day for every fact that is known', () => {
    const values = groups.flatMap(({ facts }) => facts.flatMap((fact) => fact.values));
    for (const value of values.filter((each) => each.isKnown)) {
      expect(value.sources, JSON.stringify(value)).not.toEqual([]);
      for (const { source, asOf } of value.sources) {
        expect(source).not.toBe('');
        expect(asOf, JSON.stringify(value)).toMatch(/\d{4}|dated/);
      }
    }
  });

  test('dates what a scan gave by the oldest answer', () => {
    const [sonnet, , nova] = factOf(groups, 'Input').values;
    expect(sonnet?.sources).toEqual([{ source: 'ListFoundationModels', asOf: '2026-11-20' }]);
    expect(nova?.sources).toEqual([{ source: 'ListFoundationModels', asOf: '2026-11-20' }]);
    expect(factOf(groups, 'Your access').values[2]?.sources).toEqual([
      { source: 'GetFoundationModelAvailability', asOf: '2026-11-23' },
    ]);
  });

  test('says what the API says, and leaves open what it does not', () => {
    expect(row('Provider')).toEqual(['anthropic', 'ai21', 'amazon', undefined, 'differs']);
    expect(row('Input')).toEqual(['TEXT', 'TEXT', 'IMAGE, TEXT', undefined, 'differs']);
    expect(row('Streaming')).toEqual(['yes', 'yes', 'yes', undefined, 'open']);
    expect(row('Customization')).toEqual(['none', 'none', 'none', undefined, 'open']);
    expect(row('Status')).toEqual(['ACTIVE', 'LEGACY', 'ACTIVE', undefined, 'differs']);
  });

  test('lists the ids to pass and compares them without the name of the model', () => {
    expect(row('Model IDs')).toEqual([`global.${SONNET} | us.${SONNET}`, JAMBA, NOVA, 'none', 'differs']);
    expect(factOf(compared(world, [JAMBA, NOVA]), 'Model IDs').difference).toBe('same');
  });

  test('counts regions by the way to call, and the areas in which data can stay', () => {
    expect(row('Callable in')).toEqual(['1 Region', '1 Region', '2 Regions', 'no Region', 'differs']);
    expect(row('On-demand')).toEqual(['no Region', '1 Region', '2 Regions', 'no Region', 'differs']);
    expect(row('Geographic cross-Region inference')).toEqual([
      '1 Region',
      'no Region',
      'no Region',
      'no Region',
      'differs',
    ]);
    expect(row('bedrock-mantle')).toEqual([undefined, undefined, undefined, undefined, 'same']);
    expect(row('Data can stay in')).toEqual(['US', 'US', 'EU, US', undefined, 'differs']);
  });

  test('counts the access region by region; none checked is not known', () => {
    expect(row('Your access')).toEqual([
      undefined,
      undefined,
      'not blocked in 1 Region | access blocked in 1 Region',
      undefined,
      'open',
    ]);
    expect(row('Best Region')).toEqual(['us-east-1', 'us-east-1', 'us-east-1', 'none', 'differs']);
    expect(row('Latency of the best Region')).toEqual(['23 ms', '23 ms', '23 ms', undefined, 'open']);
  });

  test('says what AWS’s pages say', () => {
    expect(row('Context window')).toEqual(['1M tokens', '256K tokens', '300K tokens', undefined, 'differs']);
    expect(row('Prompt caching')).toEqual(['supported', undefined, 'supported', undefined, 'open']);
    // The page prints 1,024 for the one and the rounded 1K for the other.
    expect(row('Min tokens per checkpoint')).toEqual([
      '1024 tokens',
      undefined,
      '1K tokens',
      undefined,
      'open',
    ]);
    expect(row('Guardrails')).toEqual(['yes', 'yes', 'yes', undefined, 'open']);
    // The panel's word for a model that a list calls active and no source dates.
    const none = 'no end of life announced';
    expect(row('End of life')).toEqual([none, '26 Nov 2026', none, undefined, 'differs']);
    expect(row('Days left')).toEqual([none, '2 days', none, undefined, 'differs']);
  });

  test('says "not supported" where a source says so, for all there is to say of caching', () => {
    const no = compared(world, [SONNET, JAMBA], {
      promptCaching: () => ({ support: 'no', source: 'a page', asOf: '2026-01-01' }),
    });
    expect(words(factOf(no, 'Prompt caching'))).toEqual(['not supported', 'not supported']);
    expect(factOf(no, 'Mode').difference).toBe('same');
  });

  test('of differences only drops what is the same, and groups with nothing left', () => {
    const twins = ['acme.a', 'acme.b'];
    const same = compared(snapshotOf({ 'us-east-1': twins }), twins);
    expect(differingOnly(same)).toEqual([]);
    const left = differingOnly(groups);
    const names = left.flatMap((group) => group.facts.map((fact) => fact.name));
    expect(names).toContain('Provider');
    expect(names).toContain('Streaming');
    expect(names).not.toContain('bedrock-mantle');
  });
});
