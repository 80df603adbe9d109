/**
 * @vitest-environment jsdom
 */
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../../../electron/contract/filter/filters.ts';
import { apiKeyRefusedIn } from '../../../../electron/contract/snapshot/api-key.ts';
import { AT, aFailure } from '../../../helpers/builders.ts';
import { CONNECTED } from '../../../helpers/fakes/fake-atlas-api.ts';
import { renderApp, renderScanned, START } from '../../../helpers/render-app.tsx';
import { listedIds } from '../../../helpers/scan-events.ts';

const [HERE, THERE] = ['eu-west-1', 'us-east-1'];
const failed = (region: string, failure: ReturnType<typeof aFailure>) =>
  ({ type: 'region-failed', region, state: 'failed', failure, atIso: AT }) as const;

describe('the matrix where no region answered', () => {
  it('blames an API key that every region refuses, not the first region', async () => {
    await renderScanned(failed(HERE, apiKeyRefusedIn(HERE)), failed(THERE, apiKeyRefusedIn(THERE)));
    await screen.findByText(/No Region accepts this API key/);
    expect(screen.queryByText(/not valid in eu-west-1\./)).toBeNull();
  });

  it('tells the failure of a region where they differ', async () => {
    await renderScanned(failed(HERE, apiKeyRefusedIn(HERE)), failed(THERE, aFailure('timeout')));
    await screen.findByText('No Region answered');
    expect(screen.queryByText(/No Region accepts/)).toBeNull();
  });
});

it.each([
  ['price:<5', 'No prices were fetched yet; Fetch prices can be pressed in the details of a model.'],
  ['tpm:>1000', 'No quotas were fetched yet; Fetch quotas can be pressed in the details of a model.'],
])('the matrix that %s empties says that what it asks for was never fetched', async (query, words) => {
  const { store } = await renderScanned(listedIds(HERE, 'a.one'));
  store.view.change({ filter: { ...NO_FILTER, query } });
  await screen.findByText(words);
  store.view.change({ filter: { ...NO_FILTER, query: 'nothing' } });
  await screen.findByText('No models match');
  await waitFor(() => expect(screen.queryByText(words)).toBeNull());
});

it('the matrix of a profile in China says that Bedrock is not offered there, and offers no scan', async () => {
  const source = { kind: 'aws', partition: 'aws-cn', profile: 'cn' } as const;
  await renderApp(...START, { type: 'connection', connection: { ...CONNECTED, source } });
  await screen.findByText(/^Amazon Bedrock is not offered in the partition aws-cn \(as of \w/);
  await screen.findByText('Choose another profile.');
  expect(screen.queryByRole('button', { name: 'Scan all Regions' })).toBeNull();
});
