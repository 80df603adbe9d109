// @vitest-environment jsdom
/** The best Region of a model is the same wherever it is named. */
import { act, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { byPreference } from '../../../../electron/discovery/lookups.ts';
import { FIRST_VIEW } from '../../../../renderer/state/view/view-state.ts';
import { renderScanned } from '../../../helpers/render-app.tsx';
import { listedIds, measuredIn, stateAfter } from '../../../helpers/scan-events.ts';

const [NEAR, FAR] = ['eu-west-1', 'us-east-1'];
const EVENTS = [
  listedIds(NEAR, 'a.one', 'b.two'),
  listedIds(FAR, 'a.one', 'b.two'),
  measuredIn(NEAR, 20),
  measuredIn(FAR, 90),
];

const inCompare = (): string =>
  screen.getByRole('row', { name: /^Best Region/ }).textContent?.replace('Best Region', '') ?? '';
const inDetails = (): string =>
  screen.getByRole('list', { name: 'Best regions' }).querySelector('.best-region')?.textContent ?? '';

it('obeys the filters in Compare as in the details', async () => {
  const { store } = await renderScanned(...EVENTS);
  act(() =>
    store.view.change({ page: 'compare', compared: ['a.one', 'b.two'], details: { modelId: 'a.one' } }),
  );
  await screen.findByRole('row', { name: /^Best Region/ });
  expect(inCompare()).toContain(NEAR);
  act(() => store.view.change({ filter: { ...FIRST_VIEW.filter, query: `region:${FAR}` } }));
  await waitFor(() => expect(inCompare()).toContain(FAR));
  expect(inCompare()).not.toContain(NEAR);
  await waitFor(() => expect(inDetails()).toBe(FAR));
});

it('says of the sample that its round trips are simulated', async () => {
  const { store } = await renderScanned(...EVENTS);
  act(() => store.view.change({ details: { modelId: 'a.one' } }));
  expect((await screen.findByText(/^Not blocked first/)).textContent).toContain('from this machine');
  act(() =>
    store.data.setState(({ snapshot }) => ({
      snapshot: { ...snapshot, source: { kind: 'sample', partition: 'aws' } },
    })),
  );
  await waitFor(() => {
    const { textContent } = screen.getByText(/^Not blocked first/);
    expect(textContent).toContain('last median, simulated;');
    expect(textContent).not.toContain('from this machine');
  });
});

it('is for scripts what it is for the window: by the last median, not by the smoothed one', () => {
  const before = stateAfter(...EVENTS).snapshot;
  const record = before.regions[NEAR];
  if (record === undefined) throw new Error('It was listed.');
  const { snapshot } = stateAfter(...EVENTS, measuredIn(NEAR, 95));
  const smoothed = { ...snapshot.regions, [NEAR]: { ...snapshot.regions[NEAR], smoothedLatencyMs: 42 } };
  const known = { ...snapshot, regions: smoothed as typeof snapshot.regions };
  expect(byPreference(before, [NEAR, FAR], [])).toEqual([NEAR, FAR]);
  expect(byPreference(known, [NEAR, FAR], [])).toEqual([FAR, NEAR]);
});
