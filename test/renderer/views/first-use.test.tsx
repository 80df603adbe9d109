// @vitest-environment jsdom
/** What somebody sees before the first scan. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AppEvent, ConnectionState } from '../../../electron/contract/bridge/api.ts';
import { CONNECTED, FIRST_SETTINGS } from '../../helpers/fakes/fake-atlas-api.ts';
import { type RenderedApp, renderApp, START } from '../../helpers/render-app.tsx';
import { listedIds, stateAfter } from '../../helpers/scan-events.ts';

const SOURCE = { kind: 'aws', partition: 'aws', profile: 'work prod' } as const;
const LISTED = listedIds('eu-west-1', 'a.one');

/** The window of a profile that was never scanned, connected unless the change says otherwise. */
function neverScanned(change: Partial<ConnectionState> = {}, ...events: AppEvent[]): Promise<RenderedApp> {
  const connection = { ...CONNECTED, source: SOURCE, ...change };
  return renderApp(...START, { type: 'connection', connection }, ...events);
}
const refused = (change: Partial<ConnectionState> = {}): Promise<RenderedApp> =>
  neverScanned({ status: 'no-credentials', profiles: ['dev', 'work prod'], ...change });

describe('without credentials', () => {
  it('the sample is scanned by the button that opens it, and not again where a scan of it is kept', async () => {
    const { api, user } = await refused();
    await user.click(await screen.findByRole('button', { name: 'Explore with sample data' }));
    await waitFor(() => expect(api.calls).toContainEqual(['rescan']));
    expect(api.calls.map(([name]) => name)).toEqual(['chooseSource', 'rescan']);
    const kept = await refused();
    const [, button] = await screen.findAllByRole('button', { name: 'Explore with sample data' });
    if (button === undefined) throw new Error('There are two windows.');
    await kept.scan({ type: 'snapshot-restored', snapshot: stateAfter(LISTED).snapshot });
    await kept.store.exploreSample();
    expect(kept.api.calls.map(([name]) => name)).toEqual(['chooseSource']);
  });

  it('the commands name the profile in use, quoted for the shell, and nothing speaks of npm', async () => {
    const { api, user } = await refused();
    const screenOf = await screen.findByRole('main');
    expect(within(screenOf).getByText("aws configure --profile 'work prod'")).toBeTruthy();
    expect(screenOf.textContent).not.toMatch(/npm|NAME/);
    await user.click(within(screenOf).getByRole('button', { name: 'dev' }));
    expect(api.calls).toContainEqual(['chooseSource', { kind: 'aws', profile: 'dev' }]);
  });

  it('the commands name no profile where none is chosen', async () => {
    await refused({ source: { kind: 'aws', partition: 'aws' }, profiles: CONNECTED.profiles });
    expect((await screen.findByRole('main')).textContent).not.toMatch(/NAME|--profile/);
    expect(screen.getByText('aws configure sso')).toBeTruthy();
  });

  it('a profile that rests on a session is told how to open it', async () => {
    const login = 'aws sso login --profile base';
    await refused({ login });
    await screen.findByText(login);
  });
});

describe('before the first scan', () => {
  it('the status bar counts nothing', async () => {
    const { scan } = await neverScanned();
    const bar = (await screen.findByRole('contentinfo')) as HTMLElement;
    expect(bar.textContent).not.toMatch(/\d/);
    await scan(LISTED);
    await waitFor(() => expect(bar.textContent).toContain('1 of 1 models, 1 region'));
  });

  it('no filter says that it leaves nothing', async () => {
    const { scan } = await neverScanned();
    const boxes = within(await screen.findByRole('complementary', { name: 'Filters' })).getAllByRole(
      'checkbox',
    );
    expect(boxes.length).toBeGreaterThan(5);
    for (const box of boxes) expect(box.closest('label')?.textContent).not.toMatch(/\d/);
    await scan(LISTED);
    const streaming = await screen.findByRole('checkbox', { name: 'Streaming' });
    await waitFor(() => expect(streaming.closest('label')?.textContent).toMatch(/\d/));
  });

  it('says as whom, where, how often and with which permissions it asks', async () => {
    await neverScanned();
    const text = (await screen.findByText(/A scan asks Amazon Bedrock/)).parentElement?.textContent ?? '';
    expect(text).toMatch(/in 3\d Regions, as the profile “work prod”/);
    expect(text).toMatch(/About 1,[5-9]00 read-only calls/);
    expect(text).toContain('bedrock:GetFoundationModelAvailability');
  });

  it('counts the Regions that were chosen, not all', async () => {
    await neverScanned({ chosenRegions: 3 });
    const text = (await screen.findByText(/A scan asks Amazon Bedrock/)).parentElement?.textContent ?? '';
    expect(text).toContain('in 3 Regions, as');
    expect(text).toMatch(/About 1[0-9]0 read-only calls/);
    expect(screen.getByRole('button', { name: 'Scan 3 Regions' })).toBeDefined();
  });

  it('counts no access checks where the setting leaves them out', async () => {
    const settings = { ...FIRST_SETTINGS, accessChecks: 'none' } as const;
    await neverScanned({}, { type: 'settings', settings });
    const text = (await screen.findByText(/A scan asks Amazon Bedrock/)).parentElement?.textContent ?? '';
    expect(text).toMatch(/About [34]00 read-only calls/);
    expect(text).not.toContain('GetFoundationModelAvailability');
  });

  it('offers one primary button, and Rescan is it once there is something to rescan', async () => {
    const { scan } = await neverScanned();
    const rescan = await screen.findByRole('button', { name: 'Rescan' });
    expect(rescan.className).not.toContain('button-primary');
    await scan(LISTED);
    expect(screen.getByRole('button', { name: 'Rescan' }).className).toContain('button-primary');
  });
});
