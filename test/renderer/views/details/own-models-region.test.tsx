// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FIRST_SETTINGS } from '../../../helpers/fakes/fake-atlas-api.ts';
import { renderScanned } from '../../../helpers/render-app.tsx';
import { listedIds, measuredIn } from '../../../helpers/scan-events.ts';

const REGIONS = ['af-south-1', 'eu-central-1', 'us-east-1'];

it('own models are asked for in the Region that is looked at, else a home Region, else the nearest', async () => {
  const { api, store, tell, user } = await renderScanned(
    ...REGIONS.map((region) => listedIds(region, 'a.one')),
    measuredIn('af-south-1', 170),
    measuredIn('eu-central-1', 17),
  );
  const askedIn = async (region: string): Promise<void> => {
    await user.click(await screen.findByRole('button', { name: 'Your own models' }));
    const asked = () => api.calls.filter(([name]) => name === 'listOwnModels').at(-1);
    await waitFor(() => expect(asked()).toEqual(['listOwnModels', region]));
    await user.keyboard('{Escape}');
  };
  await askedIn('eu-central-1');
  await tell({ type: 'settings', settings: { ...FIRST_SETTINGS, homeRegions: ['us-east-1'] } });
  await askedIn('us-east-1');
  act(() => store.view.openDetails('a.one', 'af-south-1'));
  await askedIn('af-south-1');
});
