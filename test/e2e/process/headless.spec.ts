/** The export without a window, as a script uses it: in plain Node, without a display. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type ChildEnd, endOf } from '../../drivers/child-end.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

function run(args: string[], env: Record<string, string> = {}): Promise<ChildEnd> {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_') && name !== 'DISPLAY'),
  );
  const child = spawn(process.execPath, ['dist/main/headless-main.js', ...args], {
    env: { ...clean, AWS_EC2_METADATA_DISABLED: 'true', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return endOf(child);
}

test('an export writes the sample as JSON, and from the cache as CSV and to the standard output', async () => {
  const home = tempFolder();
  const json = join(home, 'out.json');
  const scan = await run(['--sample-data', '--export', json, `--user-data-dir=${home}`]);
  // The sample has regions that fail on purpose: written, but not every region answered.
  expect(scan.code, scan.stderr).toBe(2);
  expect(scan.stdout).toBe('');
  const document = JSON.parse(readFileSync(json, 'utf8'));
  expect(document.format).toBe('bedrock-atlas/matrix');
  const failed = Object.keys(document.regions).filter((region) =>
    ['failed', 'denied', 'partial'].includes(document.regions[region].state),
  );
  expect(failed.length).toBeGreaterThan(0);
  for (const region of failed) expect(scan.stderr).toContain(region);
  // Access is checked beside the lists: how many there are in all is not said before it is known.
  const checked = scan.stderr.match(/^Access: .*$/gmu) ?? [];
  expect(checked.length).toBeGreaterThan(1);
  for (const line of checked) {
    const [done = 0, all] = (line.match(/[\d,]+/gu) ?? []).map((text) => Number(text.replace(',', '')));
    if (all === undefined) expect(line).toMatch(/ checked so far$/u);
    else expect(all, line).toBeGreaterThanOrEqual(done);
  }

  const csv = join(home, 'out.csv');
  const cached = await run(['--sample-data', '--cached', '--export', csv, `--user-data-dir=${home}`]);
  expect(cached.code, cached.stderr).toBe(2);
  expect(readFileSync(csv, 'utf8').split('\r\n').length).toBeGreaterThan(100);

  const stdout = await run(['--sample-data', '--cached', '--export', '-', `--user-data-dir=${home}`]);
  expect(Object.keys(JSON.parse(stdout.stdout).models).sort()).toEqual(Object.keys(document.models).sort());
});

const NOTHING: [string, Record<string, string>, string[], RegExp][] = [
  ['no credentials', {}, [], /credentials/i],
  ['an unknown profile', {}, ['--profile', 'nobody'], /nobody/],
  [
    'a refused endpoint',
    {
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'x',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    },
    [],
    /refuses connections/i,
  ],
];
for (const [what, env, args, message] of NOTHING) {
  test(`an export with ${what} ends with 3 and leaves the file alone`, async () => {
    const home = tempFolder();
    const out = join(home, 'out.json');
    writeFileSync(out, 'as it was');
    const ended = await run(['--export', out, `--user-data-dir=${home}`, ...args], {
      HOME: home,
      AWS_CONFIG_FILE: join(home, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials'),
      ...env,
    });
    expect(ended.code, ended.stderr).toBe(3);
    expect(ended.stderr).toMatch(message);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
    expect(readFileSync(out, 'utf8')).toBe('as it was');
  });
}
