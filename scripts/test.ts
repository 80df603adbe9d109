/** `npm test`: provides what tests need, then runs all of them. Exit 0 only if all ran and passed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonTestResults } from 'vitest/node';
import { runChild } from './child.ts';
import { REPO } from './repo.ts';
import { runScript } from './run-script.ts';
import { scratchFolder } from './scratch-folder.ts';
import { chromiumExecutable } from './test-run/chromium.ts';
import { failureLines, failuresOfPlaywright, failuresOfVitest } from './test-run/failures.ts';
import { leftOutTests } from './test-run/platform-tests.ts';
import { sum, type Tally, tallyLine, tallyOfPlaywright, tallyOfVitest } from './test-run/tally.ts';
import { buildIfNeeded } from './window/build-if-needed.ts';
import { needsVirtualDisplay } from './window/display.ts';
import { installChromium } from './window/system-libraries.ts';
import { provideWindowRuntime } from './window/window-runtime.ts';

await runScript(async () => {
  // What has to be installed by hand is said first.
  await provideWindowRuntime();
  await installChromium();
  if ((await runNpm('check')) !== 0) {
    process.stdout.write(
      `\nnpm run check failed: no test was run.\n${tallyLine({ passed: 0, failed: 1, skipped: 0 })}\n`,
    );
    return 1;
  }
  await buildIfNeeded();
  using reports = scratchFolder();
  const report = (name: string): string => join(reports.path, `${name}.json`);
  const unit = report('unit');
  const hasChromium = chromiumExecutable() !== undefined;
  // On the user's own screen two windows would take the focus from each other.
  const isUnseen = process.env.WAYLAND_DISPLAY !== undefined || needsVirtualDisplay();
  const projects: [name: string, workers: number][] = [
    ['side by side', isUnseen ? 2 : 1],
    ['alone', 1],
    ...(hasChromium ? [['chromium', 1] satisfies [string, number]] : []),
  ];
  const tallies = [await runUnitTests(unit)];
  for (const [name, workers] of projects) tallies.push(await runWindowTests(report(name), name, workers));
  const total = sum(tallies);
  const failures = [
    ...(read(unit, (said: JsonTestResults) => failuresOfVitest(said, REPO)) ?? []),
    ...projects.flatMap(([name]) => read(report(name), failuresOfPlaywright) ?? []),
  ];
  if (!hasChromium)
    process.stdout.write(
      'Left out here: test/chromium: no Chromium or Chrome is installed beside Electron.\n',
    );
  for (const { file, because } of leftOutTests())
    process.stdout.write(`Left out here: ${file}: ${because}.\n`);
  process.stdout.write(`\n${failureLines(failures)}${tallyLine(total)}\n`);
  return total.failed + total.skipped === 0 ? 0 : 1;
});

/** Runs a script of package.json with the npm that runs this one. */
function runNpm(script: string): Promise<number> {
  const npm = process.env.npm_execpath;
  const [command, args] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  return runChild(command, [...args, 'run', '--silent', script], { cwd: REPO });
}

async function runUnitTests(report: string): Promise<Tally | undefined> {
  const code = await runTool('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  return withExitCode(read(report, tallyOfVitest), code);
}

/** One project of playwright.config.ts. */
async function runWindowTests(report: string, project: string, workers: number): Promise<Tally | undefined> {
  const args = ['test', `--project=${project}`, `--workers=${workers}`];
  const code = await runTool('@playwright/test/cli.js', args, { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  return withExitCode(read(report, tallyOfPlaywright), code);
}

function runTool(script: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return runChild(process.execPath, [join(REPO, 'node_modules', script), ...args], {
    cwd: REPO,
    env: { ...process.env, ...env },
  });
}

/** Undefined when the tool wrote no report. */
function read<T, R>(file: string, take: (report: T) => R): R | undefined {
  try {
    return take(JSON.parse(readFileSync(file, 'utf8')) as T);
  } catch {
    return undefined;
  }
}

/** A tool that exits with an error while all its tests passed counts as a failure. */
function withExitCode(tally: Tally | undefined, code: number): Tally | undefined {
  return tally !== undefined && code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}
