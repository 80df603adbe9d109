// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aModel, listed } from '../../helpers/builders.ts';
import { renderScanned } from '../../helpers/render-app.tsx';

const IMAGES = listed('us-east-1', [
  aModel('a.one', {}, 'us-east-1'),
  aModel('b.two', { inputModalities: ['TEXT', 'IMAGE'], responseStreamingSupported: false }, 'us-east-1'),
]);

const rail = async () => within(await screen.findByRole('complementary', { name: 'Filters' }));

describe('filter rail', () => {
  it('keeps the models of a provider and says how many are left', async () => {
    const { user, store } = await renderScanned({ type: 'scan', event: IMAGES });
    await user.click((await rail()).getByRole('checkbox', { name: /^b/i }));
    expect(store.view.state.getState().filter.providers).toEqual(['b']);
    expect(await screen.findByText(/1 of 2 models/)).toBeDefined();
  });

  it('clears all filters with one button, which is off while nothing filters', async () => {
    const { user, store } = await renderScanned({ type: 'scan', event: IMAGES });
    const clear = (await rail()).getByRole('button', { name: 'Clear filters' });
    expect(clear).toHaveProperty('disabled', true);
    await user.click((await rail()).getByRole('checkbox', { name: /Streaming/ }));
    expect(store.view.state.getState().filter.streaming).toBe(true);
    await user.click(clear);
    expect(store.view.state.getState().filter.streaming).toBe(false);
  });
});
