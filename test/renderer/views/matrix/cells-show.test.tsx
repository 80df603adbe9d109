// @vitest-environment jsdom
/** The matrix shows figures in its cells: chosen by select or key, kept in the view, and exported. */
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AppEvent } from '../../../../electron/contract/bridge/api.ts';
import { CELL_MODE_NAMES } from '../../../../electron/contract/cell-modes.ts';
import { pricesOfModels } from '../../../../electron/contract/pricing/region-pricing.ts';
import { FM, marketplaceRow, regionPrices } from '../../../contract/pricing/offers.ts';
import { aKeptScan, aModel } from '../../../helpers/builders.ts';
import { type RenderedApp, renderScanned } from '../../../helpers/render-app.tsx';
import { listed, listedIds, measuredIn } from '../../../helpers/scan-events.ts';

const HAIKU = 'anthropic.claude-haiku-4-5-20251001-v1:0';
const REGION = 'us-east-1';
const read = regionPrices({
  [FM]: [
    marketplaceRow('Claude Haiku 4.5', 'InputTokenCount', '1.1'),
    marketplaceRow('Claude Haiku 4.5', 'OutputTokenCount', '5.5'),
  ],
});
const PRICED: AppEvent = {
  type: 'pricing',
  regions: [{ region: REGION, prices: pricesOfModels(read, [HAIKU]) }],
};

async function rendered(): Promise<RenderedApp & { cell: HTMLElement }> {
  const app = await renderScanned(listedIds(REGION, HAIKU));
  const cell = await screen.findByRole('gridcell');
  return { ...app, cell };
}

describe('Cells show', () => {
  it('shows the glyph of a model that has ended instead of a figure, which nobody can use', async () => {
    const modelLifecycle = { status: 'LEGACY', endOfLifeTime: '2025-01-01T00:00:00.000Z' };
    const ended = aModel(HAIKU, { modelLifecycle }, REGION);
    const { store, tell } = await renderScanned(listed(REGION, [ended]), measuredIn(REGION, 23.4));
    const cell = await screen.findByRole('gridcell');
    await tell(PRICED);
    for (const name of CELL_MODE_NAMES) {
      act(() => store.view.change({ cells: name }));
      expect([name, cell.textContent]).toEqual([name, '']);
      expect(cell.getAttribute('aria-label')).toMatch(/Ended on 1 Jan 2025/);
    }
  });

  it('says that prices are not fetched, offers to fetch them, and shows them when they come', async () => {
    const { user, tell, cell, api } = await rendered();
    await user.click(await screen.findByRole('button', { name: /Cells show/ }));
    await user.click(screen.getByRole('option', { name: 'Input price' }));
    expect(cell.textContent).toBe('?');
    expect(cell.getAttribute('aria-label')).toMatch(/On-demand, .*prices not fetched$/);
    await user.click(screen.getByRole('button', { name: 'Fetch prices' }));
    expect(api.calls).toContainEqual(['fetchPrices', [REGION]]);
    await tell(PRICED);
    expect(cell.textContent).toBe('1.1');
    expect(cell.getAttribute('aria-label')).toMatch(
      /input per million tokens \$1\.1 \(In-Region and geographic cross-Region\)$/,
    );
    expect(screen.queryByRole('button', { name: 'Fetch prices' })).toBeNull();
    expect(
      within(screen.getByRole('list', { name: 'Legend' })).getByText('US$ per 1M input tokens'),
    ).toBeTruthy();
  });

  it('goes on with M in the matrix and back with Shift, and an undo takes it back', async () => {
    const { user, tell, cell, store } = await rendered();
    await tell(PRICED);
    const cells = () => store.view.state.getState().cells;
    act(() => cell.focus());
    await user.keyboard('mmm');
    expect(cells()).toBe('output-price');
    expect(cell.textContent).toBe('5.5');
    await user.keyboard('{Shift>}M{/Shift}');
    expect(cells()).toBe('input-price');
    act(() => store.view.undo());
    expect(cells()).toBe('output-price');
  });

  it('gives tables what the cells show, and JSON all there is', async () => {
    const { store, api } = await rendered();
    act(() => store.view.change({ cells: 'output-price' }));
    await act(() => store.exportMatrix('csv'));
    await act(() => store.exportMatrix('json'));
    expect(api.calls).toContainEqual(['exportMatrix', 'csv', 'output-price']);
    expect(api.calls).toContainEqual(['exportMatrix', 'json']);
  });

  it('marks what changed since the scan before, or since another one, and says it in words', async () => {
    const { api, cell, store, user } = await rendered();
    api.scans = ['3', '2', '1'].map((id) => aKeptScan(`2026-11-2${id}T10:00:00.000Z`, id));
    api.difference = {
      added: [],
      removed: [{ region: REGION, modelId: 'a.gone' }],
      changed: [
        { region: REGION, modelId: HAIKU, what: 'access', from: 'blocked', to: 'allowed' },
        { region: REGION, modelId: HAIKU, what: 'availability', from: ['geo'], to: ['on-demand'] },
      ],
      unknown: [],
    };
    await user.click(await screen.findByRole('button', { name: /Cells show/ }));
    await user.click(screen.getByRole('option', { name: 'Changes' }));
    const legend = await screen.findByRole('list', { name: 'Legend' });
    await within(legend).findByText('Way to call');
    expect(api.calls).toContainEqual(['compareScans', { old: '2', new: '3' }]);
    expect(cell.dataset.change).toBe('≠');
    expect(cell.getAttribute('aria-label')).toMatch(
      /On-demand, .*, way to call was geo, access was blocked$/,
    );
    expect(within(legend).getByRole('button', { name: '1 model is no longer listed' })).toBeTruthy();
    api.difference = {
      added: [],
      removed: [],
      changed: [],
      unknown: [{ region: REGION, side: 'old', reason: 'failed' }],
    };
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Changes since' }),
      '21 Nov 2026, 10:00 UTC',
    );
    await within(legend).findByText('Unknown in one of the two');
    expect(api.calls).toContainEqual(['compareScans', { old: '1', new: '3' }]);
    expect(cell.dataset.change).toBe('?');
    await act(async () => store.view.change({ cells: 'availability' }));
    expect(cell.dataset.change).toBeUndefined();
  });

  it('says that there is no scan to compare with', async () => {
    const { store } = await rendered();
    act(() => store.view.change({ cells: 'changes' }));
    expect(await screen.findByText(/One more scan has to be kept/)).toBeTruthy();
  });
});
