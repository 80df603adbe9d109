import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { tempFolder } from '../helpers/temp-folder.ts';
import { startedSample } from '../sample/started-sample.ts';
import { type Ran, ran } from './run-command.ts';

/** The command line over a folder of its own, with the sample Bedrock. */
function commandLine(userDataDir = tempFolder()): (...args: string[]) => Promise<Ran> {
  const env = { AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' };
  return (...args) => ran(args, { userDataDir, env });
}

const SCAN = ['--sample-data', '--no-access', '--export', '-', '--regions'] as const;
const SAMPLE = ['--sample-data', '--regions', 'eu-central-1,us-east-1'] as const;

/** Of the one region that both scans have: on a busy machine its latency may double, which counts as a change. */
const isLatencyAlone = (changes: number): boolean => changes === 0 || changes === 1;

describe('the kept scans on the command line', () => {
  it('are none before the first scan', async () => {
    const run = commandLine();
    expect(await run('--sample-data', '--history')).toEqual({ code: 0, printed: '', said: [] });
    expect((await run('--sample-data', '--history', '--format', 'json')).printed).toBe('[]\n');
    const at = await run('--sample-data', '--export', '-', '--cached', '--at', '@-0');
    expect(at).toMatchObject({ code: 3, printed: '' });
    expect(at.said.join()).toContain('No scan is kept of this profile');
    const difference = await run('--sample-data', '--diff', '@-1', '@-0');
    expect(difference).toMatchObject({ code: 3, printed: '' });
    expect(difference.said).toEqual(at.said);
  });

  it('are listed, exported as they were, and compared', async () => {
    const run = commandLine();
    const first = await run(...SCAN, 'eu-central-1,us-east-1');
    const second = await run(...SCAN, 'eu-central-1');
    expect([first.code, second.code]).toEqual([0, 0]);

    const list = await run(...SAMPLE, '--history', '--format', 'json');
    const scans = JSON.parse(list.printed) as Record<string, unknown>[];
    expect(scans).toMatchObject([
      { state: 'complete', regionsAnswered: 1, regions: 1, changes: expect.toSatisfy(isLatencyAlone) },
      { state: 'complete', regionsAnswered: 2, regions: 2, changes: 0 },
    ]);
    expect(Object.keys(scans[0] ?? {})).toEqual([
      'at',
      'state',
      'regionsAnswered',
      'regions',
      'models',
      'changes',
    ]);
    const lines = (await run(...SAMPLE, '--history')).printed.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z {2}1 of 1 Region, \d+ models, [01] changes?$/);

    const before = await run(...SAMPLE, '--export', '-', '--cached', '--at', '@-1');
    expect(before.code).toBe(0);
    expect(JSON.parse(before.printed).models).toEqual(JSON.parse(first.printed).models);
    const older = await run(...SAMPLE, '--export', '-', '--cached', '--at', '2020-01-01');
    expect(older).toMatchObject({ code: 3, printed: '' });
    expect(older.said.join()).toContain('No scan that old is kept: the oldest of 2 is from');

    const difference = await run(...SAMPLE, '--diff', '@-1', '@-0', '--format', 'json');
    expect(difference.code).toBe(0);
    expect(JSON.parse(difference.printed)).toEqual({
      added: [],
      removed: [],
      changed: [],
      unknown: [{ region: 'us-east-1', side: 'new', reason: 'not-scanned' }],
    });
    expect((await run(...SAMPLE, '--diff', '@-0', '@-9')).code).toBe(3);
  });
});

it('says once in a scan what goes wrong with the cache several times, and once what does with the history', async () => {
  const userDataDir = tempFolder();
  for (const name of ['cache', 'history']) writeFileSync(join(userDataDir, name), '');
  const { code, said } = await commandLine(userDataDir)(...SCAN, 'eu-central-1');
  expect(code).toBe(0);
  const problems = said.filter((line) => line.includes(userDataDir));
  expect(problems.map((line) => line.split(' /')[0])).toEqual([
    'The cache',
    'The scan could not be kept in the history',
  ]);
});

