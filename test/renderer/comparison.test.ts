import { describe, expect, test } from 'vitest';
import { CONVERSE_FEATURES, converseFeaturesOf } from '../../electron/capabilities/converse-features.ts';
import { documentedEndOfLife, documentedLifecycle } from '../../electron/capabilities/lifecycle-docs.ts';
import { limitsOf } from '../../electron/capabilities/limits.ts';
import { promptCachingOf } from '../../electron/capabilities/prompt-caching.ts';
import type { Snapshot } from '../../electron/contract/model.ts';
import type { ScanEvent } from '../../electron/contract/scan-event.ts';
import type { Documents } from '../../renderer/state/compared-documents.ts';
import type { ComparedFact, ComparedValue } from '../../renderer/state/compared-fact.ts';
import { compareModels, differingOnly, type FactGroup } from '../../renderer/state/comparison.ts';
import { createMatrixDeriver } from '../../renderer/state/matrix.ts';
import { ALLOWED, AT, aModel, aProfile, BLOCKED, listed, stateAfter } from '../helpers/builders.ts';

const DOCUMENTS: Documents = {
  promptCaching: promptCachingOf,
  limits: limitsOf,
  featureNames: CONVERSE_FEATURES,
  features: converseFeaturesOf,
  lifecycle: documentedLifecycle,
  endOfLife: documentedEndOfLife,
};

const SONNET = 'anthropic.claude-sonnet-4-6';
const JAMBA = 'ai21.jamba-1-5-large-v1:0';
const NOVA = 'amazon.nova-pro-v1:0';
const NOBODY = 'acme.words-v1:0';

function compared(snapshot: Snapshot, ids: string[], change: Partial<Documents> = {}): FactGroup[] {
  const { rows } = createMatrixDeriver(() => undefined)(snapshot);
  return compareModels(
    ids.map((id) => rows.find((row) => row.modelId === id) ?? expect.fail(`${id} has no row`)),
    {
      snapshot,
      documents: { ...DOCUMENTS, ...change },
      nowEpochMs: Date.parse('2026-11-24T10:00:00Z'),
      bestOf: (row) => (row.regionCount > 0 ? { region: 'us-east-1', latencyMs: 23.4 } : undefined),
    },
  );
}

function factOf(groups: FactGroup[], name: string): ComparedFact {
  const facts = groups.flatMap((group) => group.facts).filter((fact) => fact.name === name);
  expect(facts, name).toHaveLength(1);
  return facts[0] as ComparedFact;
}

/** The words of each value; undefined where it is not known. */
function words(fact: ComparedFact): (string | undefined)[] {
  return fact.values.map((value) => (value.isKnown ? value.lines.join(' | ') : undefined));
}

function access(region: string, modelId: string, facts = ALLOWED): ScanEvent {
  return { type: 'access-checked', region, results: [{ modelId, facts }], atIso: '2026-11-23T10:00:00.000Z' };
}

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
  access('us-east-1', NOVA),
  access('eu-west-1', NOVA, BLOCKED),
  {
    type: 'latency-measured',
    region: 'us-east-1',
    latency: { medianMs: 23.4, p90Ms: 25, minMs: 22, samples: 5, measuredAt: AT },
    smoothedLatencyMs: 23.4,
  },
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
    expect(row('Customisation')).toEqual(['none', 'none', 'none', undefined, 'open']);
    expect(row('Status')).toEqual(['ACTIVE', 'LEGACY', 'ACTIVE', undefined, 'differs']);
  });

  test('lists the ids to pass and compares them without the name of the model', () => {
    expect(row('Ids to pass')).toEqual([`global.${SONNET} | us.${SONNET}`, JAMBA, NOVA, 'none', 'differs']);
    expect(factOf(compared(world, [JAMBA, NOVA]), 'Ids to pass').difference).toBe('same');
  });

  test('counts regions by the way to call, and the areas in which data can stay', () => {
    expect(row('Callable in')).toEqual(['1 region', '1 region', '2 regions', 'no region', 'differs']);
    expect(row('On-demand')).toEqual(['no region', '1 region', '2 regions', 'no region', 'differs']);
    expect(row('Geo profile')).toEqual(['1 region', 'no region', 'no region', 'no region', 'differs']);
    expect(row('bedrock-mantle')).toEqual([undefined, undefined, undefined, undefined, 'same']);
    expect(row('Data can stay in')).toEqual(['US', 'US', 'EU, US', undefined, 'differs']);
  });

  test('counts the access region by region; none checked is not known', () => {
    expect(row('Your access')).toEqual([
      undefined,
      undefined,
      'not blocked in 1 region | access blocked in 1 region',
      undefined,
      'open',
    ]);
    expect(row('Best region')).toEqual(['us-east-1', 'us-east-1', 'us-east-1', 'none', 'differs']);
    expect(row('Latency of the best region')).toEqual(['23 ms', '23 ms', '23 ms', undefined, 'open']);
  });

  test('says what AWS’s pages say', () => {
    expect(row('Context window')).toEqual(['1M tokens', '256K tokens', '300K tokens', undefined, 'differs']);
    expect(row('Prompt caching')).toEqual(['supported', undefined, 'supported', undefined, 'open']);
    // The page prints 1,024 for the one and the rounded 1K for the other.
    expect(row('Minimum for a checkpoint')).toEqual([
      '1024 tokens',
      undefined,
      '1K tokens',
      undefined,
      'open',
    ]);
    expect(row('Guardrails')).toEqual(['yes', 'yes', 'yes', undefined, 'open']);
    expect(row('End of life')).toEqual([undefined, '26 Nov 2026', undefined, undefined, 'open']);
    expect(row('Days left')).toEqual([undefined, '2 days', undefined, undefined, 'open']);
  });

  test('says "not supported" where a source says so, for all there is to say of caching', () => {
    const no = compared(world, [SONNET, JAMBA], {
      promptCaching: () => ({ support: 'no', source: 'a page', asOf: '2026-01-01' }),
    });
    expect(words(factOf(no, 'Prompt caching'))).toEqual(['not supported', 'not supported']);
    expect(factOf(no, 'Mode').difference).toBe('same');
  });

  test('of differences only drops what is the same, and groups with nothing left', () => {
    const twins = stateAfter(listed('us-east-1', [aModel('acme.a'), aModel('acme.b')])).snapshot;
    const same = compared(twins, ['acme.a', 'acme.b']);
    expect(differingOnly(same)).toEqual([]);
    const left = differingOnly(groups);
    const names = left.flatMap((group) => group.facts.map((fact) => fact.name));
    expect(names).toContain('Provider');
    expect(names).toContain('Streaming');
    expect(names).not.toContain('bedrock-mantle');
  });
});

