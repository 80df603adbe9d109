/** A price list of its own making: AWS's paths, any products, and ways to go wrong. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { OpenSockets } from './open-sockets.ts';

/** A product and its price, as the list writes them. */
export interface Product {
  sku: string;
  attributes: Record<string, string>;
  usd?: string;
  unit?: string;
  description?: string;
  effectiveDate?: string;
}

/** What the server holds: offer code, then region. */
export type Offers = Record<string, { version: string; regions: Record<string, readonly Product[]> }>;

export interface PriceServer {
  url: string;
  requests: { path: string; headers: IncomingHttpHeaders; status: number }[];
  offers: Offers;
  /** Answers for a path instead of the list; undefined: the list. */
  spoil(answer: (path: string) => Spoilt | undefined): void;
  close(): Promise<void>;
}

export type Spoilt = { status?: number; body?: string | Buffer } | 'silence' | 'reset';

/** The offer file that AWS would publish for these products. */
export function offerFile(
  offerCode: string,
  version: string,
  products: readonly Product[],
): Record<string, unknown> {
  return {
    formatVersion: 'v1.0',
    disclaimer: 'A test.',
    offerCode,
    version,
    publicationDate: '2026-10-05T12:00:00Z',
    products: Object.fromEntries(
      products.map(({ sku, attributes }) => [sku, { sku, productFamily: 'Amazon Bedrock', attributes }]),
    ),
    terms: { OnDemand: Object.fromEntries(products.map((product) => [product.sku, termsOf(product)])) },
  };
}

function termsOf({
  sku,
  usd,
  unit = '1K tokens',
  description = '',
  effectiveDate = '2026-10-01',
}: Product): Record<string, unknown> {
  const rateCode = `${sku}.JRTCKXETXF.6YS6EN2CT7`;
  const dimension = {
    rateCode,
    description,
    beginRange: '0',
    endRange: 'Inf',
    unit,
    pricePerUnit: usd === undefined ? {} : { USD: usd },
    appliesTo: [],
  };
  return {
    [`${sku}.JRTCKXETXF`]: {
      offerTermCode: 'JRTCKXETXF',
      sku,
      effectiveDate: `${effectiveDate}T00:00:00Z`,
      priceDimensions: { [rateCode]: dimension },
      termAttributes: {},
    },
  };
}

export async function startPriceServer(offers: Offers): Promise<PriceServer> {
  let spoil: (path: string) => Spoilt | undefined = () => undefined;
  const server = createServer((incoming, response) => {
    const path = incoming.url ?? '';
    const { headers } = incoming;
    response.on('finish', () => told.requests.push({ path, headers, status: response.statusCode }));
    const spoilt = spoil(path);
    if (spoilt === 'silence') return;
    if (spoilt === 'reset') response.socket?.destroy();
    else if (spoilt !== undefined) response.writeHead(spoilt.status ?? 200).end(spoilt.body ?? '');
    else answer(told.offers, path, headers, response);
  });
  const { url, close } = await new OpenSockets().serve(server);
  const told: PriceServer = {
    url,
    requests: [],
    offers,
    spoil(next) {
      spoil = next;
    },
    close,
  };
  return told;
}

function answer(offers: Offers, path: string, headers: IncomingHttpHeaders, response: ServerResponse): void {
  const [, code = '', version = '', region, file] =
    /^\/offers\/v1\.0\/aws\/(\w+)\/(\w+)\/(?:([a-z0-9-]+)\/)?(\w+)\.json$/.exec(path) ?? [];
  const offer = offers[code];
  const products = region === undefined ? undefined : offer?.regions[region];
  if (offer !== undefined && file === 'region_index') {
    const etag = `"${offer.version}-${Object.keys(offer.regions).join()}"`;
    if (headers['if-none-match'] === etag) {
      response.writeHead(304).end();
      return;
    }
    const regions = Object.keys(offer.regions).map((each) => [
      each,
      { regionCode: each, currentVersionUrl: `/offers/v1.0/aws/${code}/${offer.version}/${each}/index.json` },
    ]);
    send(response, JSON.stringify({ regions: Object.fromEntries(regions) }), headers, { etag });
  } else if (products !== undefined && version === offer?.version) {
    send(response, JSON.stringify(offerFile(code, version, products)), headers);
  } else {
    response
      .writeHead(403, { 'content-type': 'application/xml' })
      .end('<Error><Code>AccessDenied</Code></Error>');
  }
}

/** Packed for whoever takes that, as hosts of static files do. */
function send(
  response: ServerResponse,
  body: string,
  asked: IncomingHttpHeaders,
  headers: Record<string, string> = {},
): void {
  const isPacked = asked['accept-encoding']?.includes('gzip') === true;
  response.writeHead(200, { ...headers, ...(isPacked ? { 'content-encoding': 'gzip' } : {}) });
  response.end(isPacked ? gzipSync(body) : body);
}
