// @vitest-environment jsdom
/** The matrix shows figures in its cells: chosen by select or key, kept in the view, and exported. */
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AppEvent } from '../../../electron/contract/bridge/api.ts';
import { pricesOfModels } from '../../../electron/contract/pricing/region-pricing.ts';
import { FM, marketplaceRow, regionPrices } from '../../contract/pricing/offers.ts';
import { aModel, listed } from '../../helpers/builders.ts';
import { type RenderedApp, renderScanned } from '../../helpers/render-app.tsx';

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
  const app = await renderScanned({ type: 'scan', event: listed(REGION, [aModel(HAIKU, {}, REGION)]) });
  const cell = await screen.findByRole('gridcell');
  return { ...app, cell };
}

describe('Cells show', () => {
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
      /input per million tokens \$1\.1 \(In region and geo profiles\)$/,
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
});
