/**
 * All regions at once answer with as much as they can, through the real SDK, and a process of its own exports what is good:
 * its memory at the peak, and the longest time for which it stood still.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { MAX_ANSWER_PARTS, MAX_RESIDENT_BYTES, MAX_STANDSTILL_MS } from '../../electron/contract/bounds.ts';
import type { ExportDocument } from '../../electron/contract/export/export-format.ts';
import {
  aProfileSummary,
  aSummary,
  goodReply,
  MODEL_ID,
  MODEL_IDS,
  operationOf,
} from '../drivers/good-bedrock.ts';
import { type HeadlessBundle, startHeadless } from '../drivers/headless/headless-child.ts';
import { sharedHeadless } from '../drivers/headless/shared-headless.ts';
import { closedWithTest } from '../helpers/closed-with-test.ts';
import { type Reply, type SeenRequest, startProtocolServer } from '../helpers/servers/protocol-server.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

/** Of all regions one is as it should be. */
const GOOD = 'eu-west-1';

let bundle: HeadlessBundle;
beforeAll(async () => {
  bundle = await sharedHeadless();
});

/**
 * Says at the end how much memory the process had at its peak, and how long it worked at most between two turns of its event
 * loop: its own time, because a busy machine makes every process wait.
 */
const GAUGE = `
import { existsSync, readFileSync, writeSync } from 'node:fs';
const STATUS = '/proc/self/status';
let last = process.cpuUsage();
let standstillMs = 0;
setInterval(() => {
  const { user, system } = process.cpuUsage(last);
  last = process.cpuUsage();
  standstillMs = Math.max(standstillMs, (user + system) / 1000);
}, 10).unref();
process.on('exit', () => {
  // Not the rusage of the process: Linux begins that with the peak of the process that started it.
  const [, kilobytes] = existsSync(STATUS) ? /^VmHWM:\\s+(\\d+)/m.exec(readFileSync(STATUS, 'utf8')) ?? [] : [];
  const residentBytes = Number(kilobytes ?? process.resourceUsage().maxRSS) * 1024;
  writeSync(2, 'PEAK ' + JSON.stringify({ residentBytes, standstillMs }) + '\\n');
});`;

/** The answer of a region that is not the good one; undefined: a good one. */
type Hostile = (request: SeenRequest) => Reply | undefined;

/** Each answer made once: several accounts ask for the same. */
function once(hostile: Hostile): Hostile {
  const made = new Map<string, Reply | undefined>();
  return (request) => {
    const key = `${request.region} ${request.path}?${request.query}`;
    if (!made.has(key)) {
      const reply = hostile(request);
      const isJson = typeof reply === 'object' && 'json' in reply;
      made.set(key, isJson ? { body: Buffer.from(JSON.stringify(reply.json)) } : reply);
    }
    return made.get(key);
  };
}

