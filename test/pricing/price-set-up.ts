/** A price list with two models in two regions, read into a folder of its own. */
import { afterEach, beforeEach } from 'vitest';
import { openPublicFiles, type PublicFiles } from '../../electron/aws/transport/public-files.ts';
import { PRICE_NAMES } from '../../electron/capabilities/price-names.ts';
import type { ModelPrices } from '../../electron/contract/pricing/price.ts';
import type { RegionPrices } from '../../electron/contract/pricing/price-join.ts';
import { PriceBook } from '../../electron/pricing/price-book.ts';
import { PriceList } from '../../electron/pricing/price-list.ts';
import { PriceStore } from '../../electron/pricing/price-store.ts';
import { succeeded } from '../helpers/builders.ts';
import {
  type Offers,
  type PriceServer,
  type Product,
  startPriceServer,
} from '../helpers/servers/price-server.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

export const NEVER: AbortSignal = new AbortController().signal;
export const HAIKU = 'anthropic.claude-haiku-4-5-20251001-v1:0';
export const LITE = 'amazon.nova-lite-v1:0';

export function lite(region: string, usd: string, tail = 'input-tokens'): Product {
  return {
    sku: `L-${region}-${tail}`,
    attributes: { model: 'Nova Lite', regionCode: region, usagetype: `X1-NovaLite-${tail}` },
    usd,
  };
}

function haiku(region: string, usd: string): Product {
  return {
    sku: `H-${region}`,
    attributes: {
      servicename: 'Claude Haiku 4.5 (Amazon Bedrock Edition)',
      regionCode: region,
      usagetype: 'USE1-MP:USE1_InputTokenCount-Units',
    },
    usd,
    unit: 'Units',
    description: 'Million Input Tokens',
  };
}

const offers = (): Offers => ({
  AmazonBedrock: {
    version: '20261005000000',
    regions: {
      'us-east-1': [lite('us-east-1', '0.0000612300')],
      'eu-west-1': [lite('eu-west-1', '0.0000700000')],
    },
  },
  AmazonBedrockFoundationModels: {
    version: '20261004000000',
    regions: { 'us-east-1': [haiku('us-east-1', '1.2345678900')], 'eu-west-1': [] },
  },
  AmazonBedrockService: { version: '20261003000000', regions: { 'us-east-1': [] } },
});

export interface PriceSetUp {
  server: PriceServer;
  folder: string;
  store: PriceStore;
  list: PriceList;
  withDeadline(deadlineMs: number): PriceList;
  read(region: string): Promise<RegionPrices | undefined>;
  pricesOf(region: string, modelId: string): Promise<ModelPrices | undefined>;
  /** Paths of region files that were asked for. */
  filesAsked(): string[];
  close(): Promise<void>;
}

/** A fresh one before every test of the file, closed after it. */
export function usePrices(): PriceSetUp {
  const at = {} as PriceSetUp;
  beforeEach(async () => void Object.assign(at, await setUpPrices()));
  afterEach(() => at.close());
  return at;
}

async function setUpPrices(): Promise<PriceSetUp> {
  const folder = tempFolder();
  const server = await startPriceServer(offers());
  const store = new PriceStore(folder);
  const nowIso = (): string => '2026-10-06T00:00:00.000Z';
  const opened: PublicFiles[] = [];
  /** Waits so long for a file. */
  const withDeadline = (deadlineMs: number): PriceList => {
    const files = succeeded(openPublicFiles({ env: {}, deadlineMs }));
    opened.push(files);
    return new PriceList({ url: new URL(server.url), files, store, nowIso });
  };
  const read = (region: string): Promise<RegionPrices | undefined> =>
    new PriceBook({ store, names: PRICE_NAMES }).read(region, () => false);
  return {
    server,
    folder,
    store,
    list: withDeadline(15_000),
    withDeadline,
    read,
    pricesOf: async (region, modelId) => (await read(region))?.of(modelId),
    filesAsked: () =>
      server.requests.filter(({ path }) => path.endsWith('/index.json')).map(({ path }) => path),
    async close() {
      for (const files of opened) files.close();
      await server.close();
    },
  };
}
