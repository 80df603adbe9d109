import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lifecycleLookup } from '../../../electron/contract/cells/lifecycle.ts';
import type { ExportOptions } from '../../../electron/contract/export/export-format.ts';
import { fromExportDocument } from '../../../electron/contract/import/import-document.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';
import { ALLOWED, AT, aFailure, aModel, SOURCE } from '../../helpers/builders.ts';
import { CACHING_UNKNOWN, exportOf, opened } from '../../helpers/exports.ts';
import { alwaysIn } from '../../helpers/properties.ts';
import { checkedIn, listed, stateAfter } from '../../helpers/scan-events.ts';
import { anySnapshot } from '../../helpers/snapshots/arbitrary-snapshot.ts';

const promptCachingOf: ExportOptions['promptCachingOf'] = (id) =>
  id.startsWith('a') ? { support: 'yes', source: 'another page', asOf: '2026-10-01' } : CACHING_UNKNOWN;

const textOf = (snapshot: Snapshot, change: Partial<ExportOptions> = {}): string =>
  JSON.stringify(exportOf(snapshot, { promptCachingOf, ...change }), null, 2);

const loaded = (text: string) => opened(JSON.parse(text));

describe('a document that is loaded again', () => {
  it('exports as the same text, whatever the snapshot', () =>
    alwaysIn(150, [anySnapshot(SOURCE), fc.boolean()], (snapshot, keepAccounts) => {
      const text = textOf(snapshot, { keepAccounts });
      const read = loaded(text);
      expect(textOf(read.snapshot, { ...read.options, keepAccounts })).toBe(text);
    }));

  it('keeps where each model stood in its lifecycle', () => {
    const modelLifecycle = { status: 'LEGACY', endOfLifeTime: '2026-10-14T00:00:00Z' };
    const { snapshot } = stateAfter(
      listed('eu-central-1', [aModel('a.one', { modelLifecycle }), aModel('a.two')]),
    );
    const lifecycleOf = lifecycleLookup(snapshot, () => undefined, Date.parse(AT));
    const text = textOf(snapshot, { lifecycleOf });
    const models = JSON.parse(text).models['eu-central-1'];
    expect(models['a.one'].lifecycle).toEqual({
      daysLeft: -41,
      endsAt: '2026-10-14T00:00:00Z',
      source: 'api',
      state: 'ended',
    });
    const read = loaded(text);
    expect(textOf(read.snapshot, read.options)).toBe(text);
  });

  it('keeps the time of a model that was checked by itself', () => {
    const LATER = '2026-11-24T12:00:00.000Z';
    const { snapshot } = stateAfter(
      listed('eu-central-1', [aModel('a.one'), aModel('a.two'), aModel('a.three')]),
      checkedIn('eu-central-1', { 'a.one': ALLOWED, 'a.two': ALLOWED }),
      {
        type: 'model-checked',
        region: 'eu-central-1',
        modelId: 'a.two',
        facts: { ...ALLOWED, checkedAt: LATER },
      },
    );
    const text = textOf(snapshot);
    const read = loaded(text);
    expect(textOf(read.snapshot, read.options)).toBe(text);
    const record = read.snapshot.regions['eu-central-1'];
    expect(record?.accessCheckedAt).toBe(AT);
    const own = (id: string) => read.snapshot.accessTable[record?.access[id] ?? -1]?.checkedAt;
    expect([own('a.one'), own('a.two')]).toEqual([undefined, LATER]);
  });

  it('keeps a failed access check unknown, though its fields alone would say more', () => {
    const { snapshot } = stateAfter(
      listed('eu-central-1', [aModel('a.one')]),
      checkedIn('eu-central-1', 'a.one', { ...ALLOWED, failure: aFailure('timeout') }),
    );
    const text = textOf(snapshot);
    expect(text).toContain('"status": "unknown"');
    expect(textOf(loaded(text).snapshot)).toBe(text);
  });

  it('derives ids and kinds from what was listed, not from what the text claims', () => {
    const document = exportOf(stateAfter(listed('eu-central-1', [aModel('a.one')])).snapshot);
    const model = document.models['eu-central-1']?.['a.one'];
    if (model === undefined) throw new Error('The model is missing.');
    model.callableAs = ['eu.invented'];
    model.availability = ['geo'];
    const read = opened(document);
    const again = exportOf(read.snapshot, read.options).models['eu-central-1']?.['a.one'];
    expect(again).toMatchObject({ callableAs: ['a.one'], availability: ['on-demand'] });
  });
});

describe('anything else', () => {
  it.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['another document', { format: 'something', version: 1 }],
    ['a document without regions', { format: 'bedrock-atlas/matrix', version: 1 }],
  ])('such as %s is refused with a next step', (_case, value) => {
    expect(fromExportDocument(value)).toMatchObject({
      ok: false,
      failure: { kind: 'bad-input', nextStep: expect.stringContaining('Export') },
    });
  });

  it('such as a newer version is refused by its number', () => {
    const read = fromExportDocument({ format: 'bedrock-atlas/matrix', version: 2 });
    expect(read).toMatchObject({ ok: false, failure: { message: expect.stringContaining('version 2') } });
  });

  it('such as a document with any one member replaced never throws', async () => {
    const snapshot = stateAfter(listed('eu-central-1', [aModel('a.one')])).snapshot;
    const document = JSON.parse(textOf(snapshot)) as object;
    await alwaysIn(400, [fc.nat(), fc.jsonValue()], (place, value) => {
      const read = fromExportDocument(withReplaced(document, place, value));
      if (read.ok) textOf(read.value.snapshot, read.value.options);
    });
  });
});

/** A copy with the value at one place, counted in depth-first order, replaced. */
function withReplaced(document: object, place: number, value: unknown): unknown {
  const copy = structuredClone(document);
  const places: { holder: Record<string, unknown>; name: string }[] = [];
  const walk = (holder: Record<string, unknown>): void => {
    for (const name of Object.keys(holder)) {
      places.push({ holder, name });
      const each = holder[name];
      if (typeof each === 'object' && each !== null) walk(each as Record<string, unknown>);
    }
  };
  walk(copy as Record<string, unknown>);
  const chosen = places[place % places.length];
  if (chosen !== undefined) chosen.holder[chosen.name] = value;
  return copy;
}
