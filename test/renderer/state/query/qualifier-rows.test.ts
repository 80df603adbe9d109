/** Qualifiers give the rows that check boxes give, and more where there is no check box. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REGION_GROUPS } from '../../../../electron/contract/cells/regions.ts';
import { STAY_PLACES } from '../../../../electron/contract/cells/residency.ts';
import { type FilterState, NO_FILTER } from '../../../../electron/contract/filter/filters.ts';
import { FILTER_KINDS, groupsOf } from '../../../../electron/contract/filter/placement.ts';
import type { Snapshot } from '../../../../electron/contract/snapshot/model.ts';
import type { Matrix } from '../../../../renderer/state/matrix/model/matrix.ts';
import type { RowSource } from '../../../../renderer/state/matrix/model/visible-rows.ts';
import { qualifierText } from '../../../../renderer/state/query/query-tokens.ts';
import type { ModelRow } from '../../../../renderer/state/rows/model-row.ts';
import { folded } from '../../../../renderer/state/search/spelling.ts';
import type { Layout } from '../../../../renderer/state/view/layout.ts';
import { ALLOWED, aModel, aProfile, BLOCKED } from '../../../helpers/builders.ts';
import { always } from '../../../helpers/properties.ts';
import { checkedIn, listed, measuredIn, stateAfter } from '../../../helpers/scan-events.ts';
import { anyRegionEvent } from '../../../helpers/snapshots/arbitrary-snapshot.ts';
import { idsOf, matrixOf, shownOf } from '../matrix/matrix-world.ts';

const withCaching = (snapshot: Snapshot) =>
  matrixOf(snapshot, (modelId) => ({ promptCaching: modelId.includes('caching') || undefined }));
const anyEvents = fc.array(anyRegionEvent, { minLength: 1, maxLength: 10 });

/** What is seen: rows in their order, columns, counts beside the check boxes. */
function seen(matrix: Matrix, filter: Partial<FilterState>) {
  const shown = shownOf(matrix, filter, { by: 'provider' });
  const { columnIndexes, facets, wanted } = shown;
  return { rows: idsOf(shown), columnIndexes, facets: facets(), wanted };
}

/** Which of a list's values are chosen, by place: the lists depend on the data. */
const chosen = fc.array(fc.nat(9), { maxLength: 2 });
const some = <T>(list: readonly T[], columnIndexes: readonly number[]): T[] =>
  list.filter((_, place) => columnIndexes.includes(place));
const choice = fc.record({
  promptCaching: fc.boolean(),
  streaming: fc.boolean(),
  hideLegacy: fc.boolean(),
  kinds: chosen,
  providers: chosen,
  inputs: chosen,
  outputs: chosen,
  stays: chosen,
  typedFrom: fc.nat(4),
});

/** A name without a letter or digit cannot be typed; what is typed stands for all names that are folded to the same. */
function namedAlike(names: readonly string[], columnIndexes: readonly number[]): string[] {
  const chosen = some(
    names.filter((name) => folded(name) !== ''),
    columnIndexes,
  ).map(folded);
  return names.filter((name) => chosen.includes(folded(name)));
}

const texts = (key: string, values: readonly string[]): string[] =>
  values.map((value) => qualifierText(key, value.toLowerCase()));

/** Whether no source says if the row has it. */
const UNSAID: Partial<Record<string, (row: ModelRow) => boolean>> = {
  'has:caching': (row) => row.promptCaching === undefined,
  'in:text': (row) => row.inputs.length === 0,
};

