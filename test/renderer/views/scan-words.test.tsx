// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ScanEvent } from '../../../electron/contract/scan/scan-event.ts';
import { AT } from '../../helpers/builders.ts';
import { renderScanned } from '../../helpers/render-app.tsx';
import { checkedIn, failedIn, listedIds, measuredIn } from '../../helpers/scan-events.ts';

const REGIONS = Array.from({ length: 12 }, (_, at) => `eu-test-${at + 1}`);
const LIVE = '[role="status"], [role="alert"], [aria-live]';

const answer = (region: string, at: number): ScanEvent =>
  at % 6 === 5 ? failedIn(region) : listedIds(region, 'a.one');
/** Every text that a live region comes to hold from now on. */
function listen(): string[] {
  const said: string[] = [];
  const last = new Map<Element, string>();
  const look = (note: (words: string) => void): void => {
    for (const region of document.querySelectorAll(LIVE)) {
      const words = region.textContent ?? '';
      if (region.getAttribute('aria-live') === 'off' || words === (last.get(region) ?? '')) continue;
      last.set(region, words);
      if (words !== '') note(words);
    }
  };
  look(() => undefined);
  new MutationObserver(() => look((words) => said.push(words))).observe(document.body, {
    childList: true,
    subtree: true,
    characterData: true,
  });
  return said;
}

test('a scan of 12 regions is told in at most seven messages: its start, its half, what failed at its end', async () => {
  const { scan } = await renderScanned();
  await screen.findByRole('button', { name: 'Rescan' });
  const said = listen();
  const events: ScanEvent[] = [
    { type: 'scan-started', regions: REGIONS, atIso: AT },
    ...REGIONS.map(answer),
    { type: 'access-started', total: 12 },
    ...REGIONS.map((region) => checkedIn(region, 'a.one')),
    { type: 'latency-started', total: 12, within: 'scan' },
    ...REGIONS.map((region) => measuredIn(region, 20)),
    { type: 'scan-finished', outcome: 'partial', atIso: AT },
  ];
  for (const event of events) await scan(event);
  expect(said.slice(0, 2)).toEqual(['Scanning 12 Regions.', 'Half of 12 Regions scanned.']);
  expect(said).toContain('Scan finished, 2 Regions with errors. 11 of 13 Regions scanned.');
  expect(said.length, said.join(' | ')).toBeLessThanOrEqual(7);
});

test('a scan says in one line what changed, and lists it; nothing where no Region answered', async () => {
  const region = 'eu-west-3';
  const { scan, store, user } = await renderScanned(
    listedIds(region, 'a.gone'),
    listedIds('us-east-1', 'a.one'),
  );
  const news = await screen.findByRole('status', { name: 'What the scan changed' });
  const started: ScanEvent = { type: 'scan-started', regions: [region], atIso: AT };
  const finished: ScanEvent = { type: 'scan-finished', outcome: 'complete', atIso: AT };
  await scan(started, finished);
  // Nothing was compared, and nothing is said to be unchanged.
  expect(news.textContent).toBe('');
  await scan(started, listedIds(region, 'a.new'), finished);
  const words = '1 model new in eu-west-3, 1 gone in eu-west-3 (us-east-1 not compared)';
  await user.click(await within(news).findByRole('button', { name: words }));
  const list = within(await screen.findByRole('dialog', { name: 'Changed since the previous scan' }));
  expect(list.getByText('gone')).toBeDefined();
  await user.click(list.getByRole('button', { name: 'Name of a.new' }));
  expect(store.view.state.getState().details).toEqual({ modelId: 'a.new', region });
});
