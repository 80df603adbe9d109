/** The largest files that can be opened: for how long the page and the main process stand still. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import {
  MAX_EXPORT_BYTES,
  MAX_LISTED,
  MAX_MODELS,
  MAX_REGIONS,
  MAX_ROUTES,
  MAX_STANDSTILL_MS,
} from '../../electron/contract/bounds.ts';
import { launchApp } from '../drivers/launch.ts';
import { answerOpenDialog } from '../drivers/window-page.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

type Json = Record<string, unknown>;
const AT = '2026-11-20T10:00:00Z';

/** A busy machine makes every process wait: the shortest of so many counts. */
const TRIES = 3;

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

const FILES: readonly [string, string, () => string][] = [
  ['rows', 'shown', () => textOf({ models: MAX_MODELS, regions: 1, listed: MAX_MODELS })],
  [
    'rows, columns and cells',
    'shown',
    () => textOf({ models: MAX_MODELS, regions: MAX_REGIONS, listed: MAX_LISTED }),
  ],
  [
    'routes',
    'shown',
    () => textOf({ models: 1_500, regions: 34, listed: 20_000, routes: MAX_ROUTES - 20_000 }),
  ],
  ['bytes, all of them empty lists', 'values', () => `[${'[],'.repeat(MAX_EXPORT_BYTES / 3 - 2)}[]]`],
];

test('no file that can be opened makes the window or the main process stand still for a second', async () => {
  const file = join(tempFolder(), 'largest.json');
  const { app, page } = await launchApp({ args: ['--sample-data'] });
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  await page.evaluate(() => {
    Reflect.set(globalThis, 'longest', 0);
    new PerformanceObserver((list) => {
      const tasks = list.getEntries().map(({ duration }) => duration);
      Reflect.set(globalThis, 'longest', Math.max(Reflect.get(globalThis, 'longest'), ...tasks));
    }).observe({ type: 'longtask' });
  });
  await app.evaluate(() => {
    Reflect.set(globalThis, 'longest', 0);
    let last = process.cpuUsage();
    setInterval(() => {
      const { user, system } = process.cpuUsage(last);
      last = process.cpuUsage();
      Reflect.set(
        globalThis,
        'longest',
        Math.max(Reflect.get(globalThis, 'longest'), (user + system) / 1_000),
      );
    }, 10);
  });
  const takeLongest = (): number => {
    const longest: number = Reflect.get(globalThis, 'longest');
    Reflect.set(globalThis, 'longest', 0);
    return longest;
  };
  await answerOpenDialog(app, file);
  for (const [what, end, text] of FILES) {
    writeFileSync(file, text());
    const seen: { pageMs: number; mainMs: number }[] = [];
    for (let run = 0; run < TRIES; run += 1) {
      await page.evaluate(takeLongest);
      await app.evaluate(takeLongest);
      await page.keyboard.press('Control+o');
      if (end === 'shown') {
        const banner = page.getByRole('status', { name: 'Opened file' });
        await expect(banner).toContainText('Viewing largest.json');
        await page.getByRole('searchbox', { name: 'Search models' }).fill(`model-${run}`);
        await banner.getByRole('button', { name: 'Close file' }).click();
        await expect(banner).toBeEmpty();
      } else await expect(page.getByText(/holds more than 3,000,000 values/).first()).toBeVisible();
      seen.push({ pageMs: await page.evaluate(takeLongest), mainMs: await app.evaluate(takeLongest) });
      if (Math.max(...Object.values(seen.at(-1) ?? {})) < MAX_STANDSTILL_MS) break;
    }
    expect(Math.min(...seen.map(({ pageMs }) => pageMs)), what).toBeLessThan(MAX_STANDSTILL_MS);
    expect(Math.min(...seen.map(({ mainMs }) => mainMs)), what).toBeLessThan(MAX_STANDSTILL_MS);
  }
  await app.close();
});
