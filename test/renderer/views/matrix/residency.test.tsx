// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../../../electron/contract/filter/filters.ts';
import { aModel, aProfile } from '../../../helpers/builders.ts';
import { type RenderedApp, renderScanned } from '../../../helpers/render-app.tsx';
import { listed, measuredIn } from '../../../helpers/scan-events.ts';

const ID = 'acme.one-v1:0';
const EU = `eu.${ID}`;
const GLOBAL = `global.${ID}`;

/** The nearest region is London: its profile leaves the EU. */
async function withProfiles(): Promise<RenderedApp> {
  const model = (region: string) => aModel(ID, { inferenceTypesSupported: ['INFERENCE_PROFILE'] }, region);
  const lists = (region: string, destinations: string[]) =>
    listed(
      region,
      [model(region)],
      [aProfile(GLOBAL, ID, ['', region], {}, region), aProfile(EU, ID, destinations, {}, region)],
    );
  const app = await renderScanned(
    lists('eu-central-1', ['eu-central-1', 'eu-west-1']),
    lists('eu-west-2', ['eu-west-2', 'eu-west-1']),
    measuredIn('eu-west-2', 5),
    measuredIn('eu-central-1', 17),
  );
  app.store.view.change({ filter: { ...NO_FILTER, stays: ['EU'] } });
  return app;
}

describe('the filter Data stays in', () => {
  it('leaves regions whose calls leave it out of the ranking, and says how many', async () => {
    const { store } = await withProfiles();
    store.view.openDetails(ID);
    const best = await screen.findByRole('list', { name: 'Best regions' });
    expect(within(best).getAllByRole('listitem')).toHaveLength(1);
    expect(within(best).getByText('eu-central-1')).not.toBeNull();
    expect(screen.getByText('1 Region outside the filters left out.')).not.toBeNull();
  });

  it('offers first the id that stays, and marks those that leave', async () => {
    const { store } = await withProfiles();
    store.view.openDetails(ID, 'eu-central-1');
    const [first, second] = await screen.findAllByRole('radio', { name: new RegExp(`${ID}$`) });
    expect(first).toHaveProperty('value', EU);
    expect(first).toHaveProperty('checked', true);
    expect(second).toHaveProperty('value', GLOBAL);
    expect(screen.getAllByText('; leaves the selected geography')).toHaveLength(1);
  });

  it('is named in a dimmed cell and in the legend', async () => {
    await withProfiles();
    const dimmed = await screen.findByRole('gridcell', { name: /eu-west-2 .*leaves the selected geography/ });
    expect(dimmed.hasAttribute('data-muted')).toBe(true);
    expect(screen.queryByRole('gridcell', { name: /eu-central-1 .*leaves/ })).toBeNull();
    expect(screen.getByText('Dimmed: not what the filter asks for')).not.toBeNull();
  });
});
