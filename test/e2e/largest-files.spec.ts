/** The largest files that can be opened: for how long the page and the main process stand still. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import {
  MAX_EXPORT_BYTES,
  MAX_EXPORT_VALUES,
  MAX_LISTED,
  MAX_MODELS,
  MAX_NEW_MEMBERS,
  MAX_REGIONS,
  MAX_ROUTES,
} from '../../electron/contract/bounds.ts';
import { launchApp } from '../drivers/launch.ts';
import { expectNoStandstill, watchStandstill } from '../drivers/standstill.ts';
import { answerOpenDialog } from '../drivers/window-page.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

type Json = Record<string, unknown>;
const AT = '2026-11-20T10:00:00Z';

interface Size {
  models: number;
  regions: number;
  /** Of all regions. */
  listed: number;
  routes?: number;
}

/** A document of that size whose models have little beside what each must have. */
function textOf({ models, regions, listed, routes = 0 }: Size): string {
  const codes = Array.from({ length: regions }, (_, index) => `xx-new-${index}`);
  const access = { status: 'unknown', checkedAt: AT };
  const promptCaching = { support: 'unknown', source: 'a page', asOf: AT };
  const ofRegions: Record<string, Json> = Object.fromEntries(codes.map((code) => [code, {}]));
  for (let index = 0; index < listed; index += 1) {
    const modelId = `p${index % 50}.model-${index % models}`;
    const code = codes[Math.floor(index / models) % regions] ?? '';
    const modelArn = `arn:aws:bedrock:${code}::foundation-model/${modelId}`;
    const profile = {
      inferenceProfileId: `eu.${modelId}`,
      models: Array.from({ length: Math.floor(routes / listed) }, (_, to) => ({
        modelArn: `arn:aws:bedrock:${codes[to % regions]}::foundation-model/${modelId}`,
      })),
    };
    Object.assign(ofRegions[code] ?? {}, {
      [modelId]: {
        modelId,
        modelArn,
        modelName: `Model ${index % models}`,
        providerName: `Provider ${index % 50}`,
        inferenceTypesSupported: ['ON_DEMAND'],
        referencedByInstanceProfiles: routes === 0 ? [] : [profile],
        availability: ['on-demand'],
        callableAs: [modelId],
        accessible: true,
        access,
        promptCaching,
      },
    });
  }
  return JSON.stringify({
    format: 'bedrock-atlas/matrix',
    version: 1,
    generatedAt: AT,
    generator: { name: 'bedrock-atlas', version: '1.2.3' },
    source: { kind: 'aws', partition: 'aws' },
    regions: Object.fromEntries(codes.map((code) => [code, { state: 'ok', stale: false, scannedAt: AT }])),
    models: ofRegions,
  });
}

/** The document with this in its first model. */
const withMember = (text: string, member: string): string =>
  text.replace('"modelId":', () => `"newAtAws":${member},"modelId":`);

const SMALL: Size = { models: 100, regions: 1, listed: 100 };
/** What its objects take is another matter than their number: names of their own are slow to read. */
const ownNames = (count: number): string =>
  Array.from({ length: count }, (_, index) => `{"name${index}":1}`).join();

const SHOWN = /^shown$/;

const FILES: readonly [string, RegExp, () => string][] = [
  ['rows', SHOWN, () => textOf({ models: MAX_MODELS, regions: 1, listed: MAX_MODELS })],
  [
    'rows, columns and cells',
    SHOWN,
    () => textOf({ models: MAX_MODELS, regions: MAX_REGIONS, listed: MAX_LISTED }),
  ],
  [
    'routes',
    SHOWN,
    () => textOf({ models: 1_500, regions: 34, listed: 20_000, routes: MAX_ROUTES - 20_000 }),
  ],
  [
    'values, each in an object with a name of its own',
    SHOWN,
    () => withMember(textOf(SMALL), `[${ownNames(MAX_EXPORT_VALUES / 2 - 5_000)}]`),
  ],
  [
    'members of models with names of their own',
    SHOWN,
    () =>
      textOf({ models: MAX_MODELS, regions: 1, listed: MAX_MODELS }).replaceAll(
        '"modelId":',
        (member, at: number) =>
          `${Array.from({ length: MAX_NEW_MEMBERS / MAX_MODELS - 1 }, (_, index) => `"name${at}-${index}":1,`).join('')}${member}`,
      ),
  ],
  [
    'texts with signs that are taken out',
    SHOWN,
    () =>
      withMember(
        textOf(SMALL),
        `[${Array.from({ length: MAX_EXPORT_VALUES - 5_000 }, () => '"\\u202e\\n and some more words"').join()}]`,
      ),
  ],
  [
    'one object with too many members',
    /holds an object with more than 50,000 members/,
    () =>
      withMember(
        textOf(SMALL),
        `{${Array.from({ length: MAX_EXPORT_VALUES - 5_000 }, (_, index) => `"name${index}":1`).join()}}`,
      ),
  ],
  [
    'bytes, all of them empty lists',
    /holds more than 1,000,000 values/,
    () => `[${'[],'.repeat(MAX_EXPORT_BYTES / 3 - 2)}[]]`,
  ],
];

test('no file that can be opened makes the window or the main process stand still for a second', async () => {
  test.setTimeout(600_000);
  const file = join(tempFolder(), 'largest.json');
  const { app, page } = await launchApp({ args: ['--sample-data'] });
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  const taken = await watchStandstill(app);
  await answerOpenDialog(app, file);
  for (const [what, end, text] of FILES) {
    writeFileSync(file, text());
    await expectNoStandstill(what, { taken, tries: 3 }, async (run) => {
      await page.keyboard.press('Control+o');
      if (end === SHOWN) {
        const banner = page.getByRole('status', { name: 'Opened file' });
        await expect(banner).toContainText('Viewing largest.json', { timeout: 100_000 });
        await page.getByRole('searchbox', { name: 'Search models' }).fill(`model-${run}`);
        await banner.getByRole('button', { name: 'Close file' }).click();
        await expect(banner).toBeEmpty();
      } else await expect(page.getByText(end).first()).toBeVisible({ timeout: 100_000 });
    });
  }
  await app.close();
});
