// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../../../electron/contract/filter/filters.ts';
import { aModel } from '../../../helpers/builders.ts';
import { renderScanned } from '../../../helpers/render-app.tsx';
import { listed } from '../../../helpers/scan-events.ts';

const IMAGES = listed('us-east-1', [
  aModel('a.one', {}, 'us-east-1'),
  aModel('b.two', { inputModalities: ['TEXT', 'IMAGE'], responseStreamingSupported: false }, 'us-east-1'),
]);

const rail = async () => within(await screen.findByRole('complementary', { name: 'Filters' }));

describe('filter rail', () => {
  it('keeps the models of a provider and says how many are left', async () => {
    const { user, store } = await renderScanned(IMAGES);
    await user.click((await rail()).getByRole('checkbox', { name: /^b/i }));
    expect(store.view.state.getState().filter).toEqual({ ...NO_FILTER, query: 'provider:b ' });
    expect(await screen.findByText(/1 of 2 models/)).toBeDefined();
  });

  it('clears all filters with one button, which is off while nothing filters', async () => {
    const { user, store } = await renderScanned(IMAGES);
    const clear = (await rail()).getByRole('button', { name: 'Clear filters' });
    expect(clear).toHaveProperty('disabled', true);
    await user.click((await rail()).getByRole('checkbox', { name: /Streaming/ }));
    expect(store.view.state.getState().filter.query).toBe('has:streaming ');
    await user.click(clear);
    expect(store.view.state.getState().filter).toEqual(NO_FILTER);
  });

  it('shows what is typed, and takes it out of the search', async () => {
    const { user } = await renderScanned(IMAGES);
    const search = await screen.findByRole('searchbox', { name: 'Search models' });
    await user.type(search, 'region:us provider:a one');
    const list = (name: string) => within(screen.getByRole('group', { name }));
    expect(list('Region group').getByRole('checkbox', { name: 'US' })).toHaveProperty('checked', true);
    const provider = list('Provider').getByRole('checkbox', { name: 'a' });
    expect(provider).toHaveProperty('checked', true);
    await user.click(provider);
    expect(search).toHaveProperty('value', 'region:us one');
    expect(provider).toHaveProperty('checked', false);
    await user.click(list('Provider').getByRole('checkbox', { name: 'b' }));
    expect(search).toHaveProperty('value', 'provider:b region:us one');
    await user.keyboard('{Control>}z{/Control}');
    expect(search).toHaveProperty('value', 'region:us one');
  });
});