describe('qualifiers that stand for check boxes', () => {
  test('give the same rows, columns and counts, whatever the data and the choice', () =>
    always([anyEvents, choice], (events, pick) => {
      const matrix = withCaching(stateAfter(...events).snapshot);
      const { providers = [], inputs = [], outputs = [] } = matrix.vocabulary.options;
      const boxes: FilterState = {
        ...NO_FILTER,
        promptCaching: pick.promptCaching,
        streaming: pick.streaming,
        hideLegacy: pick.hideLegacy,
        kinds: some(FILTER_KINDS, pick.kinds),
        providers: namedAlike(providers, pick.providers),
        inputs: some(inputs, pick.inputs),
        outputs: some(outputs, pick.outputs),
        stays: some(STAY_PLACES, pick.stays),
      };
      const groups = [
        boxes.promptCaching ? ['has:prompt-caching'] : [],
        boxes.streaming ? ['has:streaming'] : [],
        boxes.hideLegacy ? ['-is:legacy'] : [],
        texts('via', boxes.kinds),
        texts('provider', boxes.providers),
        texts('in', boxes.inputs),
        texts('out', boxes.outputs),
        texts('stays', boxes.stays),
      ].filter((group) => group.length > 0);
      const query = groups.flat().join(' ');
      expect(seen(matrix, { query })).toEqual(seen(matrix, boxes));
      // Typed beside the boxes: whole groups, since of a part of one the typed values alone are left.
      const part = groups.slice(pick.typedFrom).flat().join(' ');
      expect(seen(matrix, { ...boxes, query: part }).rows).toEqual(seen(matrix, boxes).rows);
    }));

  test('a region group, typed or clicked, or all others left out', () =>
    always([anyEvents, fc.constantFrom(...REGION_GROUPS)], (events, group) => {
      const matrix = withCaching(stateAfter(...events).snapshot);
      const clicked = seen(matrix, { groups: [group] });
      if (clicked.columnIndexes.length === 0) return;
      const typed = seen(matrix, { query: qualifierText('region', group.toLowerCase()) });
      expect(typed).toEqual(clicked);
      const others = groupsOf(matrix.regions).filter((each) => each !== group);
      const left = others.map((each) => qualifierText('region', each.toLowerCase(), true)).join(' ');
      if (clicked.columnIndexes.length < matrix.regions.length) {
        const { rows, columnIndexes } = seen(matrix, { query: left });
        expect({ rows, columnIndexes }).toEqual({ rows: typed.rows, columnIndexes: typed.columnIndexes });
      }
    }));

  const anyQualifier = fc.constantFrom(
    'has:caching',
    'has:vision',
    'is:callable',
    'is:blocked',
    'is:legacy',
    'is:mantle',
    'via:geo',
    'via:mantle',
    'stays:eu',
    'access:unknown',
    'in:text',
  );

  test('a negated qualifier gives just the other rows, and of neither those of which no source says', () =>
    always([anyEvents, anyQualifier], (events, qualifier) => {
      const matrix = withCaching(stateAfter(...events).snapshot);
      const unsaid = matrix.rows.filter((row) => UNSAID[qualifier]?.(row)).map((row) => row.modelId);
      // Whether a value is there at all depends on the data: if not, it is named and not applied.
      if (qualifier === 'in:text' && matrix.vocabulary.options.inputs?.includes('TEXT') !== true) return;
      const { rows, facets } = seen(matrix, { query: `-${qualifier}` });
      expect(facets.unknownHidden).toBe(unsaid.length);
      const all = [...seen(matrix, { query: qualifier }).rows, ...rows, ...unsaid];
      expect(all.sort()).toEqual(idsOf(matrix).sort());
    }));
});

describe('qualifiers without a check box', () => {
  const { snapshot } = stateAfter(
    listed(
      'eu-west-1',
      [
        aModel('anthropic.one', { inferenceTypesSupported: ['INFERENCE_PROFILE'] }, 'eu-west-1'),
        aModel('meta.two', { inputModalities: ['TEXT', 'IMAGE'] }, 'eu-west-1'),
      ],
      [aProfile('eu.anthropic.one', 'anthropic.one', ['eu-west-1', 'eu-west-3'], {}, 'eu-west-1')],
    ),
    listed('us-east-1', ['meta.two', 'amazon.three']),
    checkedIn('us-east-1', { 'meta.two': ALLOWED, 'amazon.three': BLOCKED }),
    measuredIn('us-east-1', 90),
  );
  const matrix = withCaching(snapshot);
  const rowsOf = (query: string, change: Partial<RowSource> = {}, layout: Partial<Layout> = {}): string[] =>
    idsOf(shownOf({ ...matrix, ...change }, { query }, { by: 'provider' }, layout));

  test.each([
    ['region:eu-west-1', ['anthropic.one', 'meta.two']],
    ['region:eu', ['anthropic.one', 'meta.two']],
    ['-region:eu-west-1', ['amazon.three', 'meta.two']],
    ['is:blocked', ['amazon.three']],
    ['is:blocked region:eu-west-1', []],
    ['access:allowed', ['meta.two']],
    ['is:callable', ['anthropic.one', 'meta.two']],
    ['is:callable region:us-east-1', ['meta.two']],
    ['has:vision', ['meta.two']],
    ['provider:meta,amazon', ['amazon.three', 'meta.two']],
    ['-provider:meta', ['amazon.three', 'anthropic.one']],
    ['via:geo -stays:us', ['anthropic.one']],
    ['lat:<100', ['amazon.three', 'meta.two']],
    ['lat:<50', []],
    ['thre provider:amazon', ['amazon.three']],
    ['provider:nobody', ['amazon.three', 'anthropic.one', 'meta.two']],
  ])('%s', (query, expected) => {
    expect(rowsOf(query)).toEqual(expected);
  });

  test('columns follow region: and lat:', () => {
    const columnsOf = (query: string) => shownOf(matrix, { query }).columns.map(({ region }) => region);
    expect(columnsOf('region:eu-west-1')).toEqual(['eu-west-1']);
    expect(columnsOf('lat:100')).toEqual(['us-east-1']);
    expect(columnsOf('provider:meta')).toEqual(['us-east-1', 'eu-west-1']);
  });

  test('is:retention-blocked asks the regions that are shown', () => {
    const rows = matrix.rows.map((row) => ({
      ...row,
      isRetentionBlockedIn: (region: string) => row.modelId === 'meta.two' && region === 'eu-west-1',
    }));
    expect(rowsOf('is:retention-blocked', { rows })).toEqual(['meta.two']);
    expect(rowsOf('is:retention-blocked region:us-east-1', { rows })).toEqual([]);
    expect(rowsOf('is:retention-blocked')).toEqual([]);
  });

  test('is:pinned and is:ending ask the user and the dates', () => {
    expect(rowsOf('is:pinned', {}, { pinnedModels: ['meta.two'] })).toEqual(['meta.two']);
    expect(rowsOf('is:ending', { ending: () => new Set(['anthropic.one']) })).toEqual(['anthropic.one']);
  });
});
