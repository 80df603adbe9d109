import { csvParse } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import type { ExportDocument } from '../../electron/contract/export/export-format.ts';
import type { Snapshot } from '../../electron/contract/snapshot/model.ts';
import { exportText } from '../../electron/export/export-text.ts';
import { AT, aModel, aProfile, BLOCKED, SOURCE } from '../helpers/builders.ts';
import { always } from '../helpers/properties.ts';
import { checkedIn, listed, mantleIn, snapshotOf, stateAfter } from '../helpers/scan-events.ts';
import { anySnapshot } from '../helpers/snapshots/arbitrary-snapshot.ts';

function written(snapshot: Snapshot): string {
  return [...exportText(snapshot, 'json', { generatedAt: AT, generatorVersion: '1.2.3' })].join('');
}

/** The same value with the keys of every object in code unit order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}

describe('the JSON text', () => {
  it('is a document with sorted keys and a line break at its end, whatever was scanned', () =>
    always([anySnapshot(SOURCE)], (snapshot) => {
      const text = written(snapshot);
      expect(text).toBe(`${JSON.stringify(sorted(JSON.parse(text)), null, 2)}\n`);
    }));

  it('is one line where indentation would make it too long', () => {
    const nested = Array.from({ length: 15 }).reduce<unknown>((inner) => [inner], Array(9_000).fill(1));
    const models = Array.from({ length: 120 }, (_, index) => aModel(`a.m${index}`, { nested }));
    const text = written(snapshotOf({ 'eu-central-1': { models }, 'us-east-1': { models: [] } }));
    expect(text.trimEnd()).not.toContain('\n');
    expect(text).toBe(`${JSON.stringify(sorted(JSON.parse(text)))}\n`);
  });

  it('has empty maps when nothing was scanned', () => {
    expect(written(snapshotOf({}))).toContain('\n  "models": {},\n  "regions": {},\n');
  });

  it('has empty lists for a region without models and a model without any way to call it', () => {
    const silent = aModel('a.silent', { inferenceTypesSupported: [] });
    const text = written(snapshotOf({ 'eu-central-1': { models: [silent] }, 'us-east-1': { models: [] } }));
    expect(text).toContain('\n    "us-east-1": {}\n');
    expect(text).toContain('\n        "callableAs": [],\n');
  });

  it('gives each region its own ARNs, profiles and access where regions list a model alike', () => {
    const { snapshot } = stateAfter(
      ...['eu-central-1', 'eu-west-1'].map((region) =>
        listed(
          region,
          [aModel('a.shared', {}, region)],
          ['eu.a.shared', 'global.a.shared'].map((id) =>
            aProfile(id, 'a.shared', id.startsWith('eu') ? [region, 'eu-north-1'] : [''], {}, region),
          ),
        ),
      ),
      checkedIn('eu-west-1', 'a.shared', BLOCKED),
    );
    expect(snapshot.modelTable).toHaveLength(1);
    const { models } = JSON.parse(written(snapshot)) as ExportDocument;
    for (const [region, { 'a.shared': model }] of Object.entries(models)) {
      expect(model?.modelArn).toContain(`:${region}:`);
      expect(model?.referencedByInstanceProfiles[0]?.models[0]?.modelArn).toContain(`:${region}:`);
      expect(model?.referencedByInstanceProfiles[1]?.inferenceProfileArn).toContain(`:${region}:`);
      expect(model?.accessible).toBe(region === 'eu-central-1');
    }
  });

  it('keeps names that look like the mark of a region', () => {
    const marks = 'a {region} "{region}"';
    const model = aModel('a.marked', { modelName: marks, models: [marks, { more: marks }] });
    const profile = aProfile('eu.a.marked', 'a.marked', ['eu-central-1'], { inferenceProfileName: marks });
    const text = written(snapshotOf({ 'eu-central-1': { models: [model], profiles: [profile] } }));
    expect(JSON.parse(text)).toMatchObject({
      models: { 'eu-central-1': { 'a.marked': { modelName: marks, models: model.models } } },
    });
  });

  it('has its own members instead of members of the API with the same names', () => {
    const model = aModel('a.same', { access: 'PUBLIC', availability: { in: ['x'] }, callableAs: 1 });
    const text = written(snapshotOf({ 'eu-central-1': { models: [model] } }));
    expect(text).not.toContain('PUBLIC');
  });

  it('has ids in the order of an object’s members', () => {
    const ids = ['b', '10', '9', '__proto__', 'a', '007'];
    const models = ids.filter((id) => id !== '__proto__').map((id) => aModel(id));
    const { snapshot } = stateAfter(listed('eu-central-1', models), mantleIn('eu-central-1', ids));
    const found = [...written(snapshot).matchAll(/^ {6}"(\w+)": \{$/gm)].map(([, id]) => id);
    expect(found).toEqual(['9', '10', '007', '__proto__', 'a', 'b']);
  });
});

describe('a table', () => {
  it('calls what only bedrock-mantle lists as the window does, and by its id where nobody names it', () => {
    const haiku = 'anthropic.claude-haiku-4-5-20251001-v1:0';
    const { snapshot } = stateAfter(
      listed('us-east-1', [aModel(haiku, { modelName: 'Haiku as listed' })]),
      mantleIn('us-east-1', ['anthropic.claude-haiku-4-5', 'google.gemma-4-31b', 'acme.unheard-of']),
    );
    const making = { generatedAt: AT, generatorVersion: '1.2.3' };
    for (const format of ['csv', 'csv-long'] as const) {
      const lines = csvParse([...exportText(snapshot, format, making)].join(''));
      expect(lines.map((line) => [line['Model id'], line.Name, line.Provider])).toEqual([
        ['acme.unheard-of', 'acme.unheard-of', 'unknown'],
        ['anthropic.claude-haiku-4-5', 'Haiku as listed', expect.any(String)],
        [haiku, 'Haiku as listed', expect.any(String)],
        ['google.gemma-4-31b', 'Gemma 4 31B', 'Google'],
      ]);
    }
    const inJson = JSON.parse(written(snapshot)).models['us-east-1']['google.gemma-4-31b'];
    expect(inJson).not.toHaveProperty('modelName');
  });
});
