/** The worst that all regions together can answer: for how long the window and the main process stand still meanwhile. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { MAX_RECORDS, ROW_SHARE } from '../../electron/contract/bounds.ts';
import { aProfileSummary, aSummary, goodReply, operationOf } from '../drivers/good-bedrock.ts';
import { launchApp } from '../drivers/launch.ts';
import { expectNoStandstill, watchStandstill } from '../drivers/standstill.ts';
import { keysFor } from '../helpers/process-env.ts';
import { type Reply, type SeenRequest, startProtocolServer } from '../helpers/servers/protocol-server.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const ownIds = (region: string): string[] =>
  Array.from({ length: ROW_SHARE }, (_, index) => `p${index % 50}.${region}-${index}`);
const SHARED_IDS = Array.from(
  { length: MAX_RECORDS - ROW_SHARE },
  (_, index) => `p${index % 50}.shared-${index}`,
);

type Hostile = (request: SeenRequest) => Reply | undefined;

const WORST: readonly [string, Hostile][] = [
  [
    'rows and cells: as many small records as there is room for, of models that no other region has and that all have',
    (request) =>
      operationOf(request) === 'models'
        ? {
            json: {
              modelSummaries: [...ownIds(request.region), ...SHARED_IDS].map((modelId) => ({
                modelId,
                inferenceTypesSupported: ['ON_DEMAND'],
              })),
            },
          }
        : undefined,
  ],
  [
    'large records: long names, long lists and members that are new',
    (request) => {
      if (operationOf(request) !== 'models') return undefined;
      const long = {
        modelName: '模'.repeat(5_000),
        inputModalities: Array.from({ length: 900 }, (_, index) => `KIND-${index}`),
      };
      const more = {
        news: Array.from({ length: 500 }, (_, index) => ({ [`name${index}`]: 'x'.repeat(20) })),
      };
      return {
        json: {
          modelSummaries: [...ownIds(request.region), ...SHARED_IDS]
            .slice(0, 300)
            .map((id, index) => aSummary(request.region, id, index % 2 === 0 ? long : more)),
        },
      };
    },
  ],
  [
    'routes: profiles that lead to as many models as there is room for',
    (request) => {
      const operation = operationOf(request);
      const ids = ownIds(request.region);
      if (operation === 'models')
        return { json: { modelSummaries: ids.map((id) => aSummary(request.region, id)) } };
      if (operation !== 'profiles') return undefined;
      const models = ids.map((id) => ({
        modelArn: `arn:aws:bedrock:${request.region}::foundation-model/${id}`,
      }));
      const profiles = Array.from({ length: 200 }, (_, index) =>
        aProfileSummary(request.region, `eu.${request.region}-${index}`, {
          models: models.slice(index % 7, 20 + (index % 7)),
        }),
      );
      return { json: { inferenceProfileSummaries: profiles } };
    },
  ],
];

for (const [what, hostile] of WORST) {
  test(`a scan of the worst answers never makes the window or the main process stand still for a second: ${what}`, async () => {
    const server = await startProtocolServer((request) => hostile(request) ?? goodReply(request));
    const userDataDir = tempFolder();
    mkdirSync(userDataDir, { recursive: true });
    writeFileSync(join(userDataDir, 'settings.json'), JSON.stringify({ regionDeadlineMs: 120_000 }));
    const env = { ...keysFor(server.url), AWS_MAX_ATTEMPTS: '1' };
    const { app, page } = await launchApp({ userDataDir, env });
    const rescan = page.getByRole('button', { name: 'Rescan' });
    await expect(rescan).toBeVisible();
    const taken = await watchStandstill(app);
    await expectNoStandstill(what, { taken, tries: 2 }, async (run) => {
      await rescan.click();
      await expect(rescan).toHaveCount(0);
      await expect(rescan).toBeVisible({ timeout: 200_000 });
      await page.getByRole('searchbox', { name: 'Search models' }).fill(`-${run}`);
      await expect(page.getByText(/of [1-9][\d,]{2,} models/).first()).toBeVisible();
      await page.getByRole('searchbox', { name: 'Search models' }).fill('');
    });
    await app.close();
    await server.close();
  });
}
