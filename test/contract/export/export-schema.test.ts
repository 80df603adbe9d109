import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AT, aModel, SOURCE } from '../../helpers/builders.ts';
import { exportOf } from '../../helpers/exports.ts';
import { alwaysIn } from '../../helpers/properties.ts';
import { snapshotOf } from '../../helpers/scan-events.ts';
import { anySnapshot } from '../../helpers/snapshots/arbitrary-snapshot.ts';
import { expectToFitSchema, fitsSchema } from './schema.ts';

const LATER = '2026-11-24T11:00:00.000Z';
const CLAUDE = 'anthropic.claude-x';

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
      expectToFitSchema(JSON.parse(JSON.stringify(exportOf(snapshot, { keepAccounts }))));
    }));

  it('is the same text for equal snapshots, with sorted keys and only the time of its own', () =>
    alwaysIn(80, [anySnapshot(SOURCE)], (snapshot) => {
      const text = JSON.stringify(exportOf(snapshot));
      expect(JSON.stringify(exportOf(reversed(snapshot)))).toBe(text);
      expect(JSON.stringify(exportOf(snapshot, { generatedAt: LATER }))).toBe(
        text.replace(`"generatedAt":"${AT}"`, `"generatedAt":"${LATER}"`),
      );
      expect(keysInOrder(JSON.parse(text))).toBe(true);
    }));
});

describe('the schema', () => {
  const good = exportOf(snapshotOf({ 'eu-central-1': { models: [aModel(CLAUDE)] } }));

  const region = good.regions['eu-central-1'];
  const error = { kind: 'timeout', message: 'x' };
  const blocked = { ...good.models['eu-central-1']?.[CLAUDE], access: { status: 'blocked' } };

  it.each<[string, object]>([
    ['an unknown member', { account: '111122223333' }],
    ['another version', { version: 2 }],
    ['a local time', { generatedAt: '2026-11-24T10:00:00+01:00' }],
    ['a key of the source', { source: { kind: 'aws', partition: 'aws', accessKeyId: 'x' } }],
    ['a region without a state', { regions: { 'eu-central-1': { name: 'x', stale: false } } }],
    ['an error of a Region that is fine', { regions: { 'eu-central-1': { ...region, error } } }],
    ['a blocked model that is called accessible', { models: { 'eu-central-1': { [CLAUDE]: blocked } } }],
  ])('refuses %s', (_what, change) => {
    expect(fitsSchema(good)).toBe(true);
    expect(fitsSchema({ ...good, ...change })).toBe(false);
  });
});
