// @vitest-environment jsdom
/** The header by which the models are sorted says so to the eye and to assistive technology. */
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderScanned } from '../../../helpers/render-app.tsx';
import { listedIds } from '../../../helpers/scan-events.ts';

const REGIONS = ['eu-west-1', 'us-east-1'];

it('has an arrow, and no other header has one', async () => {
  const { user } = await renderScanned(...REGIONS.map((region) => listedIds(region, 'a.one')));
  const header = (region: string) => screen.findByRole('columnheader', { name: new RegExp(`^${region}`) });
  const arrowed = () =>
    screen.getAllByRole('columnheader').filter((each) => each.querySelector('.region-sort') !== null);
  expect(arrowed()).toEqual([]);
  for (const region of REGIONS) {
    await user.click(await header(region));
    await waitFor(async () => expect(arrowed()).toEqual([await header(region)]));
    expect((await header(region)).getAttribute('aria-sort')).toBe('descending');
  }
});
