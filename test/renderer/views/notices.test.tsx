// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aFailure } from '../../helpers/builders.ts';
import { renderScanned } from '../../helpers/render-app.tsx';

describe('notices', () => {
  it('says why a call failed and what to do, until it is dismissed', async () => {
    const { api, user } = await renderScanned();
    api.failNext(aFailure('unknown', 'The folder refuses.'));
    await user.click(await screen.findByRole('button', { name: 'Export' }));
    await user.click(screen.getByRole('menuitem', { name: /^JSON/ }));
    const text = await screen.findByText(/The folder refuses\./);
    expect(text.textContent).toContain('Try again.');
    expect(text.closest('[role="alert"]')).not.toBeNull();
    const notice = text.closest<HTMLElement>('.notice');
    if (notice === null) throw new Error('The text stands in no notice.');
    await user.click(within(notice).getByRole('button', { name: 'Dismiss' }));
    await waitFor(() => expect(screen.queryByText(/The folder refuses\./)).toBeNull());
  });
});
