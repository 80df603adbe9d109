import { csvParseRows } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import { lifecycleLookup } from '../../../electron/contract/cells/lifecycle.ts';
import type { ExportDocument } from '../../../electron/contract/export/export-format.ts';
import type { ScanEvent } from '../../../electron/contract/scan/scan-event.ts';
import type { AccessFacts, ModelRecord } from '../../../electron/contract/snapshot/model.ts';
import { ALLOWED, AT, aModel, aProfile, BLOCKED, SOURCE } from '../../helpers/builders.ts';
import { exportOf } from '../../helpers/exports.ts';
import { alwaysIn } from '../../helpers/properties.ts';
import { checkedIn, failedIn, listed, mantleIn, snapshotOf, stateAfter } from '../../helpers/scan-events.ts';
import { anySnapshot } from '../../helpers/snapshots/arbitrary-snapshot.ts';
import { csvOf, markdownOf } from './tables.ts';

const TWO_REGIONS = exportOf(
  snapshotOf({
    'us-east-1': {
      models: [aModel('meta.llama', { modelName: 'Llama, "the" model', providerName: 'Meta' }, 'us-east-1')],
    },
    'eu-central-1': {
      models: [
        aModel('meta.llama', {
          modelName: 'Llama, "the" model',
          providerName: 'Meta',
          inferenceTypesSupported: [],
        }),
        aModel('anthropic.claude-x', { modelName: 'Claude X', providerName: 'Anthropic' }),
      ],
      profiles: [aProfile('eu.anthropic.claude-x', 'anthropic.claude-x', ['eu-central-1'])],
    },
  }),
);

function namedModel(modelName: string): ExportDocument {
  return exportOf(
    snapshotOf({ 'eu-central-1': { models: [aModel('a.b', { modelName, providerName: 'A' })] } }),
  );
}

function expectWords(document: ExportDocument, region: string, id: string, text: string): void {
  const model = document.models[region]?.[id];
  const words = text.split('|');
  expect(words).toEqual(expect.arrayContaining(model?.availability ?? []));
  expect(words.includes('blocked')).toBe(model?.access.status === 'blocked');
  if (text !== '') return;
  expect(model).toBeUndefined();
  expect(document.regions[region]).toMatchObject({
    state: expect.stringMatching(/^(ok|partial)$/),
    stale: false,
  });
}

