import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import schema from '../../../docs/export.schema.json' with { type: 'json' };
import { toExportDocument } from '../../../electron/contract/export/export-document.ts';
import type { ExportOptions } from '../../../electron/contract/export/export-format.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';
import { anySnapshot } from '../../helpers/arbitrary-snapshot.ts';
import { AT, aModel, SOURCE, snapshotOf } from '../../helpers/builders.ts';
import { alwaysIn } from '../../helpers/properties.ts';

const LATER = '2026-11-24T11:00:00.000Z';
const CLAUDE = 'anthropic.claude-x';

const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);

function exported(snapshot: Snapshot, change: Partial<ExportOptions> = {}) {
  return toExportDocument(snapshot, {
    generatedAt: LATER,
    generatorVersion: '1.2.3',
    promptCachingOf: () => ({ support: 'unknown', source: 'a page', asOf: '2026-11-01' }),
    ...change,
  });
}

/** The same value with the members of every object in the opposite order. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).reverse();
  return Object.fromEntries(members.map(([name, each]) => [name, reversed(each)])) as T;
}

function keysInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (!Array.isArray(value)) {
    // Keys that are integers come first in every JavaScript object, whatever is done.
    const keys = Object.keys(value).filter((key) => !/^\d+$/.test(key));
    if (keys.join('\n') !== [...keys].sort().join('\n')) return false;
  }
  return Object.values(value).every(keysInOrder);
}

describe('every document', () => {
  it('fits the schema, also after it was written and read', () =>
    alwaysIn(150, [anySnapshot(SOURCE), fc.boolean()], (snapshot, keepAccounts) => {
      const document = JSON.parse(JSON.stringify(exported(snapshot, { keepAccounts }))) as unknown;
      expect(validate(document), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    }));

  it('is the same text for equal snapshots, with sorted keys and only the time of its own', () =>
    alwaysIn(80, [anySnapshot(SOURCE)], (snapshot) => {
      const text = JSON.stringify(exported(snapshot));
      expect(JSON.stringify(exported(reversed(snapshot)))).toBe(text);
      expect(JSON.stringify(exported(snapshot, { generatedAt: AT }))).toBe(
        text.replace(`"generatedAt":"${LATER}"`, `"generatedAt":"${AT}"`),
      );
      expect(keysInOrder(JSON.parse(text))).toBe(true);
    }));
});

describe('the schema', () => {
  const good = exported(snapshotOf({ 'eu-central-1': { models: [aModel(CLAUDE)] } }));

  it.each<[string, object]>([
    ['an unknown member', { account: '111122223333' }],
    ['another version', { version: 2 }],
    ['a local time', { generatedAt: '2026-11-24T10:00:00+01:00' }],
    ['a key of the source', { source: { kind: 'aws', partition: 'aws', accessKeyId: 'x' } }],
    ['a region without a state', { regions: { 'eu-central-1': { name: 'x', stale: false } } }],
    [
      'an error of a Region that is fine',
      {
        regions: {
          'eu-central-1': {
            name: 'x',
            state: 'ok',
            stale: false,
            scannedAt: AT,
            error: { kind: 'timeout', message: 'x' },
          },
        },
      },
    ],
    [
      'a blocked model that is called accessible',
      {
        models: {
          'eu-central-1': {
            [CLAUDE]: { ...good.models['eu-central-1']?.[CLAUDE], access: { status: 'blocked' } },
          },
        },
      },
    ],
  ])('refuses %s', (_what, change) => {
    expect(validate(good)).toBe(true);
    expect(validate({ ...good, ...change })).toBe(false);
  });
});
