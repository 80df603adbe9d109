/**
 * Measure 18: a region's price list ten times as large as in 2026, from the request to prices joined to models, and the
 * start of the app with that list kept.
 */
import { once } from 'node:events';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import priceNames from '../../electron/capabilities/data/price-names.json' with { type: 'json' };
import { OFFER_CODES } from '../../electron/contract/pricing/price.ts';
import { openPriceList } from '../../electron/pricing/open-price-list.ts';
import { PriceStore } from '../../electron/pricing/price-store.ts';
import { QuotaStore } from '../../electron/pricing/quota-store.ts';
import { SourcePricing } from '../../electron/pricing/source-pricing.ts';
import { scratchFolder } from '../../scripts/scratch-folder.ts';
import { offerFile, type Product } from '../../test/helpers/servers/price-server.ts';
import { generatedSnapshot } from '../../test/helpers/snapshots/snapshots.ts';
import { type Figure, figure, ms, number, times } from './figures.ts';
import { startBeside } from './window/start-beside.ts';

const REGION = 'us-east-1';
const VERSION = '20261005000000';
/** Rows of the region in the three offers, ten times those of July and August 2026. */
const ROWS = [10_130, 2_410, 150] as const;
/** Milliseconds between two samples of the event loop; subtracted from every delay. */
const TICK_MS = 5;

/** A server of its own thread: what it does is no delay of the reader's. */
const SERVER = `
const { createServer } = require('node:http');
const { parentPort, workerData } = require('node:worker_threads');
const server = createServer((request, response) => {
  response.writeHead(200, { 'content-encoding': 'gzip' }).end(Buffer.from(workerData[request.url] ?? ''));
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

async function serve(files: Record<string, Uint8Array>): Promise<{ url: URL } & AsyncDisposable> {
  const server = new Worker(SERVER, { eval: true, workerData: files });
  const [port] = (await once(server, 'message')) as [number];
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    [Symbol.asyncDispose]: async () => void (await server.terminate()),
  };
}

/** Measure 18. */
export async function priceMeasures(runs: number): Promise<Figure[]> {
  const { files, megabytes } = publishedFiles();
  await using server = await serve(files);
  using kept = scratchFolder();
  const reads = await times(runs, async () => {
    using folder = scratchFolder();
    return await readOnce(server.url, folder.path);
  });
  await readOnce(server.url, join(kept.path, 'prices', 'sample'));
  const start = await startBeside('18c', 'that list', kept.path, 1.05, runs);
  const rows = ROWS.reduce((sum, each) => sum + each, 0);
  const what = `${rows} rows, ${number(megabytes)} MB unpacked`;
  return [
    figure(
      '18a',
      `price list of a region, ten times as large, until its prices are shown`,
      'ms',
      reads.map(({ readMs }) => readMs),
      1_000,
      what,
    ),
    figure(
      '18b',
      'event-loop delay meanwhile, p99',
      'ms',
      reads.map(({ p99Ms }) => p99Ms),
      50,
      `longest ${ms(reads.map(({ mostMs }) => mostMs))}`,
    ),
    start,
  ];
}

async function readOnce(
  url: URL,
  folder: string,
): Promise<{ readMs: number; p99Ms: number; mostMs: number }> {
  const prices = new PriceStore(folder);
  const snapshot = generatedSnapshot(165);
  const pricing = new SourcePricing({
    prices,
    quotas: new QuotaStore(join(folder, 'quotas.json')),
    openPriceList: () => openPriceList(url, prices, {}),
    readQuotas: () => Promise.reject(new Error('Not asked.')),
    snapshot: () => snapshot,
    changed: () => undefined,
  });
  const delays = monitorEventLoopDelay({ resolution: TICK_MS });
  delays.enable();
  const startedMs = performance.now();
  const problems = await pricing.fetchPrices([REGION], new AbortController().signal);
  const readMs = performance.now() - startedMs;
  delays.disable();
  if (problems.length > 0) throw new Error(problems[0]?.failure.message);
  const delayOf = (share: number): number => Math.max(0, delays.percentile(share) / 1e6 - TICK_MS);
  return { readMs, p99Ms: delayOf(99), mostMs: delayOf(100) };
}

function publishedFiles(): { files: Record<string, Uint8Array>; megabytes: number } {
  const files: Record<string, Uint8Array> = {};
  let megabytes = 0;
  for (const [place, code] of OFFER_CODES.entries()) {
    const path = `/offers/v1.0/aws/${code}/${VERSION}/${REGION}/index.json`;
    const index = JSON.stringify({ regions: { [REGION]: { regionCode: REGION, currentVersionUrl: path } } });
    // AWS writes its files with blanks.
    const offer = JSON.stringify(offerFile(code, VERSION, productsOf(code, ROWS[place] ?? 0)), null, 2);
    megabytes += offer.length / 1e6;
    files[`/offers/v1.0/aws/${code}/current/region_index.json`] = gzipSync(index);
    files[path] = gzipSync(offer);
  }
  return { files, megabytes };
}

const METERS = [
  'input-tokens',
  'output-tokens',
  'cache-read-input-token-count',
  'cache-write-input-token-count',
];
const TIERS = ['', '-batch', '-flex', '-priority'];
const SCOPES = ['', '-cross-region-geo', '-cross-region-global'];

/** Names that have models, and as many that have none; each with its meters, tiers and scopes. */
function productsOf(code: (typeof OFFER_CODES)[number], count: number): Product[] {
  const named = Object.keys(priceNames.names[code]);
  const perName = METERS.length * TIERS.length * SCOPES.length;
  return Array.from({ length: count }, (_, row): Product => {
    const group = Math.floor(row / perName);
    const name = group < named.length ? (named[group] ?? '') : `Model ${group}`;
    const meter = METERS[row % METERS.length] ?? '';
    const tier = TIERS[Math.floor(row / METERS.length) % TIERS.length] ?? '';
    const scope = SCOPES[Math.floor(row / METERS.length / TIERS.length) % SCOPES.length] ?? '';
    const usagetype = `USE1-${name.replaceAll(' ', '')}-${meter}${tier}${scope}`;
    return {
      sku: `SKU${code.length}X${String(row).padStart(10, '0')}`,
      // The attributes that a row of July 2026 had.
      attributes: {
        servicecode: code,
        location: 'US East (N. Virginia)',
        locationType: 'AWS Region',
        usagetype,
        operation: '',
        feature: 'On-demand Inference',
        inferenceType: 'Input tokens',
        model: name,
        provider: 'A provider',
        regionCode: REGION,
        servicename: 'Amazon Bedrock',
        service_tier: '',
        tokenType: 'text',
      },
      usd: `0.${String(1 + row).padStart(10, '0')}`,
      description: `$0.0000600000 per 1K ${meter} for ${name} in US East (N. Virginia)`,
    };
  });
}
