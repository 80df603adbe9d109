/** The packed form is a way to write: what is read is what the plain form gives. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCacheFile, toCacheFile } from '../../electron/cache/cache-file.ts';
import { MAX_KEPT_LENGTH } from '../../electron/contract/bounds.ts';
import { alignedWith } from '../../electron/contract/scan/aligned-tables.ts';
import type { ModelRecord, Snapshot } from '../../electron/contract/snapshot/model.ts';
import type { Json } from '../../electron/history/json-delta.ts';
import { packModels, shareValues, unpackModels } from '../../electron/history/packed-models.ts';
import { asBase, canGrow, readStored, toStored } from '../../electron/history/stored-snapshot.ts';
import { aModel, SOURCE } from '../helpers/builders.ts';
import { alwaysIn } from '../helpers/properties.ts';
import { anySnapshot } from '../helpers/snapshots/arbitrary-snapshot.ts';
import { recordedSnapshot } from '../helpers/snapshots/snapshots.ts';

/** As a file gives it back; the texts of two such values are equal only if members have the same order. */
function fromFile<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

const anyValue = fc.jsonValue({ maxDepth: 2 });
/** Records of few models that share some members, in any order, with names that mean something to JavaScript. */
const anyRecords = fc.array(
  fc
    .dictionary(fc.constantFrom('modelName', 'modelLifecycle', '__proto__', 'constructor', '1'), anyValue)
    .chain((more) =>
      fc
        .record({ modelId: fc.constantFrom('a.one', 'a.two') })
        .map((id) => fromFile({ ...more, ...id, ...more }) as ModelRecord),
    ),
  { maxLength: 12 },
);

describe('packed models', () => {
  it('are the same records in the same order, with their members in theirs', () =>
    alwaysIn(300, [anyRecords], (records) => {
      const read = unpackModels(fromFile(packModels(records)));
      expect(read.map((each) => JSON.stringify(each))).toEqual(records.map((each) => JSON.stringify(each)));
    }));

  it('go on where others end: rows that both have stay, and their records are shared', () =>
    alwaysIn(300, [anyRecords, anyRecords], (first, more) => {
      const before = fromFile(packModels(first));
      const packed = packModels([...first, ...more], before);
      expect(packed.rows.slice(0, first.length)).toEqual(before.rows);
      const known = unpackModels(before);
      const read = unpackModels(packed, known, before);
      expect(read.slice(0, first.length).every((each, place) => each === known[place])).toBe(true);
      expect(JSON.stringify(read)).toBe(JSON.stringify([...first, ...more]));
    }));

  it('keep what they are when values are shared between two', () =>
    alwaysIn(300, [anyRecords, anyRecords], (one, other) => {
      const packed = fromFile(packModels(one));
      shareValues(packed.bodies, packModels(other).bodies);
      expect(JSON.stringify(unpackModels(packed))).toBe(JSON.stringify(one));
    }));

  it('are written once where they are alike', () => {
    const records = Array.from({ length: 100 }, (_, year) =>
      aModel('a.one', { modelLifecycle: { status: 'LEGACY', endOfLifeTime: `${2_000 + (year % 5)}` } }),
    );
    const { bodies, members } = packModels(records);
    expect([bodies.length, members.length]).toEqual([1, 4]);
  });

  it.each([
    ['no list', 5],
    ['a body that is not there', [9]],
    ['a member that is not there', [0, 9]],
    ['no index', ['rows']],
    ['a member that is none', [0, 1]],
    ['a member that the body lacks', [0, 2]],
  ])('are undefined where the row is damaged: %s', (_what, row) => {
    const members = [['modelName', 'good'], 'modelName', ['other', 1]];
    const packed = { bodies: [aModel('a.one'), null], members, rows: [[0, 0], row, [1]] };
    expect(unpackModels(packed)).toEqual([aModel('a.one', { modelName: 'good' }), undefined, undefined]);
  });
});

it('packed models that would be far more than a history keeps are undefined from there on', () => {
  const members = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`m${index}`, 0]));
  const rows = Array.from({ length: MAX_KEPT_LENGTH / 100 }, () => [0, 0]);
  const read = unpackModels({ bodies: [{ modelId: 'a.one', ...members }], members: [['m1', 1]], rows });
  expect(read.indexOf(undefined)).toBe(Math.floor(MAX_KEPT_LENGTH / 101));
  expect(read.at(-1)).toBeUndefined();
});

describe('a stored snapshot', () => {
  /** As it is read without packing. */
  const plain = (snapshot: Snapshot): unknown => readCacheFile(fromFile(toCacheFile(snapshot)), SOURCE);
  const sameAsPlain = (content: Json, snapshot: Snapshot, base = asBase({})): void => {
    expect(JSON.stringify(readStored(content, base, SOURCE))).toBe(JSON.stringify(plain(snapshot)));
  };

  it('is read as the plain way reads it, by itself and upon another one', () =>
    alwaysIn(60, [anySnapshot(SOURCE), anySnapshot(SOURCE)], (first, second) => {
      const base = asBase(fromFile(toStored(first)));
      sameAsPlain(base.snapshot, first, base);
      const read = readStored(base.snapshot, base, SOURCE);
      if (read.kind !== 'snapshot') throw new Error(read.kind);
      expect(canGrow(base, read.snapshot)).toBe(true);
      const aligned = alignedWith(read.snapshot, second);
      const content = toStored(aligned, base);
      const withIds = readCacheFile(
        fromFile(toCacheFile(aligned, base.snapshot.ids as readonly string[])),
        SOURCE,
      );
      expect(JSON.stringify(readStored(content, base, SOURCE))).toBe(JSON.stringify(withIds));
      expect(JSON.stringify(readStored(fromFile(content), asBase({}), SOURCE))).toBe(JSON.stringify(withIds));
    }));

  it('holds the recorded Bedrock in less than the plain way takes', () => {
    const snapshot = { ...recordedSnapshot(), source: SOURCE };
    sameAsPlain(fromFile(toStored(snapshot)), snapshot);
    expect(JSON.stringify(toStored(snapshot)).length).toBeLessThan(
      JSON.stringify(toCacheFile(snapshot)).length,
    );
  });

  it('cannot be stored upon one that is damaged or of version 1', () => {
    const snapshot = { ...recordedSnapshot(), source: SOURCE };
    const damaged = fromFile(toStored(snapshot));
    (damaged.models as unknown as { rows: unknown[] }).rows[3] = [9_999];
    for (const base of [asBase(damaged), asBase(fromFile(toCacheFile(snapshot)) as typeof damaged)]) {
      const read = readStored(base.snapshot, base, SOURCE);
      if (read.kind !== 'snapshot') throw new Error(read.kind);
      expect(canGrow(base, read.snapshot)).toBe(false);
    }
  });
});
