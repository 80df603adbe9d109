/** Documents that others wrote: no change brings a wrong shape into the snapshot, and too large ones are refused in words. */
import { describe, expect, it } from 'vitest';
import { readCacheFile, toCacheFile } from '../../../electron/cache/cache-file.ts';
import { MAX_MODELS } from '../../../electron/contract/bounds.ts';
import { fromExportDocument } from '../../../electron/contract/import/import-document.ts';
import { createMatrixDeriver } from '../../../renderer/state/matrix/model/matrix.ts';
import { AT, aModel, aProfile, modelArn, SOURCE } from '../../helpers/builders.ts';
import { exportOf } from '../../helpers/exports.ts';
import { checkedIn, failedIn, listed, mantleIn, measuredIn, stateAfter } from '../../helpers/scan-events.ts';

const REGION = 'eu-central-1';
const MODEL = 'a.one';

/** A document with every member that an export can have. */
function aDocument(): Record<string, unknown> {
  const model = aModel(MODEL, {
    responseStreamingSupported: true,
    customizationsSupported: ['FINE_TUNING'],
    modelLifecycle: { status: 'LEGACY', startOfLifeTime: AT, legacyTime: AT, endOfLifeTime: AT },
  });
  const { snapshot } = stateAfter(
    listed(REGION, [model], [aProfile('eu.a.one', MODEL, [REGION, 'eu-west-1'])]),
    mantleIn(REGION, [MODEL]),
    checkedIn(REGION, MODEL),
    measuredIn(REGION, 5),
    failedIn('us-east-1'),
  );
  return JSON.parse(JSON.stringify(exportOf(snapshot))) as Record<string, unknown>;
}

type Path = readonly string[];

