/**
 * @vitest-environment jsdom
 */
import { act, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderScanned } from '../../../helpers/render-app.tsx';
import { listedIds } from '../../../helpers/scan-events.ts';

it('keeps the focus in the matrix when the row that Enter in the search led to goes', async () => {
  const { store, user } = await renderScanned(listedIds('eu-west-1', 'a.one', 'b.two'));
  const grid = await screen.findByRole('grid');
  await within(grid).findByRole('gridcell', { name: /^Name of a\.one, eu-west-1/ });
  await user.click(await screen.findByRole('searchbox', { name: 'Search models' }));
  await user.keyboard('{Enter}');
  const held = document.activeElement;
  expect(grid.contains(held)).toBe(true);
  act(() => store.view.changeFilter({ query: 'b.two' }));
  expect(within(grid).queryByRole('gridcell', { name: /^Name of a\.one, eu-west-1/ })).toBeNull();
  expect(grid.contains(document.activeElement)).toBe(true);
});
