import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  toAccessFacts,
  toMantlePage,
  toModelPage,
  toProfilePage,
} from '../../electron/aws/answers/to-model.ts';
import { viewRegion } from '../../electron/contract/cells/availability.ts';
import type { ScanEvent } from '../../electron/contract/scan/scan-event.ts';
import type { Snapshot } from '../../electron/contract/snapshot/model.ts';
import { allModelIds } from '../../electron/contract/snapshot/snapshot.ts';
import { expectToFitSchema } from '../contract/export/schema.ts';
import { AT } from '../helpers/builders.ts';
import { exportOf, opened } from '../helpers/exports.ts';
import { always, alwaysIn } from '../helpers/properties.ts';
import { stateAfter } from '../helpers/scan-events.ts';
import { anyRawAccess, anyRawMantle, anyRawModels, anyRawProfiles, REGIONS } from './raw-answers.ts';

/** What one region's endpoints sent, as JSON. */
interface RawAnswers {
  region: string;
  models: unknown;
  profiles: unknown;
  applicationProfiles: unknown;
  mantle: unknown;
  access: [string, unknown][];
}

const anyAnswers: fc.Arbitrary<RawAnswers> = fc.record({
  region: fc.constantFrom(...REGIONS),
  models: anyRawModels,
  profiles: anyRawProfiles,
  applicationProfiles: anyRawProfiles,
  mantle: anyRawMantle,
  access: anyRawAccess,
});

function eventsOf(answers: RawAnswers): ScanEvent[] {
  const { region, models, profiles, applicationProfiles, mantle, access } = answers;
  const events: ScanEvent[] = [];
  const modelPage = toModelPage(models);
  const pages = [toProfilePage(profiles), toProfilePage(applicationProfiles)];
  if (modelPage !== undefined) {
    const all = pages.flatMap((page) => page?.items ?? []);
    const once = new Map(all.toReversed().map((profile) => [profile.inferenceProfileId, profile]));
    events.push({
      type: 'region-listed',
      region,
      listing: { models: modelPage.items, profiles: [...once.values()], droppedRecords: modelPage.dropped },
      atIso: AT,
    });
  }
  const page = toMantlePage(mantle);
  if (page !== undefined)
    events.push({ type: 'mantle-listed', region, state: 'listed', modelIds: page.items.map(({ id }) => id) });
  const results = access.flatMap(([modelId, raw]) => {
    const facts = toAccessFacts(raw);
    return facts === undefined ? [] : [{ modelId, facts }];
  });
  if (results.length > 0) events.push({ type: 'access-checked', region, results, atIso: AT });
  return events;
}

function snapshotAfter(answers: readonly RawAnswers[]): Snapshot {
  const finished: ScanEvent = { type: 'scan-finished', outcome: 'complete', atIso: AT };
  return stateAfter(...answers.flatMap(eventsOf), finished).snapshot;
}

/** The texts under one name in the elements of a raw list; anything else is nothing. */
function listedIn(answer: unknown, list: string, name: string): unknown[] {
  const elements = (answer as Record<string, unknown> | null)?.[list];
  return Array.isArray(elements)
    ? elements.map((each) => (each as Record<string, unknown> | null)?.[name])
    : [];
}

/** The ids that are called callable though the region did not list them. */
function inventedIds(snapshot: Snapshot, sent: RawAnswers): { found: number; invented: string[] } {
  const both = [sent.profiles, sent.applicationProfiles];
  const models = listedIn(sent.models, 'modelSummaries', 'modelId');
  const profiles = both.flatMap((each) => listedIn(each, 'inferenceProfileSummaries', 'inferenceProfileId'));
  const arns = both.flatMap((each) => listedIn(each, 'inferenceProfileSummaries', 'inferenceProfileArn'));
  const mantle = listedIn(sent.mantle, 'data', 'id');
  const view = viewRegion(snapshot, sent.region);
  const cells = allModelIds(snapshot).map((id) => view.cell(id));
  const claimed = cells.flatMap(({ modelId, availability: { callableAs, applicationArns, kinds } }) => [
    ...callableAs.map((id) => ({ id, isListed: (id === modelId ? models : profiles).includes(id) })),
    // Nothing is called through a profile where the model itself is not listed.
    ...(callableAs.length > 0 ? [{ id: modelId, isListed: models.includes(modelId) }] : []),
    ...applicationArns.map((id) => ({ id, isListed: arns.includes(id) })),
    ...(kinds.includes('mantle') ? [{ id: modelId, isListed: mantle.includes(modelId) }] : []),
  ]);
  return {
    found: claimed.length,
    invented: claimed.filter(({ isListed }) => !isListed).map(({ id }) => id),
  };
}

describe('any answers of Bedrock', () => {
  it('give no callable id that the region did not list itself', async () => {
    let found = 0;
    // A region that answers twice is judged by its last answer; here each answers once.
    const once = fc.uniqueArray(anyAnswers, { selector: (each) => each.region, maxLength: 3 });
    await alwaysIn(250, [once], (answers) => {
      const snapshot = snapshotAfter(answers);
      for (const sent of answers) {
        const claims = inventedIds(snapshot, sent);
        expect(claims.invented).toEqual([]);
        found += claims.found;
      }
    });
    expect(found).toBeGreaterThan(50);
  });

  it('give an export that fits its schema and is the same after export, load and export', () =>
    alwaysIn(200, [fc.array(anyAnswers, { maxLength: 4 })], (answers) => {
      const text = JSON.stringify(exportOf(snapshotAfter(answers)));
      const document = JSON.parse(text) as unknown;
      expectToFitSchema(document);
      const read = opened(document);
      expect(JSON.stringify(exportOf(read.snapshot, read.options))).toBe(text);
    }));

  it('never hold an account number in the export', () =>
    always([fc.array(anyAnswers, { maxLength: 3 })], (answers) => {
      const text = JSON.stringify(exportOf(snapshotAfter(answers)));
      expect(text).not.toContain('999988887777');
    }));
});