describe('ends of life', () => {
  const ends = (endOfLifeTime: string) => ({ modelLifecycle: { status: 'LEGACY', endOfLifeTime } });

  test('that differ by region stand one by one, the earliest counts', () => {
    const { snapshot } = stateAfter(
      listed('us-east-1', [aModel('a.one', ends('2026-12-01T00:00:00Z'), 'us-east-1')]),
      listed('eu-west-1', [aModel('a.one', ends('2026-11-25T23:00:00Z'), 'eu-west-1')]),
      listed('eu-west-3', [aModel('a.one', {}, 'eu-west-3')]),
    );
    const groups = compared(snapshot, ['a.one']);
    expect(words(factOf(groups, 'End of life'))).toEqual([
      '25 Nov 2026 in eu-west-1 | 1 Dec 2026 in us-east-1',
    ]);
    expect(words(factOf(groups, 'Days left'))).toEqual(['1 day']);
    expect(words(factOf(groups, 'Status'))).toEqual([
      'ACTIVE in eu-west-3 | LEGACY in eu-west-1 and us-east-1',
    ]);
  });

  test('in the past say so', () => {
    const { snapshot } = stateAfter(
      listed('us-east-1', [aModel('a.one', ends('2026-11-20T00:00:00Z'), 'us-east-1')]),
    );
    expect(words(factOf(compared(snapshot, ['a.one']), 'Days left'))).toEqual(['ended 4 days ago']);
  });

  test('of a card stand only where neither API nor table gives one, whatever the zone of this machine', () => {
    const { snapshot } = stateAfter(listed('us-east-1', [aModel('a.one', {}, 'us-east-1')]));
    const card = { text: 'January 8, 2027', source: 'a card', asOf: '2026-08-22' };
    const groups = compared(snapshot, ['a.one'], { lifecycle: () => ({ cardEndOfLife: card }) });
    expect(words(factOf(groups, 'End of life'))).toEqual(['8 Jan 2027']);
    expect(factOf(groups, 'End of life').values[0]?.sources).toEqual([
      { source: 'a card', asOf: '2026-08-22' },
    ]);
  });
});

test('a context variant says that the source speaks of its model', () => {
  const variant = `${NOVA}:24k`;
  const { snapshot } = stateAfter(listed('us-east-1', [aModel(variant, {}, 'us-east-1')]));
  const groups = compared(snapshot, [variant]);
  const value = factOf(groups, 'Prompt caching').values[0] as ComparedValue;
  expect(value).toMatchObject({ isKnown: true, note: `said of ${NOVA}` });
  expect(words(factOf(groups, 'Context window'))).toEqual([undefined]);
});

test('a model of bedrock-mantle alone has its id, and says of which list it is', () => {
  const { snapshot } = stateAfter(listed('us-east-1', [], [], AT), {
    type: 'mantle-listed',
    region: 'us-east-1',
    state: 'listed',
    modelIds: ['zai.glm'],
  });
  const groups = compared(snapshot, ['zai.glm']);
  expect(words(factOf(groups, 'Ids to pass'))).toEqual(['zai.glm']);
  expect(words(factOf(groups, 'bedrock-mantle'))).toEqual(['1 region']);
  expect(words(factOf(groups, 'Provider'))).toEqual([undefined]);
  expect(words(factOf(groups, 'Data can stay in'))).toEqual([undefined]);
  expect(factOf(groups, 'Input').values[0]?.sources[0]).toMatchObject({
    source: 'Model list of bedrock-mantle',
  });
});
