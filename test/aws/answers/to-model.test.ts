/** Whatever JSON comes, reading it gives clean nouns or nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  toAccessFacts,
  toMantlePage,
  toModelPage,
  toProfilePage,
} from '../../../electron/aws/answers/to-model.ts';
import { MAX_UNKNOWN_IN_ANSWER, MAX_UNKNOWN_IN_RECORD } from '../../../electron/contract/bounds.ts';

const ARN = 'arn:aws:bedrock:us-east-1::foundation-model/a.one';

/** As an answer is read: `fc.dictionary` gives objects without a prototype, which no JSON text does. */
const asRead = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  value.map((each) => JSON.parse(JSON.stringify(each)) as T);

/** Records with the right names and anything at all as values. */
const modelLike = fc.dictionary(
  fc.oneof(
    fc.constantFrom(
      'modelId',
      'modelName',
      'modelArn',
      'inputModalities',
      'modelLifecycle',
      '__proto__',
      'constructor',
    ),
    fc.string(),
  ),
  fc.jsonValue(),
);
const profileLike = fc.dictionary(
  fc.constantFrom('inferenceProfileId', 'models', 'type', 'status', 'inferenceProfileArn', 'other'),
  fc.oneof(fc.jsonValue(), fc.constant([{ modelArn: ARN }])),
);
const id = fc.stringMatching(/^[a-z][a-z0-9.:-]{0,30}$/).filter((text) => !(text in Object.prototype));

describe('reading any JSON', () => {
  it('never throws and never gives a record without what the app relies on', () => {
    fc.assert(
      fc.property(asRead(fc.array(fc.oneof(modelLike, fc.jsonValue()))), (list) => {
        const page = toModelPage({ modelSummaries: list });
        for (const model of page?.items ?? []) {
          expect(model.modelId).toMatch(/^[A-Za-z0-9]/);
          expect([undefined, 'string']).toContain(
            model.modelName === undefined ? undefined : typeof model.modelName,
          );
          expect(model.inputModalities ?? []).toBeInstanceOf(Array);
          expect(Object.getPrototypeOf(model)).toBe(Object.prototype);
        }
        expect((page?.items.length ?? 0) + (page?.dropped ?? 0)).toBeLessThanOrEqual(list.length);
      }),
    );
  });

  it('gives profiles whose destinations are ARNs', () => {
    fc.assert(
      fc.property(asRead(fc.array(profileLike)), (list) => {
        for (const profile of toProfilePage({ inferenceProfileSummaries: list })?.items ?? []) {
          for (const model of profile.models) expect(model.modelArn).toMatch(/^arn:/);
        }
      }),
    );
  });

  it('never throws on an answer of another shape', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (raw) => {
        toModelPage(raw);
        toProfilePage(raw);
        toAccessFacts(raw);
        toMantlePage(raw);
      }),
    );
  });

  it('keeps every good record, in order, whatever stands between them', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(id, { maxLength: 20 }),
        fc.array(fc.constantFrom(null, 5, {}, 'x')),
        (ids, junk) => {
          const good = ids.map((modelId) => ({ modelId }));
          const page = toModelPage({ modelSummaries: [...junk, ...good, ...junk] });
          expect(page).toEqual({ items: good, dropped: 2 * junk.length });
        },
      ),
    );
  });
});

describe('unknown members', () => {
  it('are kept up to a size, a number and a depth', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`member${index}`, index]));
    const [model] =
      toModelPage({
        modelSummaries: [{ modelId: 'a.one', big: 'x'.repeat(30_000), small: { a: 1 }, ...many }],
      })?.items ?? [];
    expect(model?.small).toEqual({ a: 1 });
    expect(model?.big).toBeUndefined();
    expect(Object.keys(model ?? {}).length).toBeLessThanOrEqual(101);
  });

  it('are kept up to a size of the record and of the answer, wherever they stand in it', () => {
    const ofRecord = (index: number) => ({
      inferenceProfileId: `eu.p${index}`,
      first: 'x'.repeat(9_000),
      models: Array.from({ length: 3 }, (_, place) => ({ modelArn: ARN, place, more: 'y'.repeat(9_000) })),
    });
    const list = Array.from({ length: 60 }, (_, index) => ofRecord(index));
    const page = toProfilePage({ inferenceProfileSummaries: list });
    const lengths = page?.items.map((each) => JSON.stringify(each).length) ?? [];
    expect(lengths).toHaveLength(60);
    expect(Math.max(...lengths)).toBeLessThan(MAX_UNKNOWN_IN_RECORD + 500);
    expect(lengths.reduce((sum, length) => sum + length)).toBeLessThan(MAX_UNKNOWN_IN_ANSWER + 60 * 500);
    const kept = JSON.stringify(page?.items).match(/x{9000}|y{9000}/g) ?? [];
    expect(page?.leftOutMembers).toBe(60 * 4 - kept.length);
  });

  it('are not kept where they are deeper than could be written again', () => {
    const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown;
    expect(toModelPage({ modelSummaries: [{ modelId: 'a.one', deep }] })).toEqual({
      items: [{ modelId: 'a.one' }],
      dropped: 0,
      leftOutMembers: 1,
    });
  });
});
