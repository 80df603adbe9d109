// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../../../electron/contract/filter/filters.ts';
import { aModel } from '../../../helpers/builders.ts';
import { FIRST_SETTINGS } from '../../../helpers/fakes/fake-atlas-api.ts';
import { type RenderedApp, renderScanned, textsOf } from '../../../helpers/render-app.tsx';
import { listed, listedIds } from '../../../helpers/scan-events.ts';

const ID = 'acme.old-v1:0';
const HERE = 'eu-central-1';
const DAY_MS = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

const ending = (days: number, region: string, id = ID) =>
  aModel(
    id,
    { modelName: `Model ${id}`, modelLifecycle: { status: 'LEGACY', endOfLifeTime: inDays(days) } },
    region,
  );

function withEnded(): Promise<RenderedApp> {
  return renderScanned(
    listed(HERE, [ending(-45, HERE), ending(200, HERE, 'acme.soon-v1:0')]),
    listed('us-east-1', [ending(40, 'us-east-1')]),
  );
}

it('of a name that another has too is told apart in the list of ends of life', async () => {
  const reel = (id: string) => ({ ...ending(-30, HERE, id), modelName: 'Reel' });
  const models = [reel('acme.reel-v1:0'), reel('acme.reel-v1:1')];
  const { user } = await renderScanned(listed(HERE, models));
  await user.click(await screen.findByRole('button', { name: /2 models ended/ }));
  const ended = within(await screen.findByRole('region', { name: 'Ended' }));
  expect(textsOf(ended.getAllByRole('button'))).toEqual(['Reel v1:1', 'Reel v1:0']);
});

it('that ended in the last minutes has ended in the list of ends and in Compare too', async () => {
  const models = [ending(-1 / 1440, HERE), aModel('acme.other', {}, HERE)];
  const { store, user } = await renderScanned(listed(HERE, models));
  await user.click(await screen.findByRole('button', { name: '1 model ended' }));
  const ended = within(await screen.findByRole('region', { name: 'Ended' }));
  expect(ended.getByRole('button', { name: `Model ${ID}` })).toBeDefined();
  await act(async () => store.view.change({ page: 'compare', compared: [ID, 'acme.other'] }));
  expect(await screen.findByText(/^ended (today|1 day ago)$/)).toBeDefined();
});

it('names what a dated page suggests instead, in the sentence, the list of ends and the facts', async () => {
  const sonnet = 'anthropic.claude-sonnet-4-20250514-v1:0';
  const { store, user } = await renderScanned(
    listed(HERE, [ending(-45, HERE, sonnet), aModel('anthropic.claude-sonnet-4-6', {}, HERE)]),
  );
  store.view.openDetails(sonnet, HERE);
  expect(
    await screen.findByText(
      /ended on .*: Anthropic suggests Claude Sonnet 4\.6 \(anthropic\.claude-sonnet-4-6\)/,
    ),
  ).not.toBeNull();
  expect(screen.getByText('Suggested replacement')).not.toBeNull();
  await user.click(screen.getByRole('button', { name: /1 model ended/ }));
  const ended = within(await screen.findByRole('region', { name: 'Ended' }));
  await user.click(ended.getByRole('button', { name: 'Claude Sonnet 4.6' }));
  expect(store.view.state.getState().details).toEqual({ modelId: 'anthropic.claude-sonnet-4-6' });
});

it('that only a card says to have ended is marked so in its row, its cell and the list of ends', async () => {
  const premier = 'amazon.nova-premier-v1:0';
  const { user } = await renderScanned(listedIds(HERE, premier));
  const cell = await screen.findByRole('gridcell', {
    name: /Ended on 14 Sept 2026 per AWS docs of 22 Aug 2026/,
  });
  expect(cell.getAttribute('data-look')).toBe('ended');
  expect(screen.getByText(/^ended, docs$/)).not.toBeNull();
  await user.click(screen.getByRole('button', { name: /1 model ended/ }));
  expect(await screen.findByText('Source: AWS docs of 22 Aug 2026')).not.toBeNull();
});

describe('a model past its end of life in a region', () => {
  it('is neither recommended nor given a snippet there', async () => {
    const { store } = await withEnded();
    store.view.openDetails(ID, HERE);
    const best = await screen.findByRole('list', { name: 'Best regions' });
    expect(within(best).queryByText(HERE)).toBeNull();
    expect(within(best).getByText('us-east-1')).not.toBeNull();
    expect(screen.queryByRole('region', { name: /snippet/ })).toBeNull();
    expect(screen.getByText(/Ended on .* No snippet is offered/)).not.toBeNull();
  });

  it('says so in the name and look of its cell', async () => {
    await withEnded();
    const name = new RegExp(`^Model ${ID}, ${HERE} .*Ended on .*still listed as On-demand`);
    const cell = await screen.findByRole('gridcell', { name });
    expect(cell.getAttribute('data-look')).toBe('ended');
    const other = screen.getByRole('gridcell', {
      name: new RegExp(`^Model ${ID}, us-east-1 .*end of life in 40 days`),
    });
    expect(other.getAttribute('data-look')).toBe('on-demand');
  });

  it('is found by is:ended, and not by is:callable where nothing else is left', async () => {
    const { store } = await withEnded();
    store.view.change({ filter: { ...NO_FILTER, query: 'is:ended' } });
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(1));
    store.view.change({ filter: { ...NO_FILTER, query: `is:callable region:${HERE} old` } });
    await waitFor(() => expect(screen.queryAllByRole('rowheader')).toHaveLength(0));
  });

  it('stands in a group before those that end soon, for as many days as the user chose', async () => {
    const { user, api, tell } = await withEnded();
    await user.click(await screen.findByRole('button', { name: '1 model ended, 1 within 180 days' }));
    const [first, second] = screen.getAllByRole('region', { name: /^(Ended|Reaching end of life)/ });
    expect(first?.textContent).toContain(HERE);
    expect(second?.textContent).not.toContain('acme.soon');
    await user.click(screen.getByRole('radio', { name: '365 days' }));
    expect(api.calls).toContainEqual(['saveSettings', { endingDays: 365 }]);
    await tell({ type: 'settings', settings: { ...FIRST_SETTINGS, endingDays: 365 } });
    expect(
      screen.getByRole('region', { name: 'Reaching end of life within 365 days' }).textContent,
    ).toContain('acme.soon');
  });
});
