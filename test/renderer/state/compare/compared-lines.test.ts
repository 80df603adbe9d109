import { describe, expect, test } from 'vitest';
import { aModel } from '../../../helpers/builders.ts';
import { listed, mantleIn, snapshotOf, stateAfter } from '../../../helpers/scan-events.ts';
import { compared, factOf, words } from './compared-world.ts';

const NOVA = 'amazon.nova-pro-v1:0';

describe('ends of life', () => {
  const ending = (region: string, endOfLifeTime: string) =>
    listed(region, [aModel('a.one', { modelLifecycle: { status: 'LEGACY', endOfLifeTime } }, region)]);
  const comparedAfter = (...events: ReturnType<typeof listed>[]) =>
    compared(stateAfter(...events).snapshot, ['a.one']);

  test('that differ by region stand one by one, the earliest counts', () => {
    const groups = comparedAfter(
      ending('us-east-1', '2026-12-01T00:00:00Z'),
      ending('eu-west-1', '2026-11-25T23:00:00Z'),
      listed('eu-west-3', ['a.one']),
    );
    expect(words(factOf(groups, 'End of life'))).toEqual([
      '25 Nov 2026 in eu-west-1 | 1 Dec 2026 in us-east-1',
    ]);
    expect(words(factOf(groups, 'Days left'))).toEqual(['1 day']);
    expect(words(factOf(groups, 'Status'))).toEqual([
      'ACTIVE in eu-west-3 | LEGACY in eu-west-1 and us-east-1',
    ]);
  });

  test.each([
    ['2026-11-20T00:00:00Z', 'ended 4 days ago'],
    ['2026-11-24T00:00:00Z', 'ended today'],
  ])('in the past say so: %s %s', (end, expected) => {
    expect(words(factOf(comparedAfter(ending('us-east-1', end)), 'Days left'))).toEqual([expected]);
  });

  test('take the ways to call with them, where they are past', () => {
    const groups = comparedAfter(
      ending('us-east-1', '2026-11-20T00:00:00Z'),
      ending('eu-west-1', '2026-12-20T00:00:00Z'),
    );
    expect(words(factOf(groups, 'On-demand'))).toEqual(['1 Region']);
    expect(words(factOf(groups, 'Callable in'))).toEqual(['1 Region']);
  });

  test('stand beside the model that a dated page suggests instead, and its source', () => {
    const ids = ['anthropic.claude-opus-4-1-20250805-v1:0', 'a.one'];
    const fact = factOf(compared(snapshotOf({ 'us-east-1': ids }), ids), 'Suggested replacement');
    expect(words(fact)).toEqual(['Claude Opus 4.8 (anthropic.claude-opus-4-8), says Anthropic', undefined]);
    expect(fact.values[0]?.sources).toMatchObject([{ asOf: '2026-09-26' }]);
  });

  test('of a card stand only where neither API nor table gives one, whatever the zone of this machine', () => {
    const card = { text: 'January 8, 2027', source: 'a card', asOf: '2026-08-22' };
    const groups = compared(snapshotOf({ 'us-east-1': ['a.one'] }), ['a.one'], {
      lifecycle: () => ({ cardEndOfLife: card, endOfLife: [] }),
    });
    expect(words(factOf(groups, 'End of life'))).toEqual(['8 Jan 2027']);
    expect(factOf(groups, 'End of life').values[0]?.sources).toEqual([
      { source: 'a card', asOf: '2026-08-22' },
    ]);
  });
});

test('a context variant says that the source speaks of its model', () => {
  const variant = `${NOVA}:24k`;
  const groups = compared(snapshotOf({ 'us-east-1': [variant] }), [variant]);
  const value = factOf(groups, 'Prompt caching').values[0];
  expect(value).toMatchObject({ isKnown: true, note: `stated for ${NOVA}` });
  expect(words(factOf(groups, 'Context window'))).toEqual([undefined]);
});

test('a model with another id on bedrock-mantle says so and is counted there', () => {
  const runtimeId = 'openai.gpt-oss-120b-1:0';
  const { snapshot } = stateAfter(
    listed('us-east-1', [runtimeId]),
    mantleIn('us-east-1', ['openai.gpt-oss-120b']),
  );
  const joined = { modelId: 'openai.gpt-oss-120b', source: 'a card', asOf: '2026-08-22' };
  const groups = compared(snapshot, [runtimeId], {
    otherId: () => ({ endpoint: 'bedrock-mantle', ...joined }),
  });
  expect(words(factOf(groups, 'bedrock-mantle'))).toEqual(['1 Region']);
  expect(factOf(groups, 'bedrock-mantle').values[0]?.note).toBe('as openai.gpt-oss-120b');
  expect(factOf(groups, 'Model IDs').values[0]).toMatchObject({
    lines: [runtimeId],
    note: 'openai.gpt-oss-120b on bedrock-mantle',
  });
});

test('a model of bedrock-mantle alone has its id, and says of which list it is', () => {
  const { snapshot } = stateAfter(listed('us-east-1', []), mantleIn('us-east-1', ['zai.glm']));
  const groups = compared(snapshot, ['zai.glm']);
  expect(words(factOf(groups, 'Model IDs'))).toEqual(['zai.glm']);
  expect(words(factOf(groups, 'bedrock-mantle'))).toEqual(['1 Region']);
  expect(words(factOf(groups, 'Provider'))).toEqual([undefined]);
  expect(words(factOf(groups, 'Data can stay in'))).toEqual([undefined]);
  expect(factOf(groups, 'Input').values[0]?.sources[0]).toMatchObject({
    source: 'Model list of bedrock-mantle',
  });
});
