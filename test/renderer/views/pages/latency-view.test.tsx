// @vitest-environment jsdom
/** Each figure says when and on which network it was measured. */
import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { ScanEvent } from '../../../../electron/contract/scan/scan-event.ts';
import { timeText } from '../../../../renderer/state/words/age.ts';
import { AT } from '../../../helpers/builders.ts';
import { renderScanned } from '../../../helpers/render-app.tsx';
import { listedIds, measuredIn } from '../../../helpers/scan-events.ts';

const [NEAR, FAR] = ['eu-west-1', 'us-east-1'];
const HOME = { name: 'en0', key: 'home' };
const OFFICE = { name: 'Wi-Fi', key: 'office' };
const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

const LISTS = [NEAR, FAR].map((region) => listedIds(region, 'a.one'));

const scanned = (...events: ScanEvent[]) => renderScanned(...LISTS, ...events);

it('names the network and the age, and what has changed since', async () => {
  const { api, store } = await scanned(
    measuredIn(NEAR, 17, minutesAgo(12.5), HOME),
    measuredIn(FAR, 90, minutesAgo(12.5), HOME),
  );
  act(() => store.view.change({ page: 'latency', details: { modelId: 'a.one', region: NEAR } }));
  const figure = await screen.findByRole('figure', { name: 'Latency by region' });
  expect(within(figure).getByText(/Measured 12 min ago on en0\.$/)).toBeTruthy();
  const answer = screen.getByRole('region', { name: 'Answer' });
  expect(answer.textContent).toContain('17 ms,');
  api.network = OFFICE;
  act(() => void window.dispatchEvent(new Event('online')));
  await within(figure).findByText(/another network now \(Wi-Fi\): measure again/);
  await waitFor(() => expect(answer.textContent).toContain('17 ms on another network'));
  expect(screen.getByText(/Round trips measured 12 min ago on en0: another network than now/)).toBeTruthy();
});

it('ranks no figure of one network against those of another', async () => {
  const { api, store } = await scanned(
    measuredIn(NEAR, 17, AT, HOME),
    measuredIn(FAR, 90, minutesAgo(3), OFFICE),
  );
  act(() => store.view.change({ page: 'latency', details: { modelId: 'a.one' } }));
  const best = await screen.findByRole('list', { name: 'Best regions' });
  const lines = within(best).getAllByRole('listitem');
  expect(lines.map((line) => line.querySelector('.best-region')?.textContent)).toEqual([FAR, NEAR]);
  expect(lines[1]?.textContent).toContain('elsewhere');
  expect(screen.getByText(/17 ms \d+ days? ago on en0\./)).toBeTruthy();
  act(() => store.view.change({ details: { modelId: 'a.one', region: NEAR } }));
  const answer = (): string | null => screen.getByRole('region', { name: 'Answer' }).textContent;
  await waitFor(() => expect(answer()).toContain('17 ms on another network'));
  // Back home its own figure counts again.
  api.network = HOME;
  act(() => void window.dispatchEvent(new Event('online')));
  await waitFor(() => expect(answer()).toContain('17 ms,'));
});

it('shows the date of each point', async () => {
  const { store, user } = await scanned(
    measuredIn(NEAR, 17, AT, HOME),
    measuredIn(NEAR, 16, minutesAgo(90), HOME),
  );
  act(() => store.view.change({ page: 'latency' }));
  await user.click(await screen.findByRole('button', { name: `Earlier medians of ${NEAR}` }));
  const history = await screen.findByRole('dialog', { name: `Earlier medians of ${NEAR}` });
  const rows = within(history).getAllByRole('row');
  expect(rows).toHaveLength(3);
  expect(rows[2]?.textContent).toBe(`${timeText(AT)}17 msen0`);
});
