// @vitest-environment jsdom
/** What access checks look like from outside is told once: beside the first scan of an account that asks for them. */
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ScanEvent } from '../../../../electron/contract/scan/scan-event.ts';
import { emptySnapshot } from '../../../../electron/contract/snapshot/snapshot.ts';
import { ALLOWED, SOURCE } from '../../../helpers/builders.ts';
import { type RenderedApp, renderScanned } from '../../../helpers/render-app.tsx';
import { checkedIn, listedIds } from '../../../helpers/scan-events.ts';

const [HERE, THERE] = ['eu-west-1', 'us-east-1'];

/** The events of a scan one by one: all but its end. */
function stepsOf(day: string): ScanEvent[] {
  const atIso = `2026-11-${day}T10:00:00Z`;
  return [
    { type: 'scan-started', regions: [HERE, THERE], atIso, checksAccess: true },
    listedIds(HERE, 'a.one'),
    listedIds(THERE, 'a.one'),
    { type: 'access-started', total: 2 },
    checkedIn(HERE, 'a.one', ALLOWED, `2026-11-${day}T10:00:01Z`),
    checkedIn(THERE, 'a.one', ALLOWED, `2026-11-${day}T10:00:02Z`),
  ];
}

const END: ScanEvent = { type: 'scan-finished', outcome: 'complete', atIso: '2026-11-30T10:00:00Z' };
const isTold = (): boolean => screen.queryByRole('button', { name: 'Access checks' }) !== null;

/** At which steps of the scan the notice stands beside its progress. */
async function seenIn({ scan }: RenderedApp, day: string): Promise<boolean[]> {
  const seen: boolean[] = [];
  for (const step of stepsOf(day)) {
    await scan(step);
    await screen.findByRole('button', { name: 'Cancel scan' });
    seen.push(isTold());
  }
  await scan(END);
  await screen.findByRole('button', { name: 'Rescan' });
  expect(isTold()).toBe(false);
  return seen;
}

const NOTHING: ScanEvent = { type: 'snapshot-restored', snapshot: emptySnapshot(SOURCE) };

describe('the notice of access checks', () => {
  it('stands beside the whole first scan of an account and beside no later one', async () => {
    const app = await renderScanned(NOTHING);
    expect(await seenIn(app, '24')).toEqual([true, true, true, true, true, true]);
    expect(await seenIn(app, '25')).not.toContain(true);
    expect(await seenIn(app, '26')).not.toContain(true);
  });

  it('comes again for another account', async () => {
    const app = await renderScanned(NOTHING);
    await seenIn(app, '24');
    await app.scan(NOTHING);
    expect(await seenIn(app, '25')).toContain(true);
  });

  it('does not stand beside a scan that asks for no access', async () => {
    const { scan } = await renderScanned(NOTHING);
    await scan({ type: 'scan-started', regions: [HERE], atIso: '2026-11-24T10:00:00Z' });
    await screen.findByRole('button', { name: 'Cancel scan' });
    expect(isTold()).toBe(false);
  });

  it('says what they look like and sets them, without stopping the scan', async () => {
    const { api, user, scan } = await renderScanned(NOTHING);
    await scan(...stepsOf('24').slice(0, 1));
    await user.click(await screen.findByRole('button', { name: 'Access checks' }));
    expect(screen.getByRole('dialog', { name: 'Access checks' }).textContent).toMatch(
      /look like reconnaissance/,
    );
    await user.selectOptions(screen.getByRole('combobox', { name: /next scan/ }), 'Models shown');
    expect(api.calls).toContainEqual(['saveSettings', { accessChecks: 'shown' }]);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(isTold()).toBe(true));
    expect(api.calls.map(([name]) => name)).not.toContain('cancelScan');
  });
});
