/** End-to-end tests: the built app in a real Electron. */
import { defineConfig } from '@playwright/test';
import { chromiumExecutable } from './scripts/test-run/chromium.ts';
import { leftOutTests } from './scripts/test-run/platform-tests.ts';

/** Frames and pictures want the machine for themselves; of all others `npm test` runs three at a time where each can have a display of its own. */
const ALONE = /\/(frames|pictures)\.spec\.ts$/;

const CHROMIUM = chromiumExecutable();
const LEFT_OUT = leftOutTests().map(({ file }) => `**/${file}`);

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  snapshotPathTemplate: '{testDir}/baselines/{arg}{ext}',
  globalSetup: ['./test/helpers/own-temp-folder.ts', './test/drivers/global-setup.ts'],
  workers: 1,
  projects: [
    { name: 'side by side', testIgnore: [ALONE, ...LEFT_OUT] },
    { name: 'alone', testMatch: ALONE, testIgnore: LEFT_OUT },
    ...(CHROMIUM === undefined
      ? []
      : [
          {
            name: 'chromium',
            testDir: 'test/chromium',
            use: { launchOptions: { executablePath: CHROMIUM }, viewport: { width: 1440, height: 900 } },
          },
        ]),
  ],
  retries: 0,
  forbidOnly: true,
  // Only what hangs may reach these limits: a machine with other work is several times slower.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : 'list',
});