describe('CSV', () => {
  it('has a row per model and a column per region, sorted, with the words of the cells', () => {
    expect(csvOf(TWO_REGIONS)).toBe(
      [
        'Model id,Name,Provider,eu-central-1,us-east-1',
        'anthropic.claude-x,Claude X,Anthropic,on-demand|geo,',
        'meta.llama,"Llama, ""the"" model",Meta,listed,on-demand',
        '',
      ].join('\r\n'),
    );
  });

  it('has the id for a name that no list gives, and the provider of ids that begin alike', () => {
    const nameless = (modelId: string): ModelRecord => ({ modelId });
    const named = aModel('meta.llama', { providerName: 'Meta' });
    const document = exportOf(
      stateAfter(listed('us-east-1', [named, nameless('meta.next'), nameless('new.one')])).snapshot,
    );
    expect(csvParseRows(csvOf(document)).map((row) => row.slice(0, 3))).toEqual([
      ['Model id', 'Name', 'Provider'],
      ['meta.llama', named.modelName, 'Meta'],
      ['meta.next', 'meta.next', 'Meta'],
      ['new.one', 'new.one', 'unknown'],
    ]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('keeps %j from being a formula', (name) => {
    expect(csvParseRows(csvOf(namedModel(name)))[1]?.[1]).toBe(`'${name}`);
  });

  it('is read back as it was by a CSV reader, whatever the names', () =>
    alwaysIn(60, [anySnapshot(SOURCE)], (snapshot) => {
      const document = exportOf(snapshot);
      const [head, ...rows] = csvParseRows(csvOf(document));
      const regions = Object.keys(document.regions).sort();
      expect(head?.slice(3)).toEqual(regions);
      const ids = new Set(Object.values(document.models).flatMap((models) => Object.keys(models)));
      expect(rows.map((row) => row[0])).toEqual([...ids].sort());
      for (const row of rows) {
        for (const [index, region] of regions.entries()) {
          expectWords(document, region, row[0] ?? '', row[3 + index] ?? '');
        }
        for (const field of row) expect(field).not.toMatch(/^[=+\-@\t\r]/);
      }
    }));
});

describe('a cell', () => {
  const ID = 'a.one';
  const HERE = 'eu-central-1';
  const ENDED = { modelLifecycle: { status: 'LEGACY', endOfLifeTime: '2026-10-14T00:00:00Z' } };
  const inHere = (...models: ModelRecord[]): ScanEvent => listed(HERE, models);
  const failedAs = (state: 'failed' | 'denied' | 'not-enabled'): ScanEvent => failedIn(HERE, state);
  const checked = (facts: AccessFacts): ScanEvent => checkedIn(HERE, ID, facts);

  it.each<[words: string, ScanEvent[]]>([
    ['on-demand', [inHere(aModel(ID))]],
    ['', [inHere(aModel('b.two'))]],
    ['listed', [inHere(aModel(ID, { inferenceTypesSupported: [] }))]],
    ['on-demand|blocked', [inHere(aModel(ID)), checked(BLOCKED)]],
    ['on-demand|ended', [inHere(aModel(ID, ENDED))]],
    ['failed', [failedAs('failed')]],
    ['denied', [failedAs('denied')]],
    ['not-enabled', [failedAs('not-enabled')]],
    ['not-scanned', [{ type: 'scan-started', regions: [HERE], atIso: AT }]],
    ['failed', [inHere(aModel('b.two')), failedAs('failed')]],
    // It is the last good answer: the Region may offer something else by now.
    ['on-demand|failed', [inHere(aModel(ID)), failedAs('failed')]],
    ['on-demand|denied', [inHere(aModel(ID)), failedAs('denied')]],
    ['on-demand|ended|failed', [inHere(aModel(ID, ENDED)), failedAs('failed')]],
  ])('says "%s" for what is known of the Region', (words, events) => {
    const { snapshot } = stateAfter(listed('us-east-1', [aModel(ID, {}, 'us-east-1')]), ...events);
    const lifecycleOf = lifecycleLookup(snapshot, () => undefined, Date.parse(AT));
    const rows = csvParseRows(csvOf(exportOf(snapshot, { lifecycleOf })));
    const unchecked = words.includes('blocked') ? 'on-demand|unknown' : 'on-demand';
    expect(rows.find(([id]) => id === ID)?.slice(3)).toEqual([words, unchecked]);
  });

  it('says that access is unknown where it was checked for others, but not of what cannot be checked', () => {
    const { snapshot } = stateAfter(
      inHere(aModel(ID), aModel('b.two'), aModel('c.ended', ENDED)),
      mantleIn(HERE, ['d.mantle']),
      checkedIn(HERE, ID, ALLOWED),
    );
    const lifecycleOf = lifecycleLookup(snapshot, () => undefined, Date.parse(AT));
    const rows = csvParseRows(csvOf(exportOf(snapshot, { lifecycleOf }))).slice(1);
    expect(rows.map(([id, , , cell]) => [id, cell])).toEqual([
      [ID, 'on-demand'],
      ['b.two', 'on-demand|unknown'],
      ['c.ended', 'on-demand|ended'],
      ['d.mantle', 'mantle'],
    ]);
  });
});

describe('Markdown', () => {
  it('is one table', () => {
    expect(markdownOf(TWO_REGIONS)).toBe(
      [
        '| Model id | Name | Provider | eu-central-1 | us-east-1 |',
        '| --- | --- | --- | --- | --- |',
        '| anthropic.claude-x | Claude X | Anthropic | on-demand\\|geo |  |',
        '| meta.llama | Llama, "the" model | Meta | listed | on-demand |',
        '',
      ].join('\n'),
    );
  });

  it('keeps a name inside its cell', () => {
    expect(markdownOf(namedModel('a|b\\|c\r\n| d <img src=x>')).split('\n')[2]).toBe(
      '| a.b | a\\|b\\\\\\|c \\| d &lt;img src=x> | A | on-demand |',
    );
  });

  it('has as many lines and cells as models and columns, whatever the names', () =>
    alwaysIn(60, [anySnapshot(SOURCE)], (snapshot) => {
      const document = exportOf(snapshot);
      const lines = markdownOf(document)
        .trimEnd()
        .split(/\r\n|[\n\r\u2028\u2029]/);
      const ids = new Set(Object.values(document.models).flatMap((models) => Object.keys(models)));
      expect(lines).toHaveLength(ids.size + 2);
      for (const line of lines) {
        const cellEnds = line.replace(/\\./g, '').match(/\|/g);
        expect(cellEnds).toHaveLength(Object.keys(document.regions).length + 4);
      }
    }));
});