/** The way to every value of the document. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Object.entries(value).flatMap(([name, each]) => pathsOf(each, [...path, name]));
  return path.length === 0 ? inside : [path, ...inside];
}

function withValue(document: object, path: Path, value: unknown): unknown {
  const copy = structuredClone(document);
  const holder = path.slice(0, -1).reduce<object>((each, name) => Reflect.get(each, name) as object, copy);
  Reflect.set(holder, path.at(-1) ?? '', value);
  return copy;
}

const OTHERS: unknown[] = [
  null,
  true,
  -1,
  0.5,
  '',
  'other',
  'x'.repeat(30_000),
  [],
  [null],
  [{}],
  {},
  { a: {} },
];

describe('a document with one value replaced', () => {
  it('is refused, or gives a snapshot that a cache file can hold and the window can draw', () => {
    const document = aDocument();
    const paths = pathsOf(document);
    expect(paths.length).toBeGreaterThan(80);
    let accepted = 0;
    for (const path of paths) {
      for (const other of OTHERS) {
        const read = fromExportDocument(withValue(document, path, other));
        if (!read.ok) continue;
        accepted += 1;
        const where = `${path.join('.')} = ${JSON.stringify(other)?.slice(0, 40)}`;
        const { snapshot, options } = read.value;
        const file: unknown = JSON.parse(JSON.stringify(toCacheFile(snapshot)));
        expect(readCacheFile(file, snapshot.source), where).toMatchObject({ kind: 'snapshot', damaged: [] });
        createMatrixDeriver(() => ({}))(snapshot);
        exportOf(snapshot, options);
        expect(Number.isFinite(Date.parse(options.generatedAt)), where).toBe(true);
      }
    }
    expect(accepted).toBeGreaterThan(0);
  });

  it.each([
    ['a state of the lifecycle', ['models', REGION, MODEL, 'modelLifecycle', 'status'], { deep: [] }],
    ['a date of the lifecycle', ['models', REGION, MODEL, 'modelLifecycle', 'endOfLifeTime'], [{}]],
    ['whether it streams', ['models', REGION, MODEL, 'responseStreamingSupported'], 'yes'],
    ['the time of a scan', ['regions', REGION, 'scannedAt'], 'yesterday'],
  ])('is refused by its place when it is %s', (_what, path, value) => {
    const read = fromExportDocument(withValue(aDocument(), path, value));
    expect(read).toMatchObject({
      ok: false,
      failure: { kind: 'bad-input', message: expect.stringContaining(`${path.join(' › ')} cannot be read.`) },
    });
  });
});

describe('a document that is too large', () => {
  const many = (count: number, prefix: string, value: unknown): Record<string, unknown> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, value]));

  it.each<[string, (document: Record<string, unknown>) => void, string]>([
    [
      'members that are new',
      (document) => {
        const models = document.models as Record<string, Record<string, object>>;
        Object.assign(models[REGION]?.[MODEL] ?? {}, many(100_001, 'n', 1));
      },
      'The file is too large: its models have more than 100,000 members that this app does not know.',
    ],
    [
      'regions',
      (document) => Object.assign(document, { regions: many(300_000, 'r', {}) }),
      'The file names 300,000 regions; at most 200 are read.',
    ],
    [
      'models',
      (document) => Object.assign(document, { models: { [REGION]: many(20_000, 'm', {}) } }),
      'The file names 20,000 models; at most 12,000 are read.',
    ],
    [
      'models in all Regions',
      (document) => Object.assign(document, { models: many(30, 'r', many(10_000, 'm', {})) }),
      'The file names 300,000 models in all Regions together; at most 40,000 are read.',
    ],
    [
      'characters in a name',
      (document) =>
        Object.assign(
          document,
          withValue(document, ['models', REGION, MODEL, 'modelName'], 'n'.repeat(20_000)),
        ),
      `The file is too large: models › ${REGION} › ${MODEL} › modelName has more than 10,000 characters.`,
    ],
  ])('in the number of %s is refused in words', (_what, change, message) => {
    const document = aDocument();
    change(document);
    expect(fromExportDocument(document)).toMatchObject({
      ok: false,
      failure: { kind: 'bad-input', message },
    });
  });

  it('in the number of profiles of a model is refused before it is drawn', () => {
    const path = ['models', REGION, MODEL, 'referencedByInstanceProfiles'];
    const profiles = Array.from({ length: 6_000 }, () => ({ inferenceProfileId: 'p', models: [] }));
    expect(fromExportDocument(withValue(aDocument(), path, profiles))).toMatchObject({ ok: false });
  });

  it('in what profiles lead to through other profiles is refused before it is drawn', () => {
    const path = ['models', REGION, MODEL, 'referencedByInstanceProfiles'];
    const arn = (index: number) => `arn:aws:bedrock:${REGION}:123456789012:inference-profile/p${index}`;
    const profiles = Array.from({ length: 2_000 }, (_, index) => ({
      inferenceProfileId: `p${index}`,
      models: Array.from({ length: 100 }, (_each, to) => ({
        modelArn: index < 100 ? modelArn(REGION, `a.m${to}`) : arn(to),
      })),
    }));
    expect(fromExportDocument(withValue(aDocument(), path, profiles))).toMatchObject({
      ok: false,
      failure: { message: 'The file is too large: its profiles lead to more than 100,000 destinations.' },
    });
  });

  it('never comes from this app: what it exported it opens', () => {
    expect(fromExportDocument(aDocument())).toMatchObject({
      ok: true,
      value: { snapshot: { source: SOURCE } },
    });
  });
});

describe('as many models as a document may have', () => {
  it('are rows without comparing each with every other, also where all have one name', () => {
    const models = Array.from({ length: MAX_MODELS }, (_, index) =>
      aModel(`a.m-${index}`, { modelName: 'One' }),
    );
    const { snapshot } = stateAfter(listed(REGION, models));
    const derive = createMatrixDeriver(() => ({}));
    const before = process.cpuUsage();
    derive(snapshot);
    // In proportion to their number it is half a second; in proportion to its square, half a minute.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(8_000);
  });
});
