/** An account's own scan: the real SDK against a local server that speaks Bedrock's protocol and goes wrong. */
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { aProfileSummary, aSummary } from '../../drivers/good-bedrock.ts';
import { launchApp } from '../../drivers/launch.ts';
import { cellOf } from '../../drivers/window-page.ts';
import {
  type ProtocolServer,
  type Reply,
  type SeenRequest,
  startProtocolServer,
} from '../../helpers/servers/protocol-server.ts';
import { tempFolder, textsIn } from '../../helpers/temp-folder.ts';

const REGIONS = ['eu-west-1', 'us-east-1', 'af-south-1'];
const MODEL = 'acme.words-v1:0';
const SECRET = 'a-secret-that-must-never-be-written';

function answer({ path, region, query }: SeenRequest): Reply {
  if (region === 'af-south-1') {
    return {
      error: 'UnrecognizedClientException',
      status: 403,
      message: 'The security token included in the request is invalid.',
    };
  }
  if (path === '/foundation-models') {
    const summary = aSummary(region, MODEL, {
      modelName: 'Acme Words <b>"&"</b>',
      inputModalities: ['TEXT', 'SMELL'],
      inferenceTypesSupported: region === 'us-east-1' ? ['ON_DEMAND'] : ['INFERENCE_PROFILE'],
    });
    return { json: { modelSummaries: [summary] } };
  }
  if (path === '/inference-profiles') {
    const models = ['eu-west-1', 'eu-west-3'].map((destination) => ({
      modelArn: `arn:aws:bedrock:${destination}::foundation-model/${MODEL}`,
    }));
    const profile = aProfileSummary(region, `eu.${MODEL}`, { models });
    const isWanted = region === 'eu-west-1' && query.get('type') !== 'APPLICATION';
    return { json: { inferenceProfileSummaries: isWanted ? [profile] : [] } };
  }
  if (path.startsWith('/foundation-model-availability/')) {
    return {
      json: {
        modelId: MODEL,
        agreementAvailability: { status: region === 'us-east-1' ? 'NOT_AVAILABLE' : 'AVAILABLE' },
        authorizationStatus: 'AUTHORIZED',
        entitlementAvailability: 'AVAILABLE',
        regionAvailability: 'AVAILABLE',
      },
    };
  }
  return { error: 'ResourceNotFoundException', status: 404, message: 'Not here.' };
}

/** Scans with these answers, which are held back until the scan is seen to run. */
async function scanWith(
  page: Page,
  server: ProtocolServer,
  script: (request: SeenRequest) => Reply,
): Promise<void> {
  const seen = page.getByRole('button', { name: 'Cancel scan' }).waitFor();
  server.script((request) => ({ after: seen, reply: script(request) }));
  await page.getByRole('button', { name: 'Rescan' }).click();
  await seen;
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
}

const env = (server: ProtocolServer): Record<string, string> => ({
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLEEXAMPLE12',
  AWS_SECRET_ACCESS_KEY: SECRET,
  AWS_ENDPOINT_URL_BEDROCK: server.url,
  AWS_MAX_ATTEMPTS: '1',
});

test('an account is scanned; the last good answer of a region that fails stays, over a restart too', async () => {
  const server = await startProtocolServer(answer);
  const userDataDir = tempFolder();
  const args = ['--regions', REGIONS.join(',')];
  const { app, page } = await launchApp({ args, userDataDir, env: env(server) });
  await expect(page.getByText('Sample data', { exact: true }).filter({ visible: true })).toHaveCount(0);
  await scanWith(page, server, answer);

  await expect(cellOf(page, MODEL, 'eu-west-1')).toHaveAttribute('data-availability', 'geo');
  await expect(cellOf(page, MODEL, 'us-east-1')).toHaveAttribute('data-availability', 'on-demand');
  await expect(cellOf(page, MODEL, 'us-east-1')).toHaveAccessibleName(/blocked/i);
  await expect(cellOf(page, MODEL, 'af-south-1')).toHaveAttribute('data-region-state', 'not-enabled');
  await expect(page.getByRole('rowheader', { name: /Acme Words <b>"&"<\/b>/ })).toBeVisible();

  await scanWith(page, server, (request) =>
    request.region === 'eu-west-1'
      ? { error: 'InternalServerException', status: 500, message: 'Out of order.' }
      : answer(request),
  );
  await expect(cellOf(page, MODEL, 'eu-west-1')).toHaveAttribute('data-region-state', 'failed');
  await expect(cellOf(page, MODEL, 'eu-west-1')).toHaveAttribute('data-availability', 'geo');
  await app.close();
  await server.close();

  const again = await launchApp({ args, userDataDir, env: env(server) });
  await expect(cellOf(again.page, MODEL, 'us-east-1')).toHaveAttribute('data-availability', 'on-demand');
  await expect(cellOf(again.page, MODEL, 'eu-west-1')).toHaveAttribute('data-region-state', 'failed');
  await again.app.close();

  const written = textsIn(join(userDataDir, 'cache'));
  expect(written).toContain(MODEL);
  for (const secret of [SECRET, 'AKIDEXAMPLEEXAMPLE12', '999988887777'])
    expect(written).not.toContain(secret);
  // Round trips name the interface that they left by, and no address of it.
  for (const { address, mac, internal } of Object.values(networkInterfaces()).flatMap((each) => each ?? []))
    if (!internal) for (const each of [address, mac]) expect(written).not.toContain(each);
});

test('keys that AWS does not know are explained, and the window lives on', async () => {
  const server = await startProtocolServer(() => ({
    error: 'UnrecognizedClientException',
    status: 403,
    message: 'The security token included in the request is invalid.',
  }));
  const { app, page } = await launchApp({ args: ['--regions', 'us-east-1,eu-west-1'], env: env(server) });
  await page.getByRole('button', { name: 'Rescan' }).click();
  await expect(
    page
      .getByRole('alert')
      .filter({ hasText: /key|credentials/i })
      .first(),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  await app.close();
  await server.close();
});