describe('--diff of files', () => {
  it('prints what differs and ends with 1, and with 3 where a file cannot be read', async () => {
    const run = commandLine();
    const folder = tempFolder();
    const [old, now, bad] = ['old', 'now', 'bad'].map((name) => join(folder, `${name}.json`)) as [
      string,
      string,
      string,
    ];
    const document = JSON.parse((await run(...SCAN, 'eu-central-1')).printed);
    writeFileSync(old, JSON.stringify(document));
    const [gone] = Object.keys(document.models['eu-central-1']);
    delete document.models['eu-central-1'][gone ?? ''];
    document.source = { kind: 'aws', partition: 'aws-cn' };
    writeFileSync(now, `\uFEFF${JSON.stringify(document)}`);
    writeFileSync(bad, '{"format":"bedrock-atlas/matrix","version":2}');

    const markdown = await run('--diff', old, now);
    expect(markdown.code).toBe(1);
    expect(markdown.printed).toContain('# Changes from old.json to now.json\n\n1 removed.');
    expect(markdown.printed).toContain(`| eu-central-1 | ${gone} |`);
    expect(markdown.said).toEqual([
      'One of the two is sample data: the differences say nothing of an account.',
    ]);
    expect((await run('--diff', old, old)).code).toBe(0);
    const none = await run('--diff', old, join(folder, 'none.json'));
    expect(none).toMatchObject({ code: 3, printed: '' });
    expect(none.said).toEqual(['none.json could not be read: it is not there any more.']);
    const newer = await run('--diff', old, bad);
    expect(newer).toMatchObject({ code: 3, printed: '' });
    expect(newer.said).toEqual([
      'bad.json: The file is version 2 of a Bedrock Atlas export; this app reads version 1. Open it with a newer Bedrock Atlas.',
    ]);
    expect((await run('--diff', join(folder, 'none.json'), now)).code).toBe(3);
  });
});

describe('--export DIR/', () => {
  it('writes a file for the sample', async () => {
    const run = commandLine();
    const folder = join(tempFolder(), 'new');
    const { code } = await run(
      '--sample-data',
      '--no-access',
      '--regions',
      'eu-west-1',
      '--export',
      `${folder}/`,
    );
    expect(code).toBe(0);
    expect(readdirSync(folder)).toEqual(['sample.json']);
    expect(JSON.parse(readFileSync(join(folder, 'sample.json'), 'utf8')).source.kind).toBe('sample');
  });

  it('writes a workbook where the name asks for one', async () => {
    const run = commandLine();
    const file = join(tempFolder(), 'matrix.xlsx');
    const { code } = await run('--sample-data', '--no-access', '--regions', 'eu-west-1', '--export', file);
    expect(code).toBe(0);
    const parts = unzipSync(readFileSync(file));
    expect(Object.keys(parts)).toContain('xl/worksheets/sheet2.xml');
    expect(strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).toContain(
      'amazon.nova-lite-v1:0',
    );
  });

  it('goes on when a profile fails, and ends with the worst exit code', async () => {
    const run = commandLine();
    const folder = tempFolder();
    const { code, said } = await run('--profile', 'a', '--profile', 'b/c', '--export', `${folder}/`);
    expect(code).toBe(3);
    expect(said.some((line) => line.startsWith('a: '))).toBe(true);
    expect(said.some((line) => line.startsWith('b/c: '))).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });
});

it('scans more profiles than run at once, each to its end and into a file of its own', async () => {
  const bedrock = await startedSample();
  const folder = tempFolder();
  const profiles = ['a', 'b', 'c', 'd', 'e'];
  const { accessKeyId, secretAccessKey } = bedrock.credentials;
  const keys = `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}`;
  const sections = profiles.map((name) => `[profile ${name}]\n${keys}\nendpoint_url = ${bedrock.endpoint}\n`);
  writeFileSync(join(folder, 'config'), sections.join('\n'));
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  onTestFinished(() => void vi.unstubAllEnvs());
  const named = profiles.flatMap((name) => ['--profile', name]);
  const regions = ['--regions', 'eu-central-1,us-east-1,mx-central-1'];
  const ended = await commandLine()(...named, ...regions, '--no-access', '--export', join(folder, 'out/'));
  expect(ended.said.filter((line) => line.includes('Cancelled'))).toEqual([]);
  // Progress too says whose it is.
  expect(ended.said.filter((line) => !/^[a-e]: /.test(line))).toEqual([]);
  // A policy denies one of the regions.
  expect(ended.code).toBe(2);
  expect(readdirSync(join(folder, 'out')).sort()).toEqual(profiles.map((name) => `${name}.json`));
});