/** An export by these arguments, the last of which is its file or folder. */
async function run(hostile: Hostile, name: string, profiles: readonly string[] = []) {
  const server = await closedWithTest(
    startProtocolServer((request) =>
      request.region === GOOD ? goodReply(request) : (hostile(request) ?? goodReply(request)),
    ),
  );
  const own = tempFolder();
  const target = join(own, name);
  // Pages that came too late are another fault than too many.
  writeFileSync(join(own, 'settings.json'), JSON.stringify({ regionDeadlineMs: 120_000 }));
  const [config, credentials] = [join(own, 'config'), join(own, 'credentials')];
  writeFileSync(config, profiles.map((each) => `[profile ${each}]\nregion = eu-west-1\n`).join(''));
  const keys = 'aws_access_key_id = AKIDEXAMPLEEXAMPLE01\naws_secret_access_key = secret\n';
  writeFileSync(credentials, profiles.map((each) => `[${each}]\n${keys}`).join(''));
  const { ended } = startHeadless(
    bundle,
    [`--user-data-dir=${own}`, ...profiles.flatMap((each) => ['--profile', each]), '--export', target],
    {
      url: server.url,
      env: {
        AWS_CONFIG_FILE: config,
        AWS_SHARED_CREDENTIALS_FILE: credentials,
        NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(GAUGE)}`,
      },
    },
  );
  const { code, stderr } = await ended;
  const [, peak = '{}'] = /^PEAK (.*)$/m.exec(stderr) ?? [];
  return { code, stderr, target, peak: JSON.parse(peak) as { residentBytes: number; standstillMs: number } };
}

async function exported(hostile: Hostile) {
  const { target, ...ended } = await run(hostile, 'out.json');
  return { ...ended, document: documentIn(target) };
}

function documentIn(file: string): ExportDocument {
  return JSON.parse(readFileSync(file, 'utf8')) as ExportDocument;
}

const filled = (length: number): string => 'x'.repeat(length);

/** A seventh of the regions answer with as much as they can; the others with more than is kept of them, which is done sooner. */
const isLargest = (region: string): boolean => region.startsWith('eu-');

const LARGE_MEMBERS: Hostile = (request) => {
  const { region } = request;
  const operation = operationOf(request);
  const more = { first: { text: filled(9_000) }, second: [filled(9_000)], third: filled(9_000) };
  const changeOf = (index: number) => (index < (isLargest(region) ? 250 : 20) ? more : {});
  const indexes = Array.from({ length: 250 }, (_, index) => index);
  if (operation === 'models') {
    const of = (index: number) => aSummary(region, `acme.${region}-${index}`, changeOf(index));
    return { json: { modelSummaries: indexes.map(of) } };
  }
  if (operation !== 'profiles') return undefined;
  const of = (index: number) => aProfileSummary(region, `eu.${region}-${index}`, changeOf(index));
  return { json: { inferenceProfileSummaries: indexes.map(of) } };
};

const MANY_MODELS: Hostile = (request) => {
  if (operationOf(request) !== 'models') return undefined;
  const { region } = request;
  const [models, longNames] = isLargest(region) ? [15_000, 200] : [6_000, 40];
  const ids = Array.from({ length: models }, (_, index) => `acme.${region}-${index}`);
  return {
    json: {
      modelSummaries: ids.map((id, index) => ({
        modelId: id,
        modelName: index < longNames ? '模'.repeat(9_000) : id,
      })),
    },
  };
};

describe('a process that scans', () => {
  it.each<[string, Hostile]>([
    [
      'endless pages of profiles',
      (request) => {
        if (operationOf(request) !== 'profiles') return undefined;
        const page = Number(request.query.get('nextToken') ?? 0);
        const ids = Array.from({ length: 1_000 }, (_, index) => `eu.${request.region}.${page}-${index}`);
        const inferenceProfileSummaries = ids.map((id) => aProfileSummary(request.region, id));
        return { json: { inferenceProfileSummaries, nextToken: String(page + 1) } };
      },
    ],
    [
      'very large profiles',
      (request) => {
        if (operationOf(request) !== 'profiles') return undefined;
        const modelArn = `arn:aws:bedrock:${request.region}::foundation-model/${MODEL_ID}`;
        const models = Array.from({ length: 1_000 }, () => ({ modelArn }));
        const page = Number(request.query.get('nextToken') ?? 0);
        const summaries = Array.from({ length: 80 }, (_, index) =>
          aProfileSummary(request.region, `eu.${request.region}.${page}-${index}`, { models }),
        );
        return { json: { inferenceProfileSummaries: summaries, nextToken: String(page + 1) } };
      },
    ],
    ['large unknown members', LARGE_MEMBERS],
    [
      'lists beside millions of empty objects, or of lists in each other',
      (request) => {
        if (operationOf(request) !== 'profiles') return undefined;
        const isDeep = request.query.get('type') === 'APPLICATION';
        const parts = isLargest(request.region) ? 2_600_000 : 2 * MAX_ANSWER_PARTS;
        const depth = parts * 1.5;
        const padding = isDeep ? '['.repeat(depth) + ']'.repeat(depth) : `[${'{},'.repeat(parts)}{}]`;
        const ids = Array.from({ length: 700 }, (_, index) => `eu.${request.region}.${index}`);
        const profiles = JSON.stringify(ids.map((id) => aProfileSummary(request.region, id)));
        return { body: `{"padding":${padding},"inferenceProfileSummaries":${profiles}}` };
      },
    ],
    ['models without number and with long names that are not Latin', MANY_MODELS],
  ])(
    'stays within its bounds, and exports what is good, whatever all other regions answer: %s',
    async (_what, hostile) => {
      const { code, stderr, peak, document } = await exported(hostile);
      expect(code).toBe(2);
      expect(document.regions[GOOD]).toMatchObject({ state: 'ok' });
      expect(Object.keys(document.models[GOOD] ?? {})).toEqual(MODEL_IDS);
      const { [GOOD]: _good, ...others } = document.regions;
      for (const [region, { state, error }] of Object.entries(others)) {
        expect([
          region,
          state === 'ok' ||
            /than are taken in; the first|more objects and lists than any list has/.test(
              error?.message ?? '',
            ),
        ]).toEqual([region, true]);
        // No list takes the place of another: each shows something.
        expect(Object.keys(document.models[region] ?? {}).length).toBeGreaterThanOrEqual(MODEL_IDS.length);
      }
      expect(stderr).toMatch(/^\S+ partial: /m);
      expect(peak.residentBytes).toBeLessThan(MAX_RESIDENT_BYTES);
      expect(peak.standstillMs).toBeLessThan(MAX_STANDSTILL_MS);
      if (hostile === LARGE_MEMBERS) {
        expect(others['us-east-1']?.leftOutMembers).toBeGreaterThan(0);
        expect(stderr).toMatch(
          /^Left out [\d,]+ members that this app does not know, too long to be kept: af-south-1/m,
        );
      }
    },
  );
});

describe('a process that scans several accounts side by side', () => {
  it.each<[string, Hostile]>([
    ['large unknown members', LARGE_MEMBERS],
    ['models without number', MANY_MODELS],
  ])(
    'stays within the bound of one: %s',
    async (_what, hostile) => {
      const profiles = ['a', 'b', 'c'];
      const { code, stderr, target, peak } = await run(once(hostile), 'out/', profiles);
      expect([code, stderr.includes('partial: ')]).toEqual([2, true]);
      for (const profile of profiles) {
        const document = documentIn(join(target, `${profile}.json`));
        expect(document.regions[GOOD]).toMatchObject({ state: 'ok' });
        for (const [region, models] of Object.entries(document.models)) {
          expect(Object.keys(models).length, JSON.stringify(document.regions[region])).toBeGreaterThan(0);
        }
      }
      expect(peak.residentBytes).toBeLessThan(MAX_RESIDENT_BYTES);
      expect(peak.standstillMs).toBeLessThan(MAX_STANDSTILL_MS);
    },
    240_000,
  );
});
