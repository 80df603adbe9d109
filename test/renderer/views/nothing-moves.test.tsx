// @vitest-environment jsdom
/** What comes and goes by itself: messages over the page, a problem of the query in the strip. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ScanEvent } from '../../../electron/contract/scan/scan-event.ts';
import type { Source } from '../../../electron/contract/snapshot/model.ts';
import { showModels } from '../../../renderer/state/view/layout.ts';
import { AT, aFailure, aModel } from '../../helpers/builders.ts';
import { exportOf } from '../../helpers/exports.ts';
import { renderScanned, textsOf } from '../../helpers/render-app.tsx';
import { listed, listedIds, stateAfter } from '../../helpers/scan-events.ts';

const saved = (message: string) => ({ type: 'notice', notice: { kind: 'saved', message } }) as const;

afterEach(() => {
  vi.useRealTimers();
});

const later = (): Promise<void> =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(60_000);
  });

describe('messages', () => {
  it('go by themselves unless somebody points at them, and problems stay', async () => {
    const { tell } = await renderScanned();
    await screen.findByRole('button', { name: 'Rescan' });
    vi.useFakeTimers();
    await tell(saved('Saved a.json.'), saved('Saved b.json.'), {
      type: 'notice',
      notice: { kind: 'problem', failure: aFailure('unknown', 'The folder refuses.') },
    });
    const held = screen.getByText(/Saved a\.json/).closest('.notice');
    if (held === null) throw new Error('The text stands in no notice.');
    fireEvent.pointerEnter(held);
    await later();
    expect(screen.queryByText(/Saved b\.json/)).toBeNull();
    expect(screen.queryByText(/Saved a\.json/)).not.toBeNull();
    fireEvent.pointerLeave(held);
    await later();
    expect(screen.queryByText(/Saved a\.json/)).toBeNull();
    expect(screen.queryByText(/The folder refuses/)).not.toBeNull();
  });
});

describe('a problem of the query', () => {
  it('stands in the strip, over what it said, and adds no line', async () => {
    const { store } = await renderScanned();
    await screen.findByRole('button', { name: 'Rescan' });
    const shell = document.querySelector('.shell');
    const lines = (): number => shell?.children.length ?? 0;
    const before = lines();
    act(() => store.view.changeFilter({ query: 'has:prompt' }));
    await waitFor(() => expect(document.querySelector('.query-line')).not.toBeNull());
    expect(lines()).toBe(before);
    expect(document.querySelector('.query-line')?.closest('.strip-facts')).not.toBeNull();
  });
});

describe('the links of the strip', () => {
  it('stay while a scan runs, in every phase', async () => {
    const endOfLifeTime = '2020-01-01T00:00:00.000Z';
    const old = aModel('a.old', { modelLifecycle: { status: 'LEGACY', endOfLifeTime } }, 'eu-west-1');
    const list = listed('eu-west-1', [old]);
    const { scan } = await renderScanned(list);
    const strip = await screen.findByRole('region', { name: 'State of the data' });
    await within(strip).findByRole('button', { name: '1 model ended' });
    const links = () => textsOf(within(strip).getAllByRole('button'));
    const before = links();
    expect(before.length).toBeGreaterThan(1);
    for (const event of [
      { type: 'scan-started', regions: ['eu-west-1', 'us-east-1'], atIso: AT },
      list,
      { type: 'access-started', total: 1 },
      { type: 'latency-started', total: 1, within: 'scan' },
    ] satisfies ScanEvent[]) {
      await scan(event);
      expect(links(), event.type).toEqual(before);
    }
  });
});

describe('the list of saved views', () => {
  it('opens with the caret in the name of a new one', async () => {
    const { user } = await renderScanned();
    await user.click(await screen.findByRole('button', { name: 'Saved views' }));
    const field = await screen.findByRole('textbox', { name: 'Name of the view' });
    await waitFor(() => expect(document.activeElement).toBe(field));
  });
});

describe('what was hidden by hand', () => {
  it('is told by its name, not by its id', async () => {
    const { store } = await renderScanned();
    await screen.findByRole('button', { name: 'Rescan' });
    act(() => store.view.changeLayout((layout) => showModels(layout, ['a.one'], false)));
    await screen.findByText(/^Hid Name of a\.one/);
  });
});

describe('an opened file', () => {
  it.each([
    [
      'the sample data',
      { kind: 'sample', partition: 'aws' },
      /sample data: the differences say nothing of an account/,
    ],
    [
      'another profile',
      { kind: 'aws', partition: 'aws', profile: 'prod' },
      /of the profile "prod", live data of the default credential chain/,
    ],
  ] satisfies [string, Source, RegExp][])(
    'of %s asks AWS nothing about own models, and says whose live data it is compared with',
    async (_whose, source, note) => {
      const { store } = await renderScanned();
      await screen.findByRole('button', { name: 'Your own models' });
      const snapshot = { ...stateAfter(listedIds('eu-west-1', 'a.one')).snapshot, source };
      const text = JSON.stringify(exportOf(snapshot));
      await act(() => store.opening.show({ name: 'matrix.json', text }));
      expect(screen.queryByRole('button', { name: 'Your own models' })).toBeNull();
      act(() => store.showOverlay('live'));
      const dialog = await screen.findByRole('dialog', { name: 'Export compared with live' });
      await within(dialog).findByText(note);
    },
  );
});
