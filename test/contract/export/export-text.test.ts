import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toExportDocument } from '../../../electron/contract/export/export-document.ts';
import type { ExportOptions } from '../../../electron/contract/export/export-format.ts';
import { toExportText } from '../../../electron/contract/export/export-text.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';
import { anySnapshot } from '../../helpers/arbitrary-snapshot.ts';
import {
  AT,
  aModel,
  aProfile,
  BLOCKED,
  listed,
  SOURCE,
  snapshotOf,
  stateAfter,
} from '../../helpers/builders.ts';
import { runs } from '../../helpers/properties.ts';

const OPTIONS: ExportOptions = {
  generatedAt: AT,
  generatorVersion: '1.2.3',
  promptCachingOf: () => ({ support: 'unknown', source: 'a "page"', asOf: '2026-11-01' }),
};

/** The text, after it was found to be that of the document. */
function written(snapshot: Snapshot, change: Partial<ExportOptions> = {}): string {
  const options = { ...OPTIONS, ...change };
  const text = toExportText(snapshot, options);
  expect(text).toBe(`${JSON.stringify(toExportDocument(snapshot, options), null, 2)}\n`);
  return text;
}

describe('the text is that of the document', () => {
  it('whatever was scanned', () => {
    fc.assert(
      fc.property(anySnapshot(SOURCE), fc.boolean(), (snapshot, keepAccounts) => {
        written(snapshot, { keepAccounts });
      }),
      { numRuns: runs(200) },
    );
  });

  it('when nothing was', () => {
    expect(written(snapshotOf({}))).toContain('\n  "models": {},\n  "regions": {},\n');
  });

  it('of a region without models, and of a model without any way to call it', () => {
    const silent = aModel('a.silent', { inferenceTypesSupported: [] });
    const text = written(snapshotOf({ 'eu-central-1': { models: [silent] }, 'us-east-1': { models: [] } }));
    expect(text).toContain('\n    "us-east-1": {}\n');
    expect(text).toContain('\n        "callableAs": [],\n');
  });

  it('where regions list a model alike, each with its own ARNs, profiles and access', () => {
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
      {
        type: 'access-checked',
        region: 'eu-west-1',
        results: [{ modelId: 'a.shared', facts: BLOCKED }],
        atIso: AT,
      },
    );
    expect(snapshot.modelTable).toHaveLength(1);
    const { models } = JSON.parse(written(snapshot)) as ReturnType<typeof toExportDocument>;
    for (const [region, { 'a.shared': model }] of Object.entries(models)) {
      expect(model?.modelArn).toContain(`:${region}:`);
      expect(model?.referencedByInstanceProfiles[0]?.models[0]?.modelArn).toContain(`:${region}:`);
      expect(model?.referencedByInstanceProfiles[1]?.inferenceProfileArn).toContain(`:${region}:`);
      expect(model?.accessible).toBe(region === 'eu-central-1');
    }
  });

  it('where names look like the marks that are used on the way', () => {
    const marks = 'a {region} <gap> "<gap>" <<gap>> "access": "<gap>"';
    const model = aModel('a.marked', {
      modelName: marks,
      '<gap>': { access: '<gap>', region: '{region}' },
      models: [marks, { modelArn: 'arn:aws:bedrock:eu-central-1::x/<gap>', more: marks }],
    });
    const profile = aProfile('eu.a.marked', 'a.marked', ['eu-central-1'], { inferenceProfileName: marks });
    const snapshot = snapshotOf({ 'eu-central-1': { models: [model], profiles: [profile] } });
    const source = { ...SOURCE, profile: '"<gap>"' };
    expect(JSON.parse(written({ ...snapshot, source }))).toMatchObject({
      source,
      models: { 'eu-central-1': { 'a.marked': { modelName: marks, '<gap>': model['<gap>'] } } },
    });
  });

  it('where members of the API have the names of members of the document', () => {
    const model = aModel('a.same', { access: 'PUBLIC', availability: { in: ['x'] }, callableAs: 1 });
    const text = written(snapshotOf({ 'eu-central-1': { models: [model] } }));
    expect(text).not.toContain('PUBLIC');
  });

  it('with ids in the order of an object’s members', () => {
    const ids = ['b', '10', '9', '__proto__', 'a', '007'];
    const models = ids.filter((id) => id !== '__proto__').map((id) => aModel(id));
    const { snapshot } = stateAfter(listed('eu-central-1', models), {
      type: 'mantle-listed',
      region: 'eu-central-1',
      state: 'listed',
      modelIds: ids,
    });
    const found = [...written(snapshot).matchAll(/^ {6}"(\w+)": \{$/gm)].map(([, id]) => id);
    expect(found).toEqual(['9', '10', '007', '__proto__', 'a', 'b']);
  });
});
