/** States that the sample never reaches. They are sent to the window as events; afterwards the page reloads. */
import type { AppEvent } from '../../../electron/contract/bridge/api.ts';
import { builtInRegions } from '../../../electron/contract/cells/regions.ts';
import type { ScanEvent } from '../../../electron/contract/scan/scan-event.ts';
import type { Failure, Source } from '../../../electron/contract/snapshot/model.ts';
import { emptySnapshot } from '../../../electron/contract/snapshot/snapshot.ts';
import { tellWindow } from '../../../test/drivers/window-page.ts';
import type { WindowState } from './window-state.ts';

const SOURCE: Source = { kind: 'aws', partition: 'aws', profile: 'work' };
const EXPIRED: Failure = {
  kind: 'expired-credentials',
  message: 'The login session of the profile "work" has expired, or there is none yet.',
  nextStep: 'Run: aws sso login --profile work — then scan again. What was known before is kept.',
  command: 'aws sso login --profile work',
};
const NO_NETWORK: Failure = {
  kind: 'network',
  message: 'The Bedrock endpoint cannot be reached.',
  nextStep: 'Check the network, VPN and firewall, then scan again. What was known before is kept.',
};

function connection(status: 'connected' | 'no-credentials', failure?: Failure): AppEvent {
  return {
    type: 'connection',
    connection: {
      status,
      source: SOURCE,
      profiles: ['work', 'sandbox'],
      lookedFor: [],
      ...(failure === undefined ? {} : { failure }),
    },
  };
}

function scanned(...events: ScanEvent[]): AppEvent[] {
  return events.map((event) => ({ type: 'scan', event }));
}

function allFailed(): AppEvent[] {
  const atIso = new Date().toISOString();
  const regions = builtInRegions('aws');
  const failed = regions.map(
    (region): ScanEvent => ({ type: 'region-failed', region, state: 'failed', failure: NO_NETWORK, atIso }),
  );
  return scanned(
    { type: 'snapshot-restored', snapshot: emptySnapshot(SOURCE) },
    { type: 'scan-started', regions, atIso },
    ...failed,
    { type: 'scan-finished', outcome: 'partial', atIso },
  );
}

const told = (name: string, events: () => AppEvent[], seen: string): WindowState => ({
  name,
  async open({ app, page }) {
    await tellWindow(app, ...events());
    await page.getByText(seen).first().waitFor();
    // The page was loaded again for the state before: its parts come one after the other.
    await page.getByRole('complementary', { name: 'Filters' }).waitFor();
  },
  async close({ page }) {
    await page.reload();
    await page.getByRole('gridcell').first().waitFor();
    await page.getByRole('button', { name: 'Rescan' }).waitFor();
  },
});

export const TOLD_STATES: readonly WindowState[] = [
  told(
    'stale',
    () =>
      scanned({
        type: 'region-failed',
        region: 'eu-west-3',
        state: 'failed',
        failure: {
          kind: 'timeout',
          message: 'The region did not answer within 15 seconds.',
          nextStep: 'Retry this Region.',
        },
        atIso: new Date().toISOString(),
      }),
    '2 failed',
  ),
  told('expired', () => [connection('no-credentials', EXPIRED)], EXPIRED.message),
  told('all-failed', () => [connection('connected'), ...allFailed()], 'No Region answered'),
  told('bad-link', () => [{ type: 'link', link: 'bedrock-atlas://models' }], 'The link is not a view'),
  told(
    'linked',
    () => [{ type: 'link', link: 'bedrock-atlas://view?provider=Anthropic&sort=latency' }],
    'Opened the shared view',
  ),
];
