// @vitest-environment jsdom
/**
 * An export that somebody changed is refused in one line, or every view draws it. Each path of a document gets several other
 * values; those that are accepted are spread over the models and regions of a few documents, which the real window opens.
 */
import { act, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { fromExportDocument } from '../../electron/contract/import/import-document.ts';
import { runs } from '../helpers/properties.ts';
import { type RenderedApp, renderScanned } from '../helpers/render-app.tsx';
import { CHANGES, type Change, changed, documentOf, type Json, PATHS, REGION } from './changed-exports.ts';

/** Through its text, as a file comes. */
const textOf = (document: Json): string => JSON.stringify(document);

function refusal(change: Change): string | undefined {
  const document = documentOf(['a.m0']);
  changed(document, change, 'a.m0', REGION);
  const read = fromExportDocument(JSON.parse(textOf(document)));
  return read.ok ? undefined : read.failure.message;
}

describe('a changed export', () => {
  it('is refused in one line that says where, or accepted', () => {
    expect(PATHS.length).toBeGreaterThan(90);
    const whole = fromExportDocument(documentOf(['a.m0']));
    expect(whole.ok ? '' : whole.failure.message).toBe('');
    let refused = 0;
    for (const change of CHANGES) {
      const message = refusal(change);
      if (message === undefined) continue;
      refused += 1;
      expect(message, JSON.stringify(change).slice(0, 200)).toMatch(/^The file .{10,300}\.$/u);
    }
    expect(refused).toBeGreaterThan(CHANGES.length / 3);
  });
});

let faults: string[] = [];
const said = console.error;
beforeEach(() => {
  faults = [];
  console.error = (...words) => faults.push(words.map(String).join(' ').slice(0, 300));
  return () => {
    console.error = said;
  };
});

/** Opens the document and draws every view of it, with the details of each model. */
async function drawAll(app: RenderedApp, text: string, models: readonly string[]): Promise<void> {
  const { store } = app;
  await act(async () => store.opening.show({ name: 'changed.json', text }));
  expect(
    store.data.getState().viewing?.file,
    store.data
      .getState()
      .notices.map((each) => JSON.stringify(each))
      .join(),
  ).toBe('changed.json');
  const show = async (change: Parameters<typeof store.view.change>[0]): Promise<void> => {
    await act(async () => store.view.change(change));
    // Messages have an alert as well, which is empty where there are none.
    const alerts = screen
      .queryAllByRole('alert')
      .map((each) => each.getAttribute('aria-label') ?? each.textContent);
    expect([...alerts, ...faults].filter((text) => text !== '')).toEqual([]);
  };
  for (const page of ['matrix', 'latency', 'changes', 'compare'] as const)
    await show({ page, compared: models.slice(0, 5) });
  for (let first = 5; first < models.length; first += 5)
    await show({ compared: models.slice(first, first + 5) });
  await show({ page: 'matrix', collapsed: ['Acme'] });
  await show({ collapsed: [] });
  for (const modelId of models) await show({ details: { modelId, region: REGION } });
  await show({ details: null });
}

describe('what is accepted of a changed export', () => {
  /** So many changes of each path. */
  const EACH = runs(1);
  const AT_ONCE = 16;
  const accepted = PATHS.flatMap(({ where, path }) =>
    CHANGES.filter((each) => each.where === where && each.path.join() === path.join())
      .filter((change) => refusal(change) === undefined)
      .slice(0, EACH),
  );

  it('is drawn by every view', async () => {
    const app = await renderScanned();
    await waitFor(() => expect(screen.getByRole('grid')).toBeTruthy());
    const drawn = async (changes: readonly Change[]): Promise<void> => {
      const models = changes.map((_change, index) => `a.m${index}`);
      const regions = changes.map((_change, index) => `xx-new-${index}`);
      const isOfRegions = changes[0]?.where === 'region';
      const document = documentOf(models, isOfRegions ? regions : []);
      for (const [index, change] of changes.entries()) {
        changed(document, change, models[index] ?? '', regions[index] ?? REGION);
      }
      await drawAll(app, textOf(document), models);
    };
    // Changes of one place can undo each other: those of the document and of a region come a few at a time.
    const groups = [
      ...inGroups(
        accepted.filter(({ where }) => where === 'model'),
        AT_ONCE,
      ),
      ...inGroups(
        accepted.filter(({ where }) => where === 'region'),
        4,
      ),
      ...inGroups(
        accepted.filter(({ where }) => where === 'document'),
        1,
      ),
    ];
    expect(accepted.length).toBeGreaterThan(40);
    for (const group of groups) {
      await drawn(group).catch(async (error: unknown) => {
        throw new Error(`One of ${JSON.stringify(group).slice(0, 4_000)}`, { cause: error });
      });
    }
  });
});

function inGroups<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
